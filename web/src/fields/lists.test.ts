import { expect, it } from 'vitest';
import { makeCodeList } from './lists';

const list = makeCodeList([
  ['320000', '江苏省', '1', ''],
  ['320400', '常州市', '2', '320000'],
  ['320412', '武进区', '3', '320400'],
]);

it('makes a tree of rows that name their parents', () => {
  expect(list.tree).toHaveLength(1);
  expect(list.tree[0]?.children?.[0]?.children?.[0]?.label).toBe('武进区');
});

it('knows the way down to a code', () => {
  expect(list.path('320412').map(list.name).join('')).toBe('江苏省常州市武进区');
});

it('says an unknown code as it stands', () => {
  expect(list.path('999999').map(list.name)).toEqual(['999999']);
});
