// Conditions as they are being built. Complete ones act by themselves shortly after the last change;
// a filter that comes from elsewhere (back, a removed tag) replaces them.
import { useEffect, useRef, useState } from 'react';
import type { Filter } from '@/api/types';
import { useDebounced } from '@/shared/useDebounced';
import { type DraftCondition, toFilter, toRows } from './model';

let made = 0;
export const emptyRow = (): DraftCondition => ({ key: `new-${++made}` });

function startRows(filter: Filter | undefined): DraftCondition[] {
  const rows = toRows(filter);
  return rows.length ? rows : [emptyRow()];
}

export function useDraft(
  filter: Filter | undefined,
  onChange: (filter: Filter | undefined) => void,
) {
  const [rows, setRows] = useState<DraftCondition[]>(() => startRows(filter));
  const rested = useDebounced(rows, 350);
  const applied = JSON.stringify(filter);
  // Handed in and not come back yet: meanwhile the next condition may have been begun.
  const underWay = useRef<(string | undefined)[]>([]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: acts when typing rests, on what is then there
  useEffect(() => {
    const wanted = toFilter(rested);
    if (JSON.stringify(wanted) === applied) return;
    underWay.current.push(JSON.stringify(wanted));
    onChange(wanted);
  }, [rested]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: acts when the address changed
  useEffect(() => {
    const own = underWay.current.indexOf(applied);
    underWay.current.splice(0, own + 1);
    if (own < 0 && applied !== JSON.stringify(toFilter(rows))) setRows(startRows(filter));
  }, [applied]);

  return [rows, setRows] as const;
}
