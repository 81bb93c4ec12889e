import type { FieldValue, Masked, RecordView, Values } from '@/api/types';

export function isMasked(value: FieldValue | undefined): value is Masked {
  return typeof value === 'object' && value !== null && 'masked' in value;
}

export function isEmpty(value: FieldValue | undefined): boolean {
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    (Array.isArray(value) && value.length === 0)
  );
}

export function same(a: FieldValue | undefined, b: FieldValue | undefined): boolean {
  if (isEmpty(a) || isEmpty(b)) return isEmpty(a) && isEmpty(b);
  return JSON.stringify(a) === JSON.stringify(b);
}

/** What is to be sent: without what was left empty. */
export function filled(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => !isEmpty(value)));
}

/** A value as plain text, for copying and for titles. */
export function plainText(record: RecordView, name: string): string {
  const value = record.values[name];
  if (isEmpty(value)) return '';
  const text = record.texts?.[name];
  if (text) return text;
  if (isMasked(value)) return value.masked;
  if (Array.isArray(value)) return value.join('、');
  if (typeof value === 'object' && value !== null) return value.amount;
  return String(value);
}
