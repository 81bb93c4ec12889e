import { query } from '@/api/client';
import type { Field } from '@/api/types';
import type { ListState } from './listState';

/** Where the list as it is shown is exported: its filter, sort and columns; or its ticked rows. */
export function exportAddress(
  state: Pick<ListState, 'q' | 'filter' | 'sort'>,
  columns: Field[],
  ids?: string[],
): string {
  const which = ids ? { ids: ids.join(',') } : { q: state.q, filter: state.filter };
  const names = columns.map((field) => field.name).join(',');
  return `/exports/new${query({ ...which, sort: state.sort, columns: names })}`;
}
