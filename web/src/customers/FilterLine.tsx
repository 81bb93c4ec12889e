import { FilterOutlined } from '@ant-design/icons';
import { AutoComplete, Button, Input, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FilterFault } from './FilterFault';
import { type Completion, useCompletions, useFilterFaces } from './filterQueries';
import './filter.css';

/** The filter as people type it, with what may come next, and a wavy line under what is wrong. */
export function FilterLine(props: { filter: string; onFilter: (filter: string) => void }) {
  const { t } = useTranslation();
  const { faces, problem } = useFilterFaces(props.filter);
  // What the mouse built stands here as a line once the server has said it.
  const applied = faces?.line ?? (props.filter.startsWith('{') ? undefined : props.filter);
  const [line, setLine] = useState(applied ?? '');
  const [at, setAt] = useState(0);
  const [isOpen, setOpen] = useState(false);
  const input = useRef<InputRef>(null);
  const hasPicked = useRef(false);
  const completions = useCompletions(line, at, isOpen);
  useEffect(() => {
    if (applied !== undefined) setLine(applied);
  }, [applied]);

  const place = () => setAt(input.current?.input?.selectionStart ?? line.length);
  const replace = (text: string, from: number, until: number) => {
    setLine(line.slice(0, from) + text + line.slice(until));
    const behind = from + text.length;
    setAt(behind);
    requestAnimationFrame(() => {
      input.current?.setSelectionRange(behind, behind);
      hasPicked.current = false; // only the Enter that picks does not apply
    });
  };
  const pick = (chosen: Completion) => {
    hasPicked.current = true;
    replace(chosen.text, chosen.from, chosen.until);
  };
  const apply = (text: string) => {
    setOpen(false);
    if (text.trim() !== props.filter) props.onFilter(text.trim());
  };
  const enter = () => {
    if (!hasPicked.current) apply(line);
    hasPicked.current = false;
  };
  const isWrong = problem !== undefined && line === props.filter;

  return (
    <div className="filter-line">
      <AutoComplete
        className="filter-box"
        value={line}
        open={isOpen && (completions.data?.length ?? 0) > 0}
        onOpenChange={setOpen}
        defaultActiveFirstOption={false}
        options={(completions.data ?? []).map((item) => ({
          value: `${item.kind} ${item.text}`,
          item,
          label: (
            <span className="filter-offer">
              {item.text}
              <span className="quiet">{item.note ?? t(`filterLine.${item.kind}`)}</span>
            </span>
          ),
        }))}
        onSelect={(_, option) => pick(option.item)}
      >
        <Input
          ref={input}
          aria-label={t('filterLine.label')}
          aria-invalid={isWrong}
          aria-describedby={isWrong ? 'filter-fault' : undefined}
          status={isWrong ? 'error' : undefined}
          prefix={<FilterOutlined />}
          placeholder={t('filterLine.placeholder')}
          allowClear
          spellCheck={false}
          onChange={(event) => {
            setLine(event.target.value);
            place();
            setOpen(true);
            if (event.target.value === '') apply('');
          }}
          onFocus={place}
          onClick={() => {
            place();
            setOpen(true);
          }}
          onKeyUp={place}
          onPressEnter={enter}
        />
      </AutoComplete>
      {applied !== undefined && line.trim() !== applied && line.trim() !== props.filter && (
        <Button type="primary" ghost onClick={() => apply(line)}>
          {t('filterLine.apply')}
        </Button>
      )}
      {isWrong && (
        <FilterFault
          line={line}
          problem={problem}
          onMend={(text, from, until) => {
            const mended = line.slice(0, from) + text + line.slice(until);
            setLine(mended);
            apply(mended);
          }}
        />
      )}
    </div>
  );
}
