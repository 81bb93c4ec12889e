import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import type {
  ExportFormat,
  ExportPreview,
  ExportState,
  ExportView,
  ExportWish,
} from '@/api/exportTypes';

const exportsKey = ['exports'];

export function isBusy(state: ExportState): boolean {
  return state === 'waiting' || state === 'running';
}

export function useExports() {
  return useQuery({
    queryKey: exportsKey,
    queryFn: () => api.get<{ items: ExportView[] }>('/exports'),
    select: (answer) => answer.items,
    refetchInterval: (query) =>
      query.state.data?.items.some((item) => isBusy(item.state)) ? 1000 : false,
  });
}

/** What would leave and what would stay. */
export function useExportPreview(wish: ExportWish) {
  return useQuery({
    queryKey: ['export-preview', wish],
    queryFn: ({ signal }) => api.post<ExportPreview>('/exports/preview', wish, signal),
    gcTime: 0,
  });
}

export interface Asked extends ExportWish {
  format: ExportFormat;
  with_keys: boolean;
  purpose: string;
}

export function useAskExport() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (asked: Asked) => api.post<ExportView>('/exports', asked),
    onSuccess: () => client.invalidateQueries({ queryKey: exportsKey }),
  });
}

export function useCancelExport() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.post<ExportView>(`/exports/${id}/cancel`, {}),
    onSettled: () => client.invalidateQueries({ queryKey: exportsKey }),
  });
}
