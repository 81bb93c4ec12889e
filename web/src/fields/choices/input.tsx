import { Select } from 'antd';
import { useLabel } from '@/shared/useLabel';
import type { InputProps } from '../types';

/** Several options; open ones (tags) also take new words. */
export function ChoicesInput(props: InputProps) {
  const { field, value, onChange, id, status, autoFocus, forCondition } = props;
  const label = useLabel();
  const chosen = Array.isArray(value) ? value : typeof value === 'string' ? [value] : [];
  const offered = (field.options ?? []).filter(
    (item) => !item.retired || chosen.includes(item.value),
  );
  return (
    <Select<string[]>
      id={id}
      className="field-fill"
      mode={field.open ? 'tags' : 'multiple'}
      maxCount={forCondition ? 1 : undefined}
      tokenSeparators={field.open ? [',', ',', '、', ';', ';'] : undefined}
      value={chosen}
      onChange={(next) => onChange(next.length ? (forCondition ? (next[0] ?? null) : next) : null)}
      options={offered.map((item) => ({ value: item.value, label: label(item.label) }))}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear
      status={status}
      autoFocus={autoFocus}
    />
  );
}
