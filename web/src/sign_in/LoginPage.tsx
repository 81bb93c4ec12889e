import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Cover } from '@/accounts/Cover';
import { keepSession, logIn } from '@/accounts/session';
import { ApiProblem } from '@/api/client';
import { problemText } from '@/shared/ProblemAlert';
import { duration } from '@/shared/time';
import { CodeStep } from './CodeStep';
import { type Entry, PasswordStep } from './PasswordStep';

const asksForCode = (error: unknown) =>
  error instanceof ApiProblem && error.problem.code === 'code_required';

export function LoginPage({ expired }: { expired: boolean }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  /** The password was right; a code is wanted too. */
  const [proved, setProved] = useState<Entry>();
  const login = useMutation({
    mutationFn: (entry: Entry & { code?: string }) =>
      logIn(entry.login, entry.password, entry.code),
    onSuccess: (session) => keepSession(client, session),
    onError: (error, { login: name, password }) => {
      if (asksForCode(error)) setProved({ login: name, password });
    },
  });
  const refusal = asksForCode(login.error) ? null : login.error;
  const startAnew = () => {
    setProved(undefined);
    login.reset();
  };
  return (
    <Cover title={t(proved ? 'factor.title' : 'login.title')}>
      {expired && !refusal && !proved && (
        <Alert className="login-note" type="info" showIcon title={t('login.expired')} />
      )}
      {refusal && <Refusal error={refusal} />}
      {proved ? (
        <CodeStep
          isBusy={login.isPending}
          onCode={(code) => login.mutate({ ...proved, code })}
          onBack={startAnew}
        />
      ) : (
        <PasswordStep isBusy={login.isPending} onEntry={(entry) => login.mutate(entry)} />
      )}
    </Cover>
  );
}

function Refusal({ error }: { error: Error }) {
  const { t } = useTranslation();
  const wait = error instanceof ApiProblem ? error.problem.retry_after_s : undefined;
  return (
    <Alert
      className="login-note"
      type="error"
      showIcon
      role="alert"
      title={problemText(error, t('words.incident'))}
      description={wait ? t('login.wait', { time: duration(wait) }) : undefined}
    />
  );
}
