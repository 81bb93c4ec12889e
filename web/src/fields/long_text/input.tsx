import { Input } from 'antd';
import type { InputProps } from '../types';

export function LongTextInput(props: InputProps) {
  const { field, value, onChange, id, status, autoFocus, forCondition } = props;
  const shared = {
    id,
    value: typeof value === 'string' ? value : '',
    status,
    maxLength: field.max_length,
    autoFocus,
  };
  if (forCondition)
    return <Input {...shared} onChange={(event) => onChange(event.target.value || null)} />;
  return (
    <Input.TextArea
      {...shared}
      onChange={(event) => onChange(event.target.value || null)}
      className="field-grows"
      rows={1}
    />
  );
}
