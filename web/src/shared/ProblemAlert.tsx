import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '@/api/client';

/** What went wrong in the server's words, with its incident number to quote. */
export function problemText(error: unknown, incidentWord: string): string {
  if (!(error instanceof ApiProblem)) return String(error);
  const { title, incident, fields } = error.problem;
  const lines = fields?.length ? fields.map((field) => field.message).join(';') : title;
  return incident ? `${lines} (${incidentWord} ${incident})` : lines;
}

export function ProblemAlert(props: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  if (!props.error) return null;
  const incident = props.error instanceof ApiProblem ? props.error.problem.incident : undefined;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={problemText(props.error, t('words.incident'))}
      description={incident ? t('words.incidentHint') : undefined}
      action={
        props.onRetry && (
          <Button size="small" onClick={props.onRetry}>
            {t('words.retry')}
          </Button>
        )
      }
    />
  );
}
