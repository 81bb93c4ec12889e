import type { Field, FieldValue } from '@/api/types';
import { fieldUi } from './registry';
import { isMasked } from './values';
import './fields.css';

/** A value as it may be read: masked, shown by its type, or a dash where there is none. */
export function FieldView(props: {
  field: Field;
  value: FieldValue | undefined;
  text?: string;
  short?: boolean;
}) {
  const { field, value } = props;
  if (value === undefined || value === null || value === '')
    return <span className="quiet">–</span>;
  if (isMasked(value)) return <span className="nowrap">{value.masked}</span>;
  const { View } = fieldUi(field.type);
  return <View field={field} value={value} text={props.text} short={props.short} />;
}
