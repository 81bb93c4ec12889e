import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ApiProblem } from '@/api/client';
import type { Problem } from '@/api/types';
import { plainText } from '@/fields/values';
import { ConfirmList } from './ConfirmList';
import { confirmable } from './confirmations';
import { type Findings, forgetErrors, noFindings, toFindings } from './newCustomer';
import { type Created, type NewCustomer, useCreateCustomer } from './queries';

/** Saves a new customer: asks where the server wants a confirmation, keeps what it refuses. */
export function useCreate() {
  const { t } = useTranslation();
  const { modal, message } = App.useApp();
  const creating = useCreateCustomer();
  const [refused, setRefused] = useState<Findings>(noFindings);
  const [error, setError] = useState<ApiProblem>();

  const confirmed = (problem: Problem) =>
    modal.confirm({
      title: problem.title,
      content: <ConfirmList problem={problem} />,
      okText: t('file.saveAnyway'),
      cancelText: t('file.goBack'),
    });

  // Without a record, the file went to somebody whose files one does not see.
  const tell = ({ record, message: text }: Created) =>
    void message.success({
      duration: 6,
      content: (
        <>
          {text}{' '}
          {record && (
            <Link to={`/customers/${record.id}`}>
              {plainText(record, 'number')} {plainText(record, 'name')}
            </Link>
          )}
        </>
      ),
    });

  /** What was stored; undefined where it was refused or not confirmed. */
  const save = async (
    make: (confirm: string[]) => NewCustomer,
    confirm: string[] = [],
  ): Promise<Created | undefined> => {
    setRefused(noFindings);
    setError(undefined);
    try {
      const created = await creating.mutateAsync(make(confirm));
      tell(created);
      return created;
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure;
      const { problem } = failure;
      const asked = confirmable(problem, confirm);
      if (asked.length > 0) {
        if (await confirmed(problem)) return save(make, [...confirm, ...asked]);
      } else {
        setError(failure);
      }
      setRefused(toFindings({ ...problem, errors: problem.fields }));
      return undefined;
    }
  };

  const forget = (at: string) => setRefused((before) => forgetErrors(before, at));
  return { save, isSaving: creating.isPending, refused, error, forget };
}
