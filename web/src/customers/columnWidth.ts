import type { Field, FieldTypeName } from '@/api/types';

const byType: Partial<Record<FieldTypeName, number>> = {
  money: 120,
  integer: 100,
  percent: 90,
  date: 110,
  time: 130,
  choice: 110,
  choices: 150,
  boolean: 90,
  phone: 140,
  email: 190,
  credit_code: 190,
  id_number: 180,
  region: 190,
  industry: 170,
  person: 100,
};

/** In px: enough for the usual value, so that columns do not jump when rows arrive. */
export function columnWidth(field: Field): number {
  if (field.name === 'number') return 150;
  if (field.name === 'name') return 260;
  return byType[field.type] ?? 160;
}
