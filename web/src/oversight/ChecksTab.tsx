import { SafetyOutlined } from '@ant-design/icons';
import { Alert, Button, Empty, Progress, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/accounts/session';
import type { CheckState, LogCheck } from '@/api/oversightTypes';
import { ProblemAlert } from '@/shared/ProblemAlert';
import { TimeText } from '@/shared/TimeText';
import { useWaiting } from '@/shared/useWaiting';
import { useChecks, useStartCheck } from './queries';

const tones: Record<CheckState, 'success' | 'info' | 'warning' | 'error'> = {
  running: 'info',
  sound: 'success',
  tampered: 'error',
  truncated: 'error',
  no_anchor: 'warning',
  could_not_run: 'warning',
};

/** 日志完整性校验: the same judgement as `kedang audit verify`, in one word first. */
export function ChecksTab() {
  const { t } = useTranslation();
  const checks = useChecks();
  const start = useStartCheck();
  const may = useMay()('audit.verify');
  const waiting = useWaiting(checks.isPending);
  const [newest, ...older] = checks.data ?? [];
  const isRunning = newest?.state === 'running';
  return (
    <section aria-label={t('audit.checks')} className="log-checks">
      <p className="quiet">{t('audit.checksNote')}</p>
      {may && (
        <Button
          type="primary"
          icon={<SafetyOutlined />}
          loading={start.isPending || isRunning}
          onClick={() => start.mutate()}
        >
          {t('audit.check')}
        </Button>
      )}
      <ProblemAlert error={start.error ?? checks.error} onRetry={() => void checks.refetch()} />
      {newest && <Finding check={newest} />}
      {checks.isSuccess && !newest && <Empty description={t('audit.noChecks')} />}
      {older.length > 0 && <Older checks={older} waiting={waiting} />}
    </section>
  );
}

function Finding({ check }: { check: LogCheck }) {
  const { t } = useTranslation();
  const { entries = 0, total = 0 } = check.progress ?? {};
  return (
    <Alert
      showIcon
      type={tones[check.state]}
      role="status"
      title={t(`checkState.${check.state}`, { line: check.first_bad })}
      description={
        check.state === 'running' ? (
          <Progress
            percent={total ? Math.floor((entries / total) * 100) : 0}
            aria-label={t('audit.checkProgress')}
          />
        ) : (
          <>
            <p>{check.text}</p>
            <span className="quiet">
              {check.asked_by.name} · <TimeText at={check.asked_at} />
            </span>
          </>
        )
      }
    />
  );
}

function Older({ checks, waiting }: { checks: LogCheck[]; waiting: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      <h2 className="section-title">{t('audit.olderChecks')}</h2>
      <Table<LogCheck>
        size="small"
        rowKey="id"
        loading={waiting}
        dataSource={checks}
        pagination={{ pageSize: 20, hideOnSinglePage: true }}
        scroll={{ x: 640 }}
        columns={[
          {
            title: t('audit.at'),
            width: 120,
            render: (_, check) => <TimeText at={check.asked_at} />,
          },
          { title: t('audit.person'), width: 120, render: (_, check) => check.asked_by.name },
          {
            title: t('audit.result'),
            width: 160,
            render: (_, check) => t(`checkState.${check.state}`, { line: check.first_bad }),
          },
          { title: t('audit.details'), dataIndex: 'text' },
        ]}
      />
    </>
  );
}
