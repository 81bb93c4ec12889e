import { Badge, Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { PageHead } from '@/shared/PageHead';
import { AlertsTab } from './AlertsTab';
import { ChecksTab } from './ChecksTab';
import { LogTab } from './LogTab';
import { useAlerts } from './queries';
import './oversight.css';

/** 操作日志: who did what, in sentences; alerts; whether the log itself is whole. */
export function AuditPage() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const open = useAlerts().data?.open ?? 0;
  return (
    <div className="page">
      <PageHead title={t('menu.audit')} />
      <Tabs
        activeKey={search.get('tab') ?? 'log'}
        onChange={(tab) => setSearch(tab === 'log' ? {} : { tab })}
        items={[
          { key: 'log', label: t('audit.log'), children: <LogTab /> },
          {
            key: 'alerts',
            label: (
              <span>
                {t('audit.alerts')} <Badge count={open} size="small" />
              </span>
            ),
            children: <AlertsTab />,
          },
          { key: 'checks', label: t('audit.checks'), children: <ChecksTab /> },
        ]}
      />
    </div>
  );
}
