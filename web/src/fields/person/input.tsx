import { Select } from 'antd';
import { usePeople } from '../people';
import type { InputProps } from '../types';

export function PersonInput({ value, onChange, id, status, autoFocus }: InputProps) {
  const people = usePeople();
  const offered = (people.data ?? []).filter((person) => !person.disabled || person.id === value);
  return (
    <Select
      id={id}
      className="field-fill"
      loading={people.isPending}
      value={typeof value === 'string' ? value : undefined}
      onChange={(next) => onChange(next ?? null)}
      options={offered.map((person) => ({ value: person.id, label: person.name }))}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear
      status={status}
      autoFocus={autoFocus}
    />
  );
}
