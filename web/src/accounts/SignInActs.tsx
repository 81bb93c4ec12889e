import { App, Button, Dropdown, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '@/api/types';
import { problemText } from '@/shared/ProblemAlert';
import { useEndSessions, useResetSecondFactor } from './queries';

/** What an administrator does for somebody who cannot get in, or should not be in. */
export function SignInActs({ person }: { person: Person }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const acts = { endSessions: useEndSessions(), resetFactor: useResetSecondFactor() };
  const [asked, setAsked] = useState<keyof typeof acts>();
  const { name } = person;
  const act = () => {
    if (!asked) return;
    acts[asked].mutate(person.id, {
      onSuccess: () => void message.success(t(`people.${asked}Done`, { name })),
      onError: (error) => void message.error(problemText(error, t('words.incident'))),
      onSettled: () => setAsked(undefined),
    });
  };
  const item = (key: keyof typeof acts) => ({
    key,
    label: t(`people.${key}`),
    onClick: () => setAsked(key),
  });
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items: [item('endSessions'), item('resetFactor')] }}>
        <Button type="link" size="small" aria-label={t('people.moreOf', { name })}>
          {t('words.more')}
        </Button>
      </Dropdown>
      <Modal
        open={!!asked}
        title={asked && t(`people.${asked}`)}
        confirmLoading={acts.endSessions.isPending || acts.resetFactor.isPending}
        onOk={act}
        onCancel={() => setAsked(undefined)}
      >
        {asked && t(`people.${asked}Ask`, { name })}
      </Modal>
    </>
  );
}
