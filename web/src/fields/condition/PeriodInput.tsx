import { AutoComplete } from 'antd';
import type { FieldValue } from '@/api/types';
import { usualPeriods } from './model';

/** A time in words, 近6个月 or 2024年5月, or a day. */
export function PeriodInput(props: {
  label: string;
  value: FieldValue | undefined;
  placeholder?: string;
  onChange: (value: string | null) => void;
}) {
  return (
    <AutoComplete
      className="field-fill"
      aria-label={props.label}
      placeholder={props.placeholder}
      allowClear
      value={typeof props.value === 'string' ? props.value : ''}
      options={usualPeriods.map((value) => ({ value }))}
      onChange={(value) => props.onChange(value || null)}
    />
  );
}
