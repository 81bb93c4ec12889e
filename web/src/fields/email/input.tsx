import { Input } from 'antd';
import type { InputProps } from '../types';

export function EmailInput({ field, value, onChange, id, status, autoFocus }: InputProps) {
  return (
    <Input
      id={id}
      inputMode="email"
      autoCapitalize="none"
      spellCheck={false}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.target.value || null)}
      status={status}
      maxLength={field.max_length}
      autoFocus={autoFocus}
      autoComplete="off"
    />
  );
}
