import { useQuery } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { Catalogue, Field, RecordName, RecordType, Values } from '@/api/types';

export function useCatalogue() {
  return useQuery({
    queryKey: ['catalogue'],
    queryFn: () => api.get<Catalogue>('/catalogue'),
    staleTime: 300_000,
  });
}

export function fieldOf(type: RecordType | undefined, name: string): Field | undefined {
  return type?.fields.find((field) => field.name === name);
}

/** The group under which figures stand among the fields of a condition. */
export const figureGroup = 'figures';

/** A field or a figure: what a condition may be about. */
export function askedField(type: RecordType, name: string): Field | undefined {
  const figure = type.figures?.find((item) => item.name === name);
  return figure ? { ...figure, group: figureGroup, filterable: true } : fieldOf(type, name);
}

export function record(catalogue: Catalogue | undefined, name: RecordName) {
  return catalogue?.records[name];
}

/** What a person fills in: everything but what the server sets itself. */
export function entryFields(type: RecordType): Field[] {
  return type.fields.filter((field) => !field.system);
}

export function isRequired(field: Field, values: Values): boolean {
  if (!field.required) return false;
  const when = field.required_when;
  if (!when) return true;
  const other = values[when.field];
  return typeof other === 'string' && when.values.includes(other);
}
