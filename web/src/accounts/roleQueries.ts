import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, query } from '@/api/client';
import type { components } from '@/api/schema';
import type { Definition, RightsPreview, Role } from './roles';

const rolesKey = ['roles'];

export function useRoleDefinitions() {
  return useQuery({
    queryKey: rolesKey,
    queryFn: () => api.get<components['schemas']['Roles']>('/roles'),
  });
}

export interface Looked {
  role?: string;
  person?: string;
}

export function useRightsPreview(as: Looked | undefined) {
  return useQuery({
    queryKey: ['rights-preview', as],
    queryFn: () => api.get<RightsPreview>(`/roles/preview${query({ ...as })}`),
    enabled: Boolean(as),
    staleTime: 0,
  });
}

function useRoleChange<In, Out>(act: (entry: In) => Promise<Out>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    // Also after a refusal: somebody else may have changed the role meanwhile.
    onSettled: () => client.invalidateQueries({ queryKey: rolesKey }),
  });
}

export const useAddRole = () =>
  useRoleChange((role: Definition) => api.post<{ id: string }>('/roles', role));

export const useChangeRole = () =>
  useRoleChange(({ id, version, ...role }: Definition & { id: string; version: string }) =>
    api.patch(`/roles/${id}`, role, version),
  );

export const useResetRole = () =>
  useRoleChange((role: Role) => api.post(`/roles/${role.id}/reset`));

export const useRemoveRole = () => useRoleChange((role: Role) => api.delete(`/roles/${role.id}`));
