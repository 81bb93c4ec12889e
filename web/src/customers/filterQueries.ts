// The two faces of a filter, and what may be typed next. The server alone knows the language.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ApiProblem, api, query } from '@/api/client';
import type { Condition, Filter, Problem } from '@/api/types';
import { useDebounced } from '@/shared/useDebounced';

export interface FilterFaces {
  line: string;
  filter: Partial<Filter> | Condition;
}

export interface Completion {
  text: string;
  kind: 'field' | 'operator' | 'value' | 'joint';
  /** What it replaces, in UTF-16 units. */
  from: number;
  until: number;
  note?: string;
}

/** In: the line or JSON. The problem says where it is wrong. */
export function useFilterFaces(filter: string) {
  const faces = useQuery({
    queryKey: ['filter', filter],
    queryFn: ({ signal }) => api.get<FilterFaces>(`/customers/filter${query({ filter })}`, signal),
    enabled: filter !== '',
    staleTime: 60_000,
    retry: false,
  });
  const problem: Problem | undefined =
    faces.error instanceof ApiProblem && faces.error.problem.at ? faces.error.problem : undefined;
  return { faces: filter ? faces.data : undefined, problem };
}

export function useCompletions(line: string, at: number, isOpen: boolean) {
  const rested = useDebounced(`${at} ${line}`, 120);
  const isRested = rested === `${at} ${line}`;
  return useQuery({
    queryKey: ['filter-completions', line, at],
    queryFn: ({ signal }) =>
      api.get<{ items: Completion[] }>(
        `/customers/filter/completions${query({ filter: line, at: String(at) })}`,
        signal,
      ),
    select: (answer) => answer.items,
    enabled: isOpen && isRested,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}
