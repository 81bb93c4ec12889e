import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '@/api/client';
import type { Problem, RecordName, RecordView } from '@/api/types';
import { ConfirmList } from './ConfirmList';
import { confirmable } from './confirmations';
import { type Change, changeRecord, useRefreshCustomer } from './queries';

/**
 * One change on its way: asks for confirmation where the server wants it, keeps a stale one until
 * somebody has chosen, and refreshes the file once it is stored.
 */
export function useRecordChange(type: RecordName, record: RecordView, customerId: string) {
  const { t } = useTranslation();
  const { modal, message } = App.useApp();
  const refresh = useRefreshCustomer(customerId);
  const [isSaving, setSaving] = useState(false);
  const [error, setError] = useState<ApiProblem>();
  const [stale, setStale] = useState<{ problem: Problem; change: Change }>();

  const confirmed = (problem: Problem) =>
    modal.confirm({
      title: problem.title,
      content: <ConfirmList problem={problem} />,
      okText: t('file.saveAnyway'),
      cancelText: t('file.goBack'),
    });

  /** True once stored. */
  const save = async (change: Change, version = record.version): Promise<boolean> => {
    setSaving(true);
    setError(undefined);
    try {
      await changeRecord(type, { id: record.id, version }, change);
      setStale(undefined);
      void message.success(t('file.saved'));
      await refresh();
      return true;
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure;
      return await handle(failure, change, version);
    } finally {
      setSaving(false);
    }
  };

  const handle = async (failure: ApiProblem, change: Change, version: string): Promise<boolean> => {
    const { problem } = failure;
    if (problem.code === 'stale_version' && problem.current) {
      setStale({ problem, change });
      return false;
    }
    const asked = confirmable(problem, change.confirm);
    if (asked.length === 0) setError(failure);
    else if (await confirmed(problem))
      return save({ ...change, confirm: [...(change.confirm ?? []), ...asked] }, version);
    return false;
  };

  const keepTheirs = async () => {
    setStale(undefined);
    await refresh();
  };
  const keepMine = () => stale && save(stale.change, stale.problem.current?.version);

  return { save, isSaving, error, stale, keepTheirs, keepMine };
}
