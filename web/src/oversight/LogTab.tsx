import { FilePdfOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Delayed } from '@/shared/Delayed';
import { ProblemAlert } from '@/shared/ProblemAlert';
import { LogFilter } from './LogFilter';
import { LogLines } from './LogLines';
import { useLogQuestion } from './logState';
import { Prints } from './Prints';
import { useLog, usePrints, useStartPrint } from './queries';

export function LogTab() {
  const { t } = useTranslation();
  const { question, change } = useLogQuestion();
  const log = useLog(question);
  const prints = usePrints();
  const print = useStartPrint();
  const lines = log.data?.pages.flatMap((page) => page.items);
  return (
    <section aria-label={t('audit.log')}>
      <div className="log-head">
        <LogFilter question={question} onChange={change} />
        <Button
          icon={<FilePdfOutlined />}
          loading={print.isPending}
          disabled={!lines?.length}
          onClick={() => print.mutate(question)}
        >
          {t('audit.pdf')}
        </Button>
      </div>
      <ProblemAlert error={print.error ?? prints.error} />
      <Prints prints={prints.data ?? []} />
      <ProblemAlert error={log.error} onRetry={() => void log.refetch()} />
      {log.isPending && <Delayed />}
      {lines && <LogLines lines={lines} onCustomer={(customer) => change({ customer })} />}
      {log.hasNextPage && (
        <Button block loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
          {t('words.loadMore')}
        </Button>
      )}
    </section>
  );
}
