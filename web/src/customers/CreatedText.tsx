import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChangeLine } from '@/api/types';
import { LineLabel } from './LineLabel';

const shownAtFirst = 6;

/** What a record was made with is no change: said in a row, without before and after. */
export function CreatedText({ lines }: { lines: ChangeLine[] }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const said = lines.filter((line) => line.after);
  const hidden = said.length - shownAtFirst;
  return (
    <div className="created-line">
      {said.slice(0, all ? said.length : shownAtFirst).map((line) => (
        <span key={`${line.record}.${line.field}`}>
          <LineLabel line={line} /> {line.after}
        </span>
      ))}
      {hidden > 0 && (
        <Button type="link" size="small" className="flush" onClick={() => setAll(!all)}>
          {all ? t('words.less') : t('timeline.others', { n: hidden })}
        </Button>
      )}
    </div>
  );
}
