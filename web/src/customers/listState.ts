// Everything that makes up a list stands in the address, so it can be sent to a colleague and the
// browser's back button works. The chosen columns are remembered as well.
import { useMemo } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import type { Field, RecordType } from '@/api/types';
import { preference } from '@/shared/storage';

const columnsPreference = 'customers.columns';
const pageSizes = [20, 50, 100, 200];

export interface ListState {
  q: string;
  /** The line as people type it, or JSON. */
  filter: string;
  sort: string;
  columns: string[] | undefined;
  limit: number;
  after: string;
  page: number;
}

type Change = Partial<Omit<ListState, 'columns'>> & { columns?: string[] | null };

function read(search: URLSearchParams): ListState {
  const limit = Number(search.get('limit'));
  const columns = search.get('columns')?.split(',').filter(Boolean);
  return {
    q: search.get('q') ?? '',
    filter: search.get('filter') ?? '',
    sort: search.get('sort') ?? '-updated_at',
    columns: columns ?? preference.read<string[] | null>(columnsPreference, null) ?? undefined,
    limit: pageSizes.includes(limit) ? limit : 50,
    after: search.get('after') ?? '',
    page: Number(search.get('page')) || 1,
  };
}

function written(change: Change): [string, string | null][] {
  return Object.entries(change).map(([name, value]) => {
    if (name === 'columns') return [name, value ? (value as string[]).join(',') : null];
    return [name, value === '' || value === undefined ? null : String(value)];
  });
}

export function useListState() {
  const [search, setSearch] = useSearchParams();
  const navigate = useNavigate();
  const location = useLocation();
  const state = useMemo(() => read(search), [search]);
  const trail = (location.state as { trail?: string[] } | null)?.trail ?? [];

  /** Any change of what is listed starts at its first page. */
  const change = (next: Change, options?: { replace?: boolean }) => {
    if (next.columns !== undefined) preference.write(columnsPreference, next.columns ?? undefined);
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        for (const [name, value] of written({ ...next, after: '', page: undefined })) {
          if (value === null) after.delete(name);
          else after.set(name, value);
        }
        return after;
      },
      { replace: options?.replace },
    );
  };

  /** Pages are walked by cursor: the way back is kept with the history entry. */
  const walk = (after: string, page: number, through: string[]) => {
    const next = new URLSearchParams(search);
    if (after) next.set('after', after);
    else next.delete('after');
    if (page > 1) next.set('page', String(page));
    else next.delete('page');
    void navigate({ search: next.toString() }, { state: { trail: through } });
  };
  const goOn = (cursor: string) => walk(cursor, state.page + 1, [...trail, state.after]);
  const goBack = () =>
    trail.length > 0
      ? walk(trail.at(-1) ?? '', state.page - 1, trail.slice(0, -1))
      : walk('', 1, []);

  return { state, change, goOn, goBack };
}

/** The columns to show: as chosen, else those the catalogue marks; number and name always lead. */
export function shownColumns(type: RecordType, chosen: string[] | undefined): Field[] {
  const wanted = chosen ?? type.fields.filter((field) => field.in_list).map((field) => field.name);
  const names = [
    'number',
    'name',
    ...wanted.filter((name) => name !== 'number' && name !== 'name'),
  ];
  return names.flatMap((name) => type.fields.find((field) => field.name === name) ?? []);
}

export { pageSizes };
