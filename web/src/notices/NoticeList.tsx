import { Button, Empty } from 'antd';
import { useTranslation } from 'react-i18next';
import { Delayed } from '@/shared/Delayed';
import { ProblemAlert } from '@/shared/ProblemAlert';
import { byDay, dayName } from './days';
import { NoticeItem } from './NoticeItem';
import { useNotices } from './queries';
import './notices.css';

/** All notices there are, day by day. */
export function NoticeList({ onOpen }: { onOpen?: () => void }) {
  const { t } = useTranslation();
  const list = useNotices();
  if (list.error) return <ProblemAlert error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <Delayed />;
  const notices = list.data.pages.flatMap((page) => page.items);
  if (notices.length === 0)
    return (
      <Empty
        image={Empty.PRESENTED_IMAGE_SIMPLE}
        description={
          <>
            <div>{t('notices.none')}</div>
            <div className="quiet">{t('notices.noneNote')}</div>
          </>
        }
      />
    );
  const now = new Date();
  return (
    <>
      {byDay(notices).map(({ date, notices: ofDay }) => (
        <section key={date} className="notice-day">
          <h2>{t(dayName(date, now))}</h2>
          <ul>
            {ofDay.map((notice) => (
              <li key={notice.id}>
                <NoticeItem notice={notice} onOpen={onOpen} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {list.hasNextPage && (
        <Button block loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('words.loadMore')}
        </Button>
      )}
    </>
  );
}
