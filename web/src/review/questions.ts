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

export function questionTexts(failure: unknown): string[] {
  if (!(failure instanceof ApiProblem)) return [];
  const { duplicates = [], warnings = [] } = failure.problem;
  return [...warnings, ...duplicates].map((line) => line.message);
}
