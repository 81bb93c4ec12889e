import { expect, it } from 'vitest';
import type { Notice } from '@/api/noticeTypes';
import { byDay, dayName } from './days';

const at = (instant: string): Notice => ({
  id: instant,
  kind: 'customer.changed',
  title: '',
  count: 1,
  at: instant,
  read: false,
});

it('groups by the day of the company, not of UTC', () => {
  const late = at('2026-11-22T15:59:59.000Z');
  const early = at('2026-11-22T16:00:00.000Z');
  expect(byDay([early, late])).toEqual([
    { date: '2026-11-23', notices: [early] },
    { date: '2026-11-22', notices: [late] },
  ]);
});

it('keeps the order within a day', () => {
  const notices = [at('2026-11-22T08:00:00Z'), at('2026-11-22T07:00:00Z')];
  expect(byDay(notices)).toEqual([{ date: '2026-11-22', notices }]);
});

it('has words for today and yesterday only', () => {
  const now = new Date('2026-11-22T01:00:00Z');
  expect(dayName('2026-11-22', now)).toBe('notices.today');
  expect(dayName('2026-11-21', now)).toBe('notices.yesterday');
  expect(dayName('2026-11-20', now)).toBe('2026-11-20');
});
