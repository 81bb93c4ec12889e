import { expect, it } from 'vitest';
import { opens } from '@/shared/menu';
import { copyOf, definitionOf, moved, type Role, stateOf } from './roles';

const role: Role = {
  id: 'salesperson',
  label: { zh: '销售代表', en: 'Salesperson' },
  source: 'A25',
  permissions: ['customer.read'],
  scope: 'own',
  pool: true,
  core_hours: 24,
  field_rights: [{ match: {}, right: 'clear', write: true }],
  shipped: true,
  version: '1',
  people: 3,
};

it('tells shipped, changed and own roles apart', () => {
  expect(stateOf(role)).toBe('shipped');
  expect(stateOf({ ...role, version: '7' })).toBe('changed');
  expect(stateOf({ ...role, shipped: false, version: '7' })).toBe('own');
});

it('sends a definition and nothing else of a role', () => {
  expect(Object.keys(definitionOf(role)).sort()).toEqual([
    'core_hours',
    'field_rights',
    'label',
    'permissions',
    'pool',
    'scope',
  ]);
  expect(copyOf(role, '外贸专员').label).toEqual({ zh: '外贸专员', en: '' });
  expect(copyOf(role, '外贸专员').permissions).toEqual(['customer.read']);
});

it('moves a rule, but not over the ends', () => {
  expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
  expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b']);
});

it('opens a page by any of its permissions', () => {
  expect(opens(['system.manage'], ['system.manage', 'security.manage'])).toBe(true);
  expect(opens(['people.manage'], 'people.manage')).toBe(true);
  expect(opens([], undefined)).toBe(true);
  expect(opens(['customer.read'], ['system.manage', 'security.manage'])).toBe(false);
});
