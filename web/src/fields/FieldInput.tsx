import { fieldUi } from './registry';
import type { InputProps } from './types';
import './fields.css';

export function FieldInput(props: InputProps) {
  const { Input } = fieldUi(props.field.type);
  return <Input {...props} />;
}
