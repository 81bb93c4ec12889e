import { useTranslation } from 'react-i18next';
import type { UpdateRequest } from './queries';

type Change = UpdateRequest['changes'][number];

/** Field by field: what it holds and what it shall hold. */
export function Differences({ changes }: { changes: Change[] }) {
  const { t } = useTranslation();
  if (changes.length === 0) return <p className="quiet">{t('review.noValues')}</p>;
  return (
    <dl className="differences">
      {changes.map((change) => (
        <div key={change.field}>
          <dt>{change.label}</dt>
          <dd>
            {change.before ? (
              <del>{change.before}</del>
            ) : (
              <span className="quiet">{t('timeline.wasEmpty')}</span>
            )}{' '}
            <span aria-hidden="true">→</span>
            <span className="visually-hidden">{t('timeline.became')}</span>{' '}
            {change.proposed ? (
              <ins>{change.proposed}</ins>
            ) : (
              <span className="quiet">{t('timeline.isEmpty')}</span>
            )}
            {change.changed_since && (
              <div className="changed-since">
                {t('review.changedSince', { value: change.current ?? t('timeline.wasEmpty') })}
              </div>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
