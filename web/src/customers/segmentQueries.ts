import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, query } from '@/api/client';
import { customersKey } from './queries';

export interface Audience {
  with: 'company' | 'department' | 'role';
  id?: string;
}

export interface Segment {
  id: string;
  name: string;
  version: string;
  mine: boolean;
  owner: string;
  /** False where it asks for what one may not: then it has no line. */
  usable: boolean;
  line?: string;
  sort: string;
  columns: string;
  shared?: Audience & { name: string };
}

export interface SegmentWish {
  name?: string;
  filter?: string;
  sort?: string;
  columns?: string;
  shared?: Audience | null;
}

const segmentsKey = ['segments'];

export function useSegments() {
  return useQuery({
    queryKey: segmentsKey,
    queryFn: () => api.get<{ items: Segment[] }>('/segments'),
    select: (answer) => answer.items,
  });
}

/** How many customers it has for whoever looks. */
export function useSegmentCount(segment: Segment) {
  const search = query({ filter: segment.line });
  return useQuery({
    queryKey: [...customersKey, 'count', search],
    queryFn: ({ signal }) => api.get<{ total: number }>(`/customers/count${search}`, signal),
    select: (answer) => answer.total,
    enabled: segment.usable,
  });
}

export function useKeepSegments() {
  const client = useQueryClient();
  const refreshed = () => client.invalidateQueries({ queryKey: segmentsKey });
  return {
    keep: async (wish: SegmentWish) => {
      await api.post('/segments', wish);
      await refreshed();
    },
    change: async (segment: Segment, wish: SegmentWish) => {
      await api.patch(`/segments/${segment.id}`, wish, segment.version);
      await refreshed();
    },
    remove: async (segment: Segment) => {
      await api.delete(`/segments/${segment.id}`, segment.version);
      await refreshed();
    },
  };
}
