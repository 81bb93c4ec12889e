import { App, Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Person } from '@/api/types';
import { problemText } from '@/shared/ProblemAlert';
import { useEndSessions, useResetSecondFactor } from './queries';

/** What an administrator does for somebody who cannot get in, or should not be in. */
export function SignInActs({ person }: { person: Person }) {
  const { t } = useTranslation();
  const { modal, message } = App.useApp();
  const ending = useEndSessions();
  const resetting = useResetSecondFactor();
  const ask = (words: 'endSessions' | 'resetFactor', act: () => Promise<unknown>) =>
    modal.confirm({
      title: t(`people.${words}Ask`, { name: person.name }),
      onOk: () =>
        act().then(
          () => void message.success(t(`people.${words}Done`, { name: person.name })),
          (error) => void message.error(problemText(error, t('words.incident'))),
        ),
    });
  const items = [
    {
      key: 'end',
      label: t('people.endSessions'),
      onClick: () => ask('endSessions', () => ending.mutateAsync(person.id)),
    },
    {
      key: 'factor',
      label: t('people.resetFactor'),
      onClick: () => ask('resetFactor', () => resetting.mutateAsync(person.id)),
    },
  ];
  return (
    <Dropdown trigger={['click']} menu={{ items }}>
      <Button type="link" size="small" aria-label={t('people.moreOf', { name: person.name })}>
        {t('words.more')}
      </Button>
    </Dropdown>
  );
}
