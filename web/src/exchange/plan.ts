// The plan of an import as it is being made on the page.
import type { FoundFacts, ImportView, Mapping, Plan } from '@/api/importTypes';

/** Proposals below this are shown but not taken. */
const takenFrom = 50;

export function proposedMapping(found: FoundFacts): Mapping[] {
  const taken = new Set<string>();
  const ordered = [...found.columns].sort(
    (a, b) => (b.proposal?.confidence ?? 0) - (a.proposal?.confidence ?? 0),
  );
  const targets = new Map<number, string>();
  for (const { index, proposal } of ordered) {
    if (!proposal || proposal.confidence < takenFrom || taken.has(proposal.target)) continue;
    taken.add(proposal.target);
    targets.set(index, proposal.target);
  }
  return found.columns.map(({ index }) => ({ column: index, target: targets.get(index) ?? null }));
}

/** What the column of row keys becomes: the file was exported from here. */
export const rowKeyTarget = 'row_key';

export function hasRowKeys(mapping: Mapping[]): boolean {
  return mapping.some((item) => item.target === rowKeyTarget);
}

export function startPlan(view: ImportView): Plan {
  if (view.plan) return view.plan;
  const mapping = view.found ? proposedMapping(view.found) : [];
  const start: Plan = { mapping, fixed: {}, mode: 'create', legacy: false };
  return hasRowKeys(mapping) ? { ...start, mode: 'update', match_by: rowKeyTarget } : start;
}

/** Two columns for one field: which one would win is not for a person to guess. */
export function doubledTargets(mapping: Mapping[]): Set<string> {
  const seen = new Set<string>();
  const doubled = new Set<string>();
  for (const { target } of mapping) {
    if (!target) continue;
    if (seen.has(target)) doubled.add(target);
    seen.add(target);
  }
  return doubled;
}

export function sentPlan(plan: Plan): Plan {
  const { match_by, save_as, ...rest } = plan;
  return {
    ...rest,
    ...(plan.mode === 'create' ? {} : { match_by: match_by ?? 'number' }),
    ...(save_as?.trim() ? { save_as: save_as.trim() } : {}),
  };
}
