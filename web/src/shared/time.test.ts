import { expect, it } from 'vitest';
import { dateOf, duration, exactTime, relativeTime } from './time';

const now = new Date('2026-03-10T04:00:00Z'); // 12:00 in Shanghai

it.each([
  ['2026-03-10T03:59:40Z', '刚刚'],
  ['2026-03-10T03:48:00Z', '12 分钟前'],
  ['2026-03-10T02:32:00Z', '今天 10:32'],
  ['2026-03-09T16:05:00Z', '今天 00:05'],
  ['2026-03-09T10:05:00Z', '昨天 18:05'],
  ['2026-01-03T06:20:00Z', '01-03 14:20'],
  ['2024-11-03T06:20:00Z', '2024-11-03'],
])('%s is said as %s', (at, said) => {
  expect(relativeTime(at, now, 'zh')).toBe(said);
});

it('counts days in the company time zone', () => {
  expect(dateOf(new Date('2026-03-09T16:30:00Z'))).toBe('2026-03-10');
  expect(exactTime('2026-03-09T16:30:05Z')).toBe('2026-03-10 00:30:05');
});

it.each([
  [5, '0:05'],
  [200, '3:20'],
  [3900, '1:05:00'],
])('%d seconds are %s', (seconds, said) => {
  expect(duration(seconds)).toBe(said);
});
