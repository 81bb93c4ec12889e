import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { ApiProblem, api, setCsrf } from '@/api/client';
import type { Session } from '@/api/types';
import { opens } from '@/shared/menu';
import { forgetDrafts } from '@/shared/storage';
import { setTimeZone } from '@/shared/time';

export const sessionKey = ['session'];

function accept(session: Session): Session {
  setCsrf(session.csrf);
  if (session.company?.time_zone) setTimeZone(session.company.time_zone);
  return session;
}

/** null: nobody is logged in. */
async function loadSession(): Promise<Session | null> {
  try {
    return accept(await api.get<Session>('/session'));
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) return null;
    throw error;
  }
}

export function useSessionQuery() {
  return useQuery({ queryKey: sessionKey, queryFn: loadSession, staleTime: 300_000, retry: false });
}

export function keepSession(client: QueryClient, session: Session) {
  client.setQueryData(sessionKey, accept(session));
}

export const logIn = (login: string, password: string, code?: string) =>
  api.post<Session>('/session', { login, password, code });

export function useLogOut() {
  const client = useQueryClient();
  return async () => {
    await api.delete('/session');
    forgetDrafts();
    client.clear();
    client.setQueryData(sessionKey, null);
  };
}

const SessionContext = createContext<Session | null>(null);
export const SessionProvider = SessionContext.Provider;

/** The logged-in person; only below the gate that checks it. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession outside of SessionProvider');
  return session;
}

export function useMay(): (permission: string | string[] | undefined) => boolean {
  const { permissions } = useSession();
  return (permission) => opens(permissions, permission);
}
