import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import type { InputProps } from '../types';

export function DateInput({ value, onChange, id, status, autoFocus }: InputProps) {
  return (
    <DatePicker
      id={id}
      className="field-fill"
      value={typeof value === 'string' && value ? dayjs(value) : null}
      onChange={(day) => onChange(day ? day.format('YYYY-MM-DD') : null)}
      format={['YYYY-MM-DD', 'YYYY/M/D', 'YYYY.M.D', 'YYYYMMDD', 'YYYY年M月D日']}
      status={status}
      autoFocus={autoFocus}
    />
  );
}
