import { AuditOutlined } from '@ant-design/icons';
import { Badge } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMay } from '@/accounts/session';
import { usePendingCount } from './queries';
import './review.css';

/** 待我审批 n, for whoever decides. */
export function PendingLink() {
  const { t } = useTranslation();
  const isDecider = useMay()('update_request.decide');
  const count = usePendingCount(isDecider).data ?? 0;
  if (!isDecider) return null;
  return (
    <Link to="/update-requests" className="pending-link" title={t('review.toDecide')}>
      <AuditOutlined aria-hidden="true" />
      <span className="pending-words">{t('review.toDecide')}</span>
      {count > 0 && <Badge count={count} overflowCount={99} />}
    </Link>
  );
}
