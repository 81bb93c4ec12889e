import { useQuery } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { Person } from '@/api/types';

export const peopleKey = ['people'];

export function usePeople() {
  return useQuery({
    queryKey: peopleKey,
    queryFn: () => api.get<{ items: Person[] }>('/people'),
    select: (answer) => answer.items,
    staleTime: 60_000,
  });
}
