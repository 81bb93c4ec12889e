import { Empty, Table, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ImportView } from '@/api/importTypes';
import { PageHead } from '@/shared/PageHead';
import { ProblemAlert } from '@/shared/ProblemAlert';
import { TimeText } from '@/shared/TimeText';
import { useWaiting } from '@/shared/useWaiting';
import { DropFile } from './DropFile';
import { useImports } from './queries';
import './exchange.css';

const stateColors: Partial<Record<ImportView['state'], string>> = {
  done: 'success',
  failed: 'error',
  running: 'processing',
  checking: 'processing',
};

/** 导入: drop a file to begin; what was brought in before. */
export function ImportsPage() {
  const { t } = useTranslation();
  const imports = useImports();
  const waiting = useWaiting(imports.isPending);
  const n = (count: number | undefined) => count?.toLocaleString('en-US') ?? '–';
  return (
    <div className="page">
      <PageHead title={t('menu.imports')} />
      <DropFile />
      <h2 className="section-title">{t('import.before')}</h2>
      <ProblemAlert error={imports.error} onRetry={() => void imports.refetch()} />
      <Table<ImportView>
        size="small"
        rowKey="id"
        loading={waiting}
        dataSource={imports.data ?? []}
        pagination={{ pageSize: 20, hideOnSinglePage: true }}
        scroll={{ x: 760 }}
        locale={{
          emptyText: imports.isSuccess ? <Empty description={t('import.none')} /> : ' ',
        }}
        columns={[
          {
            title: t('import.file'),
            width: 240,
            ellipsis: true,
            render: (_, item) => <Link to={`/imports/${item.id}`}>{item.file_name}</Link>,
          },
          {
            title: t('import.state'),
            width: 100,
            render: (_, item) => (
              <Tag color={stateColors[item.state]}>{t(`importState.${item.state}`)}</Tag>
            ),
          },
          { title: t('import.rows'), align: 'right', render: (_, item) => n(item.result?.rows) },
          {
            title: t('outcome.created'),
            align: 'right',
            render: (_, item) => n(item.result?.created),
          },
          {
            title: t('outcome.updated'),
            align: 'right',
            render: (_, item) => n(item.result?.updated),
          },
          {
            title: t('outcome.rejected'),
            align: 'right',
            render: (_, item) => n(item.result?.rejected),
          },
          {
            title: t('import.by'),
            render: (_, { created_by: by }) => (typeof by === 'object' ? by.name : by),
          },
          { title: t('import.at'), render: (_, item) => <TimeText at={item.created_at} /> },
        ]}
      />
    </div>
  );
}
