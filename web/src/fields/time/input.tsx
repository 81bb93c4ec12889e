import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import type { InputProps } from '../types';

export function TimeInput({ value, onChange, id, status, autoFocus }: InputProps) {
  return (
    <DatePicker
      id={id}
      className="field-fill"
      showTime={{ format: 'HH:mm', minuteStep: 5 }}
      format="YYYY-MM-DD HH:mm"
      value={typeof value === 'string' && value ? dayjs(value) : null}
      onChange={(at) => onChange(at ? at.second(0).millisecond(0).toISOString() : null)}
      status={status}
      autoFocus={autoFocus}
    />
  );
}
