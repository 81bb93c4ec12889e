import { useTranslation } from 'react-i18next';
import type { Match, Problem } from '@/api/types';

/** What a person should have seen before saving anyway. */
export function ConfirmList({ problem }: { problem: Problem }) {
  return (
    <ul className="confirm-list">
      {problem.warnings?.map((warning) => (
        <li key={`${warning.field} ${warning.rule}`}>{warning.message}</li>
      ))}
      {problem.duplicates?.map((match) => (
        <li key={`${match.field} ${match.customer?.id ?? match.message}`}>
          <DuplicateText match={match} />
        </li>
      ))}
    </ul>
  );
}

/** The link opens beside: what has been typed must stay. */
export function DuplicateText({ match }: { match: Match }) {
  const { t } = useTranslation();
  return (
    <>
      {match.message}{' '}
      {match.customer && (
        <a
          href={`/customers/${match.customer.id}`}
          target="_blank"
          rel="noreferrer"
          aria-label={t('create.openThat', {
            name: match.customer.name,
            number: match.customer.number ?? '',
          })}
        >
          {t('create.openOther')}
        </a>
      )}
    </>
  );
}
