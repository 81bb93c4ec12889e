import type { Field, RecordView } from '@/api/types';

export type Editability = 'free' | 'locked' | 'system' | 'none';

/** locked: a core field (A26) that this person may not change. */
export function editability(field: Field, record: RecordView): Editability {
  if (field.system) return 'system';
  if (!record.rights?.change && !record.rights?.change_core) return 'none';
  if (field.core && !record.rights?.change_core) return 'locked';
  return 'free';
}

export function mayReveal(field: Field, record: RecordView): boolean {
  return record.rights?.reveal?.includes(field.name) ?? false;
}
