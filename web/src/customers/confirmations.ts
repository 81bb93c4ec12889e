// What a person may confirm of a refusal: warnings and uncertain duplicates. A certain duplicate
// (the same credit code, say) is none of these.
import type { Problem } from '@/api/types';

/** The rules to be confirmed that have not been yet; empty where confirming would not help. */
export function confirmable(problem: Problem, confirmed: string[] = []): string[] {
  if (problem.duplicates?.some((match) => match.certain)) return [];
  const asked = [
    ...(problem.warnings ?? []).map((warning) => warning.rule),
    ...(problem.code === 'duplicate' ? ['duplicate'] : []),
  ];
  return [...new Set(asked)].filter((rule) => !confirmed.includes(rule));
}
