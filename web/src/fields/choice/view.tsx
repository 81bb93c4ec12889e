import { useLabel } from '@/shared/useLabel';
import type { ViewProps } from '../types';

export function ChoiceView({ field, value, text }: ViewProps) {
  const label = useLabel();
  const option = field.options?.find((item) => item.value === value);
  return <span>{option ? label(option.label) : (text ?? String(value))}</span>;
}
