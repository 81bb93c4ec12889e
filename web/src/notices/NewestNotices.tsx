import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Delayed } from '@/shared/Delayed';
import { ProblemAlert } from '@/shared/ProblemAlert';
import { NoticeItem } from './NoticeItem';
import { useNewestUnread } from './queries';
import './notices.css';

/** The newest that one has not read, for the workbench. */
export function NewestNotices() {
  const { t } = useTranslation();
  const newest = useNewestUnread(5);
  return (
    <Card
      size="small"
      title={t('notices.title')}
      extra={<Link to="/notices">{t('notices.all')}</Link>}
    >
      <ProblemAlert error={newest.error} onRetry={() => void newest.refetch()} />
      {newest.isPending && <Delayed />}
      {newest.data?.length === 0 && <p className="quiet">{t('notices.nothingNew')}</p>}
      <ul className="notice-glance">
        {newest.data?.map((notice) => (
          <li key={notice.id}>
            <NoticeItem notice={notice} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
