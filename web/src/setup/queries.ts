import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { keepSession } from '@/accounts/session';
import { api } from '@/api/client';
import type { Preset, Session } from '@/api/types';

export function usePresets() {
  return useQuery({
    queryKey: ['presets'],
    queryFn: () => api.get<{ items: Preset[] }>('/presets'),
    select: (answer) => answer.items,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function useSetUp() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (choice: { preset: string; company_name: string }) =>
      api.post<Session>('/setup', choice),
    onSuccess: (session) => keepSession(client, session),
  });
}
