// What is to be exported stands in the address, as the list puts it there.
import type { ExportWish } from '@/api/exportTypes';

function list(text: string | null): string[] | undefined {
  const items = text?.split(',').filter(Boolean);
  return items?.length ? items : undefined;
}

export function readWish(search: URLSearchParams): ExportWish {
  const wish: ExportWish = {
    filter: search.get('filter') || undefined,
    q: search.get('q') || undefined,
    sort: search.get('sort') || undefined,
    columns: list(search.get('columns')),
    ids: list(search.get('ids')),
  };
  return Object.fromEntries(
    Object.entries(wish).filter(([, value]) => value !== undefined),
  ) as ExportWish;
}

/** "ticked", "filtered" or "all": key of the words that say which customers are meant. */
export function kindOf(wish: ExportWish): 'ticked' | 'filtered' | 'all' {
  if (wish.ids) return 'ticked';
  return wish.filter || wish.q ? 'filtered' : 'all';
}
