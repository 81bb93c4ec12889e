import { expect, it } from 'vitest';
import { ApiProblem } from '@/api/client';
import { isSettled, openQuestions, questionTexts } from './questions';

const warning = { field: 'credit_code', rule: 'check_digit', message: '校验位不符' };
const refusal = (problem: object) => new ApiProblem(409, { code: 'x', title: 'x', ...problem });

it('asks once for each warning and for an uncertain duplicate', () => {
  const failure = refusal({
    code: 'duplicate',
    warnings: [warning, warning],
    duplicates: [{ field: 'office_phone', message: '电话相同' }],
  });
  expect(openQuestions(failure, [])).toEqual(['check_digit', 'duplicate']);
  expect(openQuestions(failure, ['check_digit', 'duplicate'])).toEqual([]);
  expect(questionTexts(failure)).toEqual(['校验位不符', '校验位不符', '电话相同']);
});

it('has nothing to ask where confirming would not help', () => {
  const certain = { field: 'name', message: '名称相同', certain: true };
  expect(openQuestions(refusal({ code: 'duplicate', duplicates: [certain] }), [])).toEqual([]);
  expect(openQuestions(refusal({ code: 'outdated' }), [])).toEqual([]);
  expect(openQuestions(new Error('offline'), [])).toEqual([]);
});

it('knows what was settled meanwhile', () => {
  expect(isSettled(refusal({ code: 'outdated' }))).toBe(true);
  expect(isSettled(refusal({ code: 'duplicate' }))).toBe(false);
});
