import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { SessionProvider, sessionKey, useSessionQuery } from '@/accounts/session';
import { whenLoggedOut } from '@/api/client';
import { Delayed } from '@/shared/Delayed';
import { ErrorBoundary } from '@/shared/ErrorBoundary';
import { ProblemAlert } from '@/shared/ProblemAlert';
import { FirstPasswordPage } from '@/sign_in/FirstPasswordPage';
import { LoginPage } from '@/sign_in/LoginPage';

const Workspace = lazy(() => import('./Workspace'));
const EnrolPage = lazy(() => import('@/sign_in/EnrolPage'));
const SetupPage = lazy(() => import('@/setup/SetupPage'));

/**
 * What stands before the workspace: log-in, the first password, set-up. They show at whatever
 * address was asked for, so that it is still there afterwards.
 */
export function Gate() {
  const client = useQueryClient();
  const session = useSessionQuery();
  const wasLoggedIn = useRef(false);
  // Until the recovery codes have been read, whatever the session says by then.
  const enrolling = useRef(false);
  if (session.data) wasLoggedIn.current = true;

  useEffect(() => {
    whenLoggedOut(() => {
      client.setQueryData(sessionKey, null);
      client.removeQueries({ predicate: (query) => query.queryKey[0] !== sessionKey[0] });
    });
  }, [client]);

  if (session.error)
    return (
      <main className="page">
        <ProblemAlert error={session.error} onRetry={() => void session.refetch()} />
      </main>
    );
  if (session.data === undefined) return <Delayed />;
  if (session.data === null) {
    enrolling.current = false;
    return <LoginPage expired={wasLoggedIn.current} />;
  }
  if (session.data.person.must_change_password) return <FirstPasswordPage />;
  if (session.data.second_factor_missing) enrolling.current = true;
  const finishEnrolling = () => {
    enrolling.current = false;
    void client.invalidateQueries({ queryKey: sessionKey });
  };
  if (enrolling.current)
    return (
      <Suspense fallback={<Delayed />}>
        <EnrolPage onDone={finishEnrolling} />
      </Suspense>
    );
  return (
    <SessionProvider value={session.data}>
      <ErrorBoundary>
        <Suspense fallback={<Delayed />}>
          {session.data.company.preset ? <Workspace /> : <SetupPage />}
        </Suspense>
      </ErrorBoundary>
    </SessionProvider>
  );
}
