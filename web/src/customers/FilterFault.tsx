import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Problem } from '@/api/types';

/** What of the line is wrong, underlined, why, and what may have been meant. */
export function FilterFault(props: {
  line: string;
  problem: Problem;
  onMend: (text: string, from: number, until: number) => void;
}) {
  const { t } = useTranslation();
  const { line, problem } = props;
  const from = problem.at?.utf16_from ?? 0;
  const until = problem.at?.utf16_until ?? 0;
  return (
    <div id="filter-fault" className="filter-fault" role="alert">
      <span className="filter-said">
        {line.slice(0, from)}
        <mark>{line.slice(from, until) || ' '}</mark>
        {line.slice(until)}
      </span>
      <span>{problem.title}</span>
      {(problem.suggestions ?? []).length > 0 && (
        <span className="quiet">
          {t('filterLine.meant')}
          {problem.suggestions?.map((word) => (
            <Button
              key={word}
              type="link"
              size="small"
              onClick={() => props.onMend(word, from, until)}
            >
              {word}
            </Button>
          ))}
        </span>
      )}
    </div>
  );
}
