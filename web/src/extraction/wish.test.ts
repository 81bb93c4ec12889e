import { expect, it } from 'vitest';
import { kindOf, readWish } from './wish';

it('reads what the list asked for, and nothing that is not there', () => {
  const wish = readWish(new URLSearchParams('q=华东&sort=-name&columns=number,name&filter='));
  expect(wish).toEqual({ q: '华东', sort: '-name', columns: ['number', 'name'] });
  expect(kindOf(wish)).toBe('filtered');
  expect(readWish(new URLSearchParams(''))).toEqual({});
});

it('tells ticked customers, filtered ones and the whole archive apart', () => {
  expect(kindOf(readWish(new URLSearchParams('ids=3,5&q=华东')))).toBe('ticked');
  expect(kindOf(readWish(new URLSearchParams('sort=name&columns=name')))).toBe('all');
});
