import { expect, it } from 'vitest';
import type { Field, FieldTypeName, Values } from '@/api/types';
import { toTexts, toValues } from './fixedText';

const field = (name: string, type: FieldTypeName): Field => ({
  name,
  type,
  group: 'g',
  label: { zh: '', en: '' },
  operators: [],
});

const fields = [
  field('sources', 'choices'),
  field('owner', 'person'),
  field('registered_capital', 'money'),
  field('employees', 'integer'),
  field('is_primary', 'boolean'),
];

const values: Values = {
  sources: ['exhibition', 'referral'],
  owner: '7',
  registered_capital: { amount: '2000000', currency: 'USD' },
  employees: 12,
  is_primary: true,
};

it('keeps fixed values as cells would hold them, and reads them back', () => {
  const texts = toTexts({ ...values, notes: null });
  expect(texts).toEqual({
    sources: 'exhibition、referral',
    owner: '7',
    registered_capital: '2000000 USD',
    employees: '12',
    is_primary: '是',
  });
  expect(toValues(fields, texts)).toEqual(values);
});
