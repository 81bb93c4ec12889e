// What a refusal leaves to a person to confirm: warnings and uncertain duplicates.
import { ApiProblem } from '@/api/client';

/** The rules to be confirmed that have not been yet; empty where confirming would not help. */
export function openQuestions(failure: unknown, confirmed: string[]): string[] {
  if (!(failure instanceof ApiProblem)) return [];
  const { code, duplicates = [], warnings = [] } = failure.problem;
  if (duplicates.some((match) => match.certain)) return [];
  const rules = warnings.map((warning) => warning.rule);
  if (code === 'duplicate') rules.push('duplicate');
  return [...new Set(rules)].filter((rule) => !confirmed.includes(rule));
}

/** Somebody was faster, with the request or with the file. */
export function isSettled(failure: unknown): boolean {
  return (
    failure instanceof ApiProblem && ['outdated', 'not_pending'].includes(failure.problem.code)
  );
}

export function questionTexts(failure: unknown): string[] {
  if (!(failure instanceof ApiProblem)) return [];
  const { duplicates = [], warnings = [] } = failure.problem;
  return [...warnings, ...duplicates].map((line) => line.message);
}
