import { Button, Popconfirm, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ImportView } from '@/api/importTypes';
import { ProblemAlert } from '@/shared/ProblemAlert';
import { duration } from '@/shared/time';
import { useImportAct } from './queries';

/** How far it is. It goes on without the page. */
export function ProgressStep({ view }: { view: ImportView }) {
  const { t } = useTranslation();
  const act = useImportAct(view.id);
  const { rows = 0, total = 0, rate = 0, seconds_left: left = 0 } = view.progress ?? {};
  const n = (count: number) => Math.round(count).toLocaleString('en-US');
  const isRunning = view.state === 'running';
  return (
    <div className="import-progress">
      <h2 className="section-title">{t(isRunning ? 'import.running' : 'import.checking')}</h2>
      <Progress
        percent={total ? Math.floor((rows / total) * 100) : 0}
        status="active"
        aria-label={t('import.progress')}
      />
      <p role="status">
        {t('import.rowsOf', { rows: n(rows), total: n(total) })}
        {rate > 0 && ` · ${t('import.rate', { rate: n(rate) })}`}
        {rate > 0 && ` · ${t('import.left', { time: duration(left) })}`}
      </p>
      <ProblemAlert error={act.error} />
      <Popconfirm
        title={t(isRunning ? 'import.cancelAsk' : 'import.cancelCheckAsk')}
        onConfirm={() => act.mutate({ act: 'cancel', body: {} })}
      >
        <Button loading={act.isPending}>{t('words.cancel')}</Button>
      </Popconfirm>{' '}
      <span className="quiet">{t('import.mayLeave')}</span>
    </div>
  );
}
