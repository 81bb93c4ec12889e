import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { TimeText } from '@/shared/TimeText';
import { Differences } from './Differences';
import type { RequestState, UpdateRequest } from './queries';
import { RequestActs } from './RequestActs';

const colors: Record<RequestState, string> = {
  pending: 'warning',
  applied: 'success',
  refused: 'error',
  withdrawn: 'default',
  outdated: 'default',
};

/** One request: whose file, what shall change, why, and what became of it. */
export function RequestCard({ request }: { request: UpdateRequest }) {
  const { t } = useTranslation();
  const { customer, decided_by: by } = request;
  return (
    <li className="request-card">
      <div className="request-head">
        {customer ? (
          <Link to={`/customers/${request.customer_id}`}>
            <strong>{customer.name}</strong> <span className="quiet">{customer.number}</span>
          </Link>
        ) : (
          <span className="quiet">{t('review.outOfSight')}</span>
        )}
        <Tag color={colors[request.state]}>{t(`reviewState.${request.state}`)}</Tag>
        <span className="quiet request-asked">
          #{request.id} · {request.asked_by.name} · <TimeText at={request.asked_at} />
        </span>
      </div>
      <Differences changes={request.changes} />
      <div>
        <span className="quiet">{t('review.reason')}</span> {request.reason}
      </div>
      {Boolean(request.deciders?.length) && (
        <div className="quiet">{t('review.waitsFor', { names: request.deciders?.join('、') })}</div>
      )}
      {by && request.decided_at && request.state !== 'withdrawn' && (
        <div>
          <span className="quiet">
            {t('review.decided', { name: by.name })} <TimeText at={request.decided_at} />
          </span>{' '}
          {request.note}
        </div>
      )}
      <RequestActs request={request} />
    </li>
  );
}
