// A plan keeps fixed values as texts, as they would stand in a cell of the file.
import type { Field, FieldValue, Values } from '@/api/types';
import { isEmpty, isMasked } from '@/fields/values';

function toText(value: FieldValue): string {
  if (value === null || isMasked(value)) return '';
  if (Array.isArray(value)) return value.join('、');
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'object')
    return value.currency === 'CNY' ? value.amount : `${value.amount} ${value.currency}`;
  return String(value);
}

function toValue(field: Field, text: string): FieldValue {
  switch (field.type) {
    case 'choices':
      return text.split('、');
    case 'boolean':
      return text === '是';
    case 'integer':
      return Number(text);
    case 'money': {
      const [amount = '', currency = 'CNY'] = text.split(' ');
      return { amount, currency };
    }
    default:
      return text;
  }
}

export function toTexts(values: Values): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => !isEmpty(value))
      .map(([name, value]) => [name, toText(value)]),
  );
}

export function toValues(fields: Field[], texts: Record<string, string>): Values {
  const values: Values = {};
  for (const field of fields) {
    const text = texts[field.name];
    if (text !== undefined) values[field.name] = toValue(field, text);
  }
  return values;
}
