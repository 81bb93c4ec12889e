import { PlusOutlined } from '@ant-design/icons';
import { Button, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Filter, RecordType } from '@/api/types';
import { ConditionRow } from './ConditionRow';
import type { DraftCondition } from './model';
import { emptyRow, useDraft } from './useDraft';
import './condition.css';

/** Conditions by mouse; complete ones act by themselves shortly after the last change. */
export function ConditionBuilder(props: {
  type: RecordType;
  filter: Filter | undefined;
  onChange: (filter: Filter | undefined) => void;
}) {
  const { t } = useTranslation();
  const [rows, setRows] = useDraft(props.filter, props.onChange);

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
