import { App, Button, Card, Popconfirm, Table, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { HeldSession } from '@/api/accountTypes';
import { problemText } from '@/shared/ProblemAlert';
import { TimeText } from '@/shared/TimeText';
import { useEndOtherSessions, useEndSession } from './queries';

/** Where one is logged in, and the end of it. */
export function SessionsCard({ sessions }: { sessions: HeldSession[] }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const ending = useEndSession();
  const endingOthers = useEndOtherSessions();
  const fail = (error: Error) => void message.error(problemText(error, t('words.incident')));
  const endOthers = () =>
    endingOthers.mutate(undefined, {
      onSuccess: () => void message.success(t('sessions.didEndOthers')),
      onError: fail,
    });
  const device = (session: HeldSession) => session.device || t('sessions.unknownDevice');
  return (
    <Card
      title={t('sessions.title')}
      size="small"
      extra={
        sessions.length > 1 && (
          <Popconfirm title={t('sessions.endOthersAsk')} onConfirm={endOthers}>
            <Button size="small" danger loading={endingOthers.isPending}>
              {t('sessions.endOthers')}
            </Button>
          </Popconfirm>
        )
      }
    >
      <Table<HeldSession>
        size="small"
        rowKey="id"
        dataSource={sessions}
        pagination={false}
        scroll={{ x: 560 }}
        columns={[
          {
            title: t('sessions.device'),
            render: (_, session) => (
              <>
                {device(session)} {session.current && <Tag>{t('sessions.current')}</Tag>}
              </>
            ),
          },
          { title: t('loginLog.ip'), dataIndex: 'ip' },
          {
            title: t('sessions.begun'),
            render: (_, session) => <TimeText at={session.begun_at} />,
          },
          { title: t('sessions.seen'), render: (_, session) => <TimeText at={session.seen_at} /> },
          {
            title: t('words.actions'),
            width: 100,
            render: (_, session) =>
              !session.current && (
                <Button
                  type="link"
                  size="small"
                  danger
                  aria-label={t('sessions.endThat', { device: device(session) })}
                  onClick={() => ending.mutate(session.id, { onError: fail })}
                >
                  {t('sessions.end')}
                </Button>
              ),
          },
        ]}
      />
    </Card>
  );
}
