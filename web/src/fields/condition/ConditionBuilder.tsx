import { PlusOutlined } from '@ant-design/icons';
import { Button, Flex } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Filter, RecordType } from '@/api/types';
import { useDebounced } from '@/shared/useDebounced';
import { ConditionRow } from './ConditionRow';
import { type DraftCondition, toFilter, toRows } from './model';
import './condition.css';

let made = 0;
const emptyRow = (): DraftCondition => ({ key: `new-${++made}` });

/** Conditions by mouse; complete ones act by themselves shortly after the last change. */
export function ConditionBuilder(props: {
  type: RecordType;
  filter: Filter | undefined;
  onChange: (filter: Filter | undefined) => void;
}) {
  const { t } = useTranslation();
  const [rows, setRows] = useState<DraftCondition[]>(() => startRows(props.filter));
  const rested = useDebounced(rows, 350);
  const applied = JSON.stringify(props.filter);
  const wanted = JSON.stringify(toFilter(rows));

  // biome-ignore lint/correctness/useExhaustiveDependencies: acts when typing rests, on what is then there
  useEffect(() => {
    if (JSON.stringify(toFilter(rested)) !== applied) props.onChange(toFilter(rested));
  }, [rested]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the address changed from outside (back, a removed tag)
  useEffect(() => {
    if (applied !== wanted) setRows(startRows(props.filter));
  }, [applied]);

  const replace = (row: DraftCondition) =>
    setRows(rows.map((before) => (before.key === row.key ? row : before)));
  return (
    <Flex vertical gap={6} className="condition-builder">
      {rows.map((row) => (
        <ConditionRow
          key={row.key}
          type={props.type}
          row={row}
          onChange={replace}
          onRemove={() => setRows(rows.filter((other) => other.key !== row.key))}
        />
      ))}
      <div>
        <Button
          size="small"
          type="dashed"
          icon={<PlusOutlined />}
          onClick={() => setRows([...rows, emptyRow()])}
        >
          {t('condition.add')}
        </Button>
      </div>
    </Flex>
  );
}

function startRows(filter: Filter | undefined): DraftCondition[] {
  const rows = toRows(filter);
  return rows.length ? rows : [emptyRow()];
}
