import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { ImportState, ImportView, Plan } from '@/api/importTypes';

const importsKey = ['imports'];
const importKey = (id: string) => ['import', id];

export function isBusy(state: ImportState | undefined): boolean {
  return state === 'checking' || state === 'running';
}

export function useImports() {
  return useQuery({
    queryKey: importsKey,
    queryFn: () => api.get<{ items: ImportView[] }>('/imports'),
    select: (answer) => answer.items,
    refetchInterval: (query) =>
      query.state.data?.items.some((item) => isBusy(item.state)) ? 2000 : false,
  });
}

/** Asked every second while it works, so one may leave and come back. */
export function useImport(id: string) {
  return useQuery({
    queryKey: importKey(id),
    queryFn: () => api.get<ImportView>(`/imports/${id}`),
    refetchInterval: (query) => (isBusy(query.state.data?.state) ? 1000 : false),
  });
}

export type ImportAct = 'layout' | 'check' | 'run' | 'cancel';

export interface Layout {
  sheet?: string;
  header_row?: number;
  header_rows?: number;
}

export function useImportAct(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ act, body }: { act: ImportAct; body: Layout | Plan | object }) =>
      api.post<ImportView>(`/imports/${id}/${act}`, body),
    onSuccess: (answer) => {
      client.setQueryData(importKey(id), answer);
      void client.invalidateQueries({ queryKey: importsKey });
      void client.invalidateQueries({ queryKey: ['customers'] });
    },
  });
}
