import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  Account,
  ApiKey,
  Enrolment,
  KeyPermission,
  LoginLogEntry,
  NewApiKey,
} from '@/api/accountTypes';
import { api } from '@/api/client';

const accountKey = ['account'];
const keysKey = ['api-keys'];

export function useLoginLog() {
  return useQuery({
    queryKey: ['login-log'],
    queryFn: () => api.get<{ items: LoginLogEntry[] }>('/login-log'),
    select: (answer) => answer.items,
  });
}

export const useAccount = () =>
  useQuery({ queryKey: accountKey, queryFn: () => api.get<Account>('/account') });

export const useApiKeys = () =>
  useQuery({
    queryKey: keysKey,
    queryFn: () => api.get<{ items: ApiKey[]; permissions: KeyPermission[] }>('/api-keys'),
  });

function useChange<In, Out>(key: string[], act: (entry: In) => Promise<Out>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
}

export const useEndSession = () =>
  useChange(accountKey, (id: string) => api.delete(`/account/sessions/${id}`));

export const useEndOtherSessions = () =>
  useChange(accountKey, () => api.delete('/account/sessions'));

export const useMakeKey = () =>
  useChange(keysKey, (entry: NewApiKey) =>
    api.post<{ id: string; key: string }>('/api-keys', entry),
  );

export const useDeleteKey = () => useChange(keysKey, (id: string) => api.delete(`/api-keys/${id}`));

const factor = '/session/second-factor';

export const useBeginFactor = () =>
  useMutation({
    mutationFn: (entry: { password: string; code?: string }) => api.post<Enrolment>(factor, entry),
  });

interface Codes {
  recovery_codes: string[];
}

export const useConfirmFactor = () =>
  useChange(accountKey, (code: string) => api.post<Codes>(`${factor}/confirm`, { code }));

export const useRenewCodes = () =>
  useChange(accountKey, (code: string) => api.post<Codes>(`${factor}/recovery-codes`, { code }));

export const useRemoveFactor = () =>
  useChange(accountKey, (code: string) => api.post<void>(`${factor}/remove`, { code }));
