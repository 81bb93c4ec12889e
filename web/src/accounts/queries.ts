import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, query } from '@/api/client';
import type { components } from '@/api/schema';
import type { Department, Person, Role } from '@/api/types';
import { upload } from '@/api/upload';
import { peopleKey } from '@/fields/people';

const departmentsKey = ['departments'];

export function useDepartments() {
  return useQuery({
    queryKey: departmentsKey,
    queryFn: () => api.get<{ items: Department[] }>('/departments'),
    select: (answer) => answer.items,
  });
}

export function useRoles() {
  return useQuery({
    queryKey: ['roles'],
    queryFn: () => api.get<{ items: Role[] }>('/roles'),
    select: (answer) => answer.items,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export interface NewPerson {
  name: string;
  login: string;
  department_id?: string;
  roles: string[];
  employee_number?: string;
}

function useChange<In, Out>(key: string[], act: (entry: In) => Promise<Out>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    // Also after a refusal: somebody else may have changed it meanwhile.
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  });
}

export const useAddPerson = () =>
  useChange(peopleKey, (entry: NewPerson) =>
    api.post<{ id: string; one_time_password: string }>('/people', entry),
  );

export const useChangePerson = () =>
  useChange(
    peopleKey,
    ({ id, version, ...change }: { id: string; version: string } & Partial<Person>) =>
      api.patch(`/people/${id}`, change, version),
  );

export const useResetPassword = () =>
  useChange(peopleKey, (id: string) =>
    api.post<{ one_time_password: string }>(`/people/${id}/reset-password`, {}),
  );

export const useResetSecondFactor = () =>
  useChange(peopleKey, (id: string) => api.post(`/people/${id}/reset-second-factor`));

export const useEndSessions = () =>
  useChange(peopleKey, (id: string) => api.delete(`/people/${id}/sessions`));

export const useAddDepartment = () =>
  useChange(departmentsKey, (entry: { name: string; parent_id?: string }) =>
    api.post<Department>('/departments', entry),
  );

export const useChangeDepartment = () =>
  useChange(
    departmentsKey,
    ({ id, version, ...change }: { id: string; version: string } & Partial<Department>) =>
      api.patch(`/departments/${id}`, change, version),
  );

export const useRemoveDepartment = () =>
  useChange(departmentsKey, (id: string) => api.delete(`/departments/${id}`));

export type OrganisationAnswer = components['schemas']['OrganisationImport'];

/** In: "true", and nothing is stored. */
export function useImportOrganisation(dryRun: 'true' | 'false') {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (file: File) =>
      upload<OrganisationAnswer>(
        `/people/import${query({ file_name: file.name, dry_run: dryRun })}`,
        file,
        () => {},
      ).done,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: departmentsKey });
      await client.invalidateQueries({ queryKey: peopleKey });
    },
  });
}
