import { describe, expect, it } from 'vitest';
import type { Field, Operator } from '@/api/types';
import { isComplete, offeredOperators, readFilter, toFilter, toRows, usualOperator } from './model';

function field(type: Field['type'], operators: Operator[]): Field {
  return { name: 'f', type, group: 'g', label: { zh: '', en: '' }, operators };
}

describe('a condition is complete', () => {
  it.each<[string, Parameters<typeof isComplete>[0], boolean]>([
    ['with a value', { key: '1', field: 'name', op: 'contains', value: '华东' }, true],
    ['without a value', { key: '1', field: 'name', op: 'contains' }, false],
    ['with false as its value', { key: '1', field: 'left', op: 'eq', value: false }, true],
    ['with zero as its value', { key: '1', field: 'employees', op: 'ge', value: 0 }, true],
    ['when it asks for emptiness', { key: '1', field: 'name', op: 'is_empty' }, true],
    [
      'with both ends',
      { key: '1', field: 'd', op: 'between', value: ['2024-01-01', '2024-02-01'] },
      true,
    ],
    ['with one end', { key: '1', field: 'd', op: 'between', value: ['2024-01-01', null] }, false],
    ['with none of several', { key: '1', field: 'kind', op: 'in', value: [] }, false],
    ['without a field', { key: '1', op: 'eq', value: 'x' }, false],
  ])('%s', (_, row, complete) => {
    expect(isComplete(row)).toBe(complete);
  });
});

it('sends complete conditions only, without the rows’ own keys', () => {
  const rows = [
    { key: '1', field: 'region', op: 'under' as const, value: '320000' },
    { key: '2', field: 'name', op: 'contains' as const },
  ];
  expect(toFilter(rows)).toEqual({ all: [{ field: 'region', op: 'under', value: '320000' }] });
  expect(toFilter([])).toBeUndefined();
});

it('comes back from the address as it went in', () => {
  const filter = { all: [{ field: 'registered_capital', op: 'ge' as const, value: '5000000' }] };
  expect(toFilter(toRows(readFilter(JSON.stringify(filter))))).toEqual(filter);
});

it.each(['', 'null', '{}', '[1', '{"all":[]}', '{"all":1}'])('takes %j for no filter', (text) => {
  expect(readFilter(text)).toBeUndefined();
});

it('starts with what people mean most often', () => {
  expect(usualOperator(field('region', ['eq', 'under', 'in']))).toBe('under');
  expect(usualOperator(field('text', ['eq', 'contains']))).toBe('contains');
  expect(usualOperator(field('money', ['eq', 'ge', 'between']))).toBe('ge');
  expect(usualOperator(field('date', ['eq', 'ge', 'between']))).toBe('between');
  expect(usualOperator(field('credit_code', ['eq', 'contains']))).toBe('eq');
});

it('offers lists of values only where there are options', () => {
  expect(offeredOperators(field('money', ['eq', 'in', 'not_in']))).toEqual(['eq']);
  expect(offeredOperators(field('choice', ['eq', 'in']))).toEqual(['eq', 'in']);
});
