import { Select } from 'antd';
import { useLabel } from '@/shared/useLabel';
import type { InputProps } from '../types';

export function ChoiceInput({ field, value, onChange, id, status, autoFocus }: InputProps) {
  const label = useLabel();
  const offered = (field.options ?? []).filter((item) => !item.retired || item.value === value);
  return (
    <Select
      id={id}
      className="field-fill"
      value={typeof value === 'string' ? value : undefined}
      onChange={(next) => onChange(next ?? null)}
      options={offered.map((item) => ({ value: item.value, label: label(item.label) }))}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear
      status={status}
      autoFocus={autoFocus}
    />
  );
}
