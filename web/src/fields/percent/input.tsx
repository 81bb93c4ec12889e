import { InputNumber } from 'antd';
import type { InputProps } from '../types';

export function PercentInput({ value, onChange, id, status, autoFocus }: InputProps) {
  return (
    <InputNumber<string>
      id={id}
      className="field-fill"
      stringMode
      value={value === null || value === undefined ? null : String(value)}
      onChange={(next) => onChange(next)}
      suffix="%"
      status={status}
      autoFocus={autoFocus}
      inputMode="decimal"
    />
  );
}
