import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '@/api/client';

/** Refusals explain themselves; only faults of the server have a number to quote. */
function incidentOf(error: unknown): string | undefined {
  return error instanceof ApiProblem && error.status >= 500 ? error.problem.incident : undefined;
}

/** What went wrong in the server's words. */
export function problemText(error: unknown, incidentWord: string): string {
  if (!(error instanceof ApiProblem)) return String(error);
  const { title, fields } = error.problem;
  const incident = incidentOf(error);
  const lines = fields?.length ? fields.map((field) => field.message).join(';') : title;
  return incident ? `${lines} (${incidentWord} ${incident})` : lines;
}

export function ProblemAlert(props: {
  error: unknown;
  onRetry?: () => void;
  /** Fields say themselves what is wrong: only the headline here. */
  isBrief?: boolean;
}) {
  const { t } = useTranslation();
  if (!props.error) return null;
  const incident = incidentOf(props.error);
  const headline =
    props.isBrief && !incident && props.error instanceof ApiProblem
      ? props.error.problem.title
      : undefined;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={headline ?? problemText(props.error, t('words.incident'))}
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
