import { DownloadOutlined } from '@ant-design/icons';
import { Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import type { LogPrint } from '@/api/oversightTypes';
import { exactTime } from '@/shared/time';

const shown = 3;

/** One's newest PDFs of the log: how far each is, and where it can be fetched while it is kept. */
export function Prints({ prints }: { prints: LogPrint[] }) {
  const { t } = useTranslation();
  if (prints.length === 0) return null;
  return (
    <ul className="log-prints" aria-label={t('audit.prints')}>
      {prints.slice(0, shown).map((print) => (
        <li key={print.id}>
          <span className="log-print-name">
            {print.description} <span className="quiet">{`${print.from} – ${print.to}`}</span>
          </span>
          <Standing print={print} />
        </li>
      ))}
    </ul>
  );
}

function Standing({ print }: { print: LogPrint }) {
  const { t } = useTranslation();
  if (print.state === 'failed')
    return <span className="field-error">{t('audit.printFailed')}</span>;
  if (print.state === 'waiting')
    return (
      <Progress
        className="log-print-progress"
        size="small"
        percent={print.progress?.percent ?? 0}
        aria-label={t('audit.printing')}
      />
    );
  return (
    <>
      <span className="quiet">
        {t('audit.printReady', { count: print.lines, until: exactTime(print.expires_at ?? '') })}
      </span>
      <Button
        size="small"
        icon={<DownloadOutlined />}
        href={`/api/v1/oversight/prints/${print.id}/file`}
      >
        {t('audit.download')}
      </Button>
    </>
  );
}
