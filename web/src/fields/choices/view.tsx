import { Flex, Tag } from 'antd';
import { useLabel } from '@/shared/useLabel';
import type { ViewProps } from '../types';

export function ChoicesView({ field, value, short }: ViewProps) {
  const label = useLabel();
  const words = (Array.isArray(value) ? value : [String(value)]).map((word) =>
    label(field.options?.find((item) => item.value === word)?.label ?? word),
  );
  if (short) return <span>{words.join('、')}</span>;
  return (
    <Flex wrap gap={4}>
      {words.map((word) => (
        <Tag key={word}>{word}</Tag>
      ))}
    </Flex>
  );
}
