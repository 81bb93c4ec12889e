import { Badge } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Notice } from '@/api/noticeTypes';
import { TimeText } from '@/shared/TimeText';
import { useMarkRead } from './queries';

/** Changes of one file are counted here; digests say their number themselves. */
const isOfOneFile = (notice: Notice) => /^\/customers\/\d+$/.test(notice.link ?? '');

/** One notice: opening it marks it read. Without a link there is nothing to open but itself. */
export function NoticeItem({ notice, onOpen }: { notice: Notice; onOpen?: () => void }) {
  const { t } = useTranslation();
  const mark = useMarkRead();
  const open = () => {
    if (!notice.read) mark.mutate(notice.id);
    if (notice.link) onOpen?.();
  };
  const body = (
    <>
      <span className="notice-title">
        {!notice.read && <Badge status="processing" aria-label={t('notices.unread')} role="img" />}
        {notice.title}
      </span>
      <span className="notice-text quiet">
        {notice.text}
        {isOfOneFile(notice) && notice.count > 1 && (
          <span className="notice-times">{t('notices.times', { n: notice.count })}</span>
        )}
      </span>
      <span className="notice-time quiet">
        <TimeText at={notice.at} />
      </span>
    </>
  );
  const look = notice.read ? 'notice' : 'notice notice-unread';
  return notice.link ? (
    <Link to={notice.link} className={look} onClick={open}>
      {body}
    </Link>
  ) : (
    <button type="button" className={look} onClick={open} disabled={notice.read}>
      {body}
    </button>
  );
}
