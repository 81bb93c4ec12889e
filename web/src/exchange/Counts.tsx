import { Statistic } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ImportResult } from '@/api/importTypes';

/** Every row accounted for: rows = created + updated + unchanged + rejected, and what was no row. */
export function Counts({ result }: { result: ImportResult }) {
  const { t } = useTranslation();
  const shown = ['rows', 'created', 'updated', 'unchanged', 'rejected'] as const;
  const beside = (['incomplete', 'skipped'] as const).filter((name) => result[name] > 0);
  return (
    <div className="import-found">
      <div className="import-counts">
        {[...shown, ...beside].map((name) => (
          <Statistic
            key={name}
            title={t(`outcome.${name}`)}
            value={result[name]}
            className={name === 'rejected' && result.rejected > 0 ? 'count-bad' : undefined}
          />
        ))}
      </div>
      {result.notes?.map((note) => (
        <div key={note}>{note}</div>
      ))}
    </div>
  );
}
