import { describe, expect, it } from 'vitest';
import type { Field, Operator } from '@/api/types';
import {
  flatFilter,
  isComplete,
  isPeriod,
  offeredOperators,
  readFace,
  toFilter,
  toRows,
  usualOperator,
} from './model';

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

it('comes back from the server as it went in', () => {
  const filter = {
    all: [{ field: 'order_amount', within: '近6个月', op: 'ge' as const, value: '10000' }],
  };
  expect(toFilter(toRows(flatFilter(filter)))).toEqual(filter);
  expect(flatFilter(filter.all[0])).toEqual(filter);
});

it('reads what the mouse left in the address, and takes a line for none', () => {
  expect(readFace('{"all":[]}')).toEqual({ all: [] });
  expect(readFace('客户类型=成交客户')).toBeUndefined();
  expect(readFace('1')).toBeUndefined();
  expect(readFace('')).toBeUndefined();
});

it('leaves to the line what the mouse cannot build', () => {
  expect(flatFilter(undefined)).toBeUndefined();
  expect(flatFilter({ all: [] })).toBeUndefined();
  expect(flatFilter({ any: [] } as never)).toBeUndefined();
  expect(flatFilter({ all: [{ not: {} }] } as never)).toBeUndefined();
});

it.each([
  ['近6个月', true],
  ['2024年5月', true],
  ['2024-05-01', false],
  ['', false],
  [5, false],
])('takes %j for a time that moves on: %s', (value, moves) => {
  expect(isPeriod(value)).toBe(moves);
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
