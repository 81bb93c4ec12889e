import { Button, Empty, Table, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Alert } from '@/api/oversightTypes';
import { ProblemAlert } from '@/shared/ProblemAlert';
import { TimeText } from '@/shared/TimeText';
import { dateOf } from '@/shared/time';
import { useWaiting } from '@/shared/useWaiting';
import { AcknowledgeDialog } from './AcknowledgeDialog';
import { useAlerts } from './queries';

const kindOf: Partial<Record<Alert['kind'], string>> = {
  reveals: 'reveal',
  look_ups: 'look_up',
  downloads: 'download',
};

/** Where the deeds that were counted stand. */
function logAddress(alert: Alert): string {
  const day = (instant: string) => dateOf(new Date(instant));
  const search = new URLSearchParams({
    person: alert.person?.id ?? '',
    from: day(alert.first_at),
    to: day(alert.last_at),
    kind: kindOf[alert.kind] ?? '',
  });
  return `/audit?${search}`;
}

export function AlertsTab() {
  const { t } = useTranslation();
  const alerts = useAlerts();
  const waiting = useWaiting(alerts.isPending);
  const [chosen, setChosen] = useState<Alert>();
  return (
    <>
      <p className="quiet">{t('audit.alertsNote')}</p>
      <ProblemAlert error={alerts.error} onRetry={() => void alerts.refetch()} />
      <Table<Alert>
        size="small"
        rowKey="id"
        loading={waiting}
        dataSource={alerts.data?.items ?? []}
        pagination={{ pageSize: 20, hideOnSinglePage: true }}
        scroll={{ x: 760 }}
        locale={{
          emptyText: alerts.isSuccess ? <Empty description={t('audit.noAlerts')} /> : ' ',
        }}
        columns={[
          {
            title: t('audit.at'),
            width: 120,
            render: (_, alert) => <TimeText at={alert.raised_at} />,
          },
          {
            title: t('audit.what'),
            render: (_, alert) =>
              alert.person ? <Link to={logAddress(alert)}>{alert.text}</Link> : alert.text,
          },
          {
            title: t('audit.state'),
            width: 90,
            render: (_, { state }) => (
              <Tag color={state === 'open' ? 'error' : 'default'}>{t(`alertState.${state}`)}</Tag>
            ),
          },
          {
            title: t('audit.note'),
            render: (_, alert) =>
              alert.note ? (
                <span>
                  {alert.note} <span className="quiet">{alert.acknowledged_by?.name}</span>
                </span>
              ) : (
                <Button size="small" onClick={() => setChosen(alert)}>
                  {t('audit.acknowledge')}
                </Button>
              ),
          },
        ]}
      />
      {chosen && <AcknowledgeDialog alert={chosen} onClose={() => setChosen(undefined)} />}
    </>
  );
}
