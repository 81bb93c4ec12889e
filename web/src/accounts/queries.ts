import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { Department, Person, Role } from '@/api/types';
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
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
}

export const useAddPerson = () =>
  useChange(peopleKey, (entry: NewPerson) =>
    api.post<{ id: string; one_time_password: string }>('/people', entry),
  );

export const useChangePerson = () =>
  useChange(peopleKey, ({ id, ...change }: { id: string } & Partial<Person>) =>
    api.patch(`/people/${id}`, change),
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
