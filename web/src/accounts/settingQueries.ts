import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { components } from '@/api/schema';

export type Setting = components['schemas']['Setting'];
export type Settings = components['schemas']['Settings'];

const settingsKey = ['settings'];

export function useSettings() {
  return useQuery({ queryKey: settingsKey, queryFn: () => api.get<Settings>('/settings') });
}

/** null takes a value back to its default. */
export function useChangeSetting() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: { key: string; value: string | null; version: string }) =>
      api.patch('/settings', { values: { [change.key]: change.value } }, change.version),
    onSettled: () => client.invalidateQueries({ queryKey: settingsKey }),
  });
}
