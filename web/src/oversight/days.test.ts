import { expect, it } from 'vitest';
import { byDay } from './days';
import { questionQuery, readQuestion } from './logState';

it('puts lines under their day in the order they came', () => {
  const lines = ['03 b', '03 a', '02 c', '03 z'];
  expect(byDay(lines, (line) => line.slice(0, 2))).toEqual([
    ['03', ['03 b', '03 a', '03 z']],
    ['02', ['02 c']],
  ]);
});

const now = new Date('2026-11-22T02:00:00Z');

it('asks for the last seven days of everybody unless told otherwise', () => {
  expect(readQuestion(new URLSearchParams(), now)).toEqual({
    person: '',
    from: '2026-11-16',
    to: '2026-11-22',
    kinds: [],
    customer: '',
  });
});

it('keeps known kinds only and asks the server for them', () => {
  const question = readQuestion(new URLSearchParams('kind=reveal,bogus,refusal&person=4'), now);
  expect(question.kinds).toEqual(['reveal', 'refusal']);
  expect(questionQuery(question, '7.1')).toBe(
    '?person=4&from=2026-11-16&to=2026-11-22&kind=reveal%2Crefusal&before=7.1',
  );
});
