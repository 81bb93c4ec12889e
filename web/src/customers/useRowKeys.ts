import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import type { RecordView } from '@/api/types';
import { useHotkeys } from '@/shared/useHotkeys';

/**
 * j/k move, x ticks, Enter opens, e opens to edit, f to write a follow-up. Returns the index of the
 * row they act on, -1 for none.
 */
export function useRowKeys(
  rows: RecordView[],
  chosen: RecordView[],
  setChosen: (records: RecordView[]) => void,
): number {
  const navigate = useNavigate();
  const [active, setActive] = useState(-1);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows begin at the top again
  useEffect(() => setActive(-1), [rows]);

  const move = (to: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, to));
    setActive(next);
    document
      .querySelectorAll('.customer-table tbody tr[data-row-key]')
      [next]?.scrollIntoView({ block: 'nearest' });
  };
  const open = (task = '') => {
    const record = rows[active];
    if (record) void navigate(`/customers/${record.id}${task}`);
  };
  useHotkeys({
    j: () => move(active + 1),
    k: () => move(active - 1),
    enter: () => open(),
    e: () => open('#edit'),
    f: () => open('#follow_up'),
    x: () => {
      const record = rows[active];
      if (!record) return;
      const isChosen = chosen.some((other) => other.id === record.id);
      setChosen(isChosen ? chosen.filter((other) => other.id !== record.id) : [...chosen, record]);
    },
  });
  return active;
}
