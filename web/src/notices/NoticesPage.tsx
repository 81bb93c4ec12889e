import { useTranslation } from 'react-i18next';
import { PageHead } from '@/shared/PageHead';
import { NoticeActions } from './NoticeActions';
import { NoticeList } from './NoticeList';

/** 提醒: the inbox as a page of its own, for the phone and for those who were away. */
export function NoticesPage() {
  const { t } = useTranslation();
  return (
    <div className="page notices-page">
      <PageHead title={t('notices.title')}>
        <NoticeActions />
      </PageHead>
      <NoticeList />
    </div>
  );
}
