import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePeople } from '@/fields/people';
import { PageHead } from '@/shared/PageHead';
import { ProblemAlert } from '@/shared/ProblemAlert';
import { exactTime } from '@/shared/time';
import { useWaiting } from '@/shared/useWaiting';
import { Outcome } from './Outcome';
import { useLoginLog } from './queries';

/** 登录日志: who came in, who was refused, from where. */
export function LoginLogPage() {
  const { t } = useTranslation();
  const log = useLoginLog();
  const people = usePeople();
  const waiting = useWaiting(log.isPending);
  return (
    <div className="page">
      <PageHead title={t('menu.loginLog')} />
      <ProblemAlert error={log.error} onRetry={() => void log.refetch()} />
      <Table
        size="small"
        rowKey={(entry) => `${entry.at} ${entry.login} ${entry.ip} ${entry.outcome}`}
        loading={waiting}
        dataSource={log.data ?? []}
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        scroll={{ x: 640 }}
        columns={[
          { title: t('loginLog.at'), width: 180, render: (_, entry) => exactTime(entry.at) },
          { title: t('loginLog.login'), dataIndex: 'login', width: 140 },
          {
            title: t('loginLog.person'),
            width: 140,
            render: (_, { person_id: id }) => people.data?.find((person) => person.id === id)?.name,
          },
          {
            title: t('loginLog.outcome'),
            width: 160,
            render: (_, { outcome }) => <Outcome word={outcome} />,
          },
          { title: t('loginLog.ip'), dataIndex: 'ip' },
        ]}
      />
    </div>
  );
}
