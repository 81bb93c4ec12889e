import { InputNumber } from 'antd';
import type { InputProps } from '../types';

export function IntegerInput({ value, onChange, id, status, autoFocus }: InputProps) {
  return (
    <InputNumber
      id={id}
      className="field-fill"
      value={typeof value === 'number' || typeof value === 'string' ? Number(value) : null}
      onChange={(next) => onChange(next)}
      precision={0}
      status={status}
      autoFocus={autoFocus}
      inputMode="numeric"
    />
  );
}
