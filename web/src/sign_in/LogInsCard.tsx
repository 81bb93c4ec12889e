import { Card, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Account } from '@/api/accountTypes';
import { exactTime } from '@/shared/time';
import { Outcome } from './Outcome';

/** One's own lines of the log-in log: whoever sees one that is not theirs changes the password. */
export function LogInsCard({ logIns }: { logIns: Account['log_ins'] }) {
  const { t } = useTranslation();
  return (
    <Card title={t('sessions.logIns')} size="small">
      <Table
        size="small"
        rowKey={(entry) => `${entry.at} ${entry.outcome} ${entry.ip}`}
        dataSource={logIns}
        pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
        scroll={{ x: 420 }}
        columns={[
          { title: t('loginLog.at'), width: 180, render: (_, entry) => exactTime(entry.at) },
          {
            title: t('loginLog.outcome'),
            width: 160,
            render: (_, entry) => <Outcome word={entry.outcome} />,
          },
          { title: t('loginLog.ip'), dataIndex: 'ip' },
        ]}
      />
    </Card>
  );
}
