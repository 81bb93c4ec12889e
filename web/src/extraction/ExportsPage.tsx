import { ExportOutlined } from '@ant-design/icons';
import { Button, Empty, Table, Tag, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ExportView } from '@/api/exportTypes';
import { PageHead } from '@/shared/PageHead';
import { ProblemAlert } from '@/shared/ProblemAlert';
import { TimeText } from '@/shared/TimeText';
import { useWaiting } from '@/shared/useWaiting';
import { ExportActs } from './ExportActs';
import { useExports } from './queries';
import './extraction.css';

const stateColors: Partial<Record<ExportView['state'], string>> = {
  done: 'success',
  failed: 'error',
  withdrawn: 'error',
  running: 'processing',
  waiting: 'processing',
};

/** 我的导出: how far each is, what it was for, until when it can be fetched. */
export function ExportsPage() {
  const { t } = useTranslation();
  const exports = useExports();
  const waiting = useWaiting(exports.isPending);
  return (
    <div className="page">
      <PageHead title={t('menu.exports')} note={t('exports.note')}>
        <Link to="/exports/new">
          <Button icon={<ExportOutlined />}>{t('exports.whole')}</Button>
        </Link>
      </PageHead>
      <ProblemAlert error={exports.error} onRetry={() => void exports.refetch()} />
      <Table<ExportView>
        size="small"
        rowKey="id"
        loading={waiting}
        dataSource={exports.data ?? []}
        pagination={{ pageSize: 20, hideOnSinglePage: true }}
        scroll={{ x: 1040 }}
        locale={{
          emptyText: exports.isSuccess ? <Empty description={t('exports.none')} /> : ' ',
        }}
        columns={[
          { title: t('exports.purpose'), width: 200, ellipsis: true, dataIndex: 'purpose' },
          {
            title: t('exports.what'),
            width: 160,
            render: (_, item) => (
              <Tooltip title={item.fields.join('、')}>
                {item.of} · {item.format.toUpperCase()}
              </Tooltip>
            ),
          },
          { title: t('exports.state'), width: 120, render: (_, item) => <State item={item} /> },
          {
            title: t('exports.rows'),
            width: 90,
            align: 'right',
            render: (_, item) => item.rows.toLocaleString('en-US'),
          },
          {
            title: t('exports.at'),
            width: 150,
            render: (_, item) => (
              <>
                {item.asked_by.name} · <TimeText at={item.asked_at} />
              </>
            ),
          },
          {
            title: t('exports.expires'),
            width: 110,
            render: (_, item) =>
              item.state === 'done' && item.expires_at ? <TimeText at={item.expires_at} /> : '–',
          },
          {
            title: t('exports.actions'),
            width: 210,
            render: (_, item) => <ExportActs item={item} />,
          },
        ]}
      />
    </div>
  );
}

function State({ item }: { item: ExportView }) {
  const { t } = useTranslation();
  return (
    <>
      <Tag color={stateColors[item.state]}>{t(`exportState.${item.state}`)}</Tag>
      {item.error && <div className="field-error">{item.error}</div>}
    </>
  );
}
