import { EyeOutlined } from '@ant-design/icons';
import { Button, Table, type TableColumnType, type TableProps } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Field, RecordView } from '@/api/types';
import { FieldView } from '@/fields/FieldView';
import { plainText } from '@/fields/values';
import { CopyButton } from '@/shared/CopyButton';
import { useLabel } from '@/shared/useLabel';
import { useWaiting } from '@/shared/useWaiting';
import { columnWidth } from './columnWidth';
import { useDensity } from './density';
import { exportAddress } from './exportAddress';
import { Peek } from './Peek';
import { SelectionBar } from './SelectionBar';
import { useRowKeys } from './useRowKeys';

interface Props {
  columns: Field[];
  rows: RecordView[];
  isLoading: boolean;
  sort: string;
  onSort: (sort: string) => void;
}

export function CustomerTable({ columns, rows, isLoading, sort, onSort }: Props) {
  const { t } = useTranslation();
  const label = useLabel();
  const [density] = useDensity();
  const [peeked, setPeeked] = useState<string>();
  const [chosen, setChosen] = useState<RecordView[]>([]);
  const active = useRowKeys(rows, chosen, setChosen);
  const waiting = useWaiting(isLoading);

  const sorted = (field: Field) =>
    sort === field.name ? 'ascend' : sort === `-${field.name}` ? 'descend' : null;
  const made: TableColumnType<RecordView>[] = columns.map((field) => ({
    key: field.name,
    title: label(field.label),
    width: columnWidth(field),
    fixed: field.name === 'number' || field.name === 'name' ? 'left' : undefined,
    align: field.type === 'money' || field.type === 'integer' ? 'right' : undefined,
    ellipsis: true,
    sorter: field.sortable,
    sortOrder: field.sortable ? sorted(field) : undefined,
    render: (_, record) => <Cell field={field} record={record} />,
  }));
  made.push({
    key: 'peek',
    width: 40,
    fixed: 'right',
    render: (_, record) => (
      <Button
        type="text"
        size="small"
        icon={<EyeOutlined />}
        aria-label={t('customers.peek', { name: plainText(record, 'name') })}
        title={t('customers.peekTitle')}
        onClick={() => setPeeked(record.id)}
      />
    ),
  });

  const changeSort: TableProps<RecordView>['onChange'] = (_page, _filters, sorter, extra) => {
    if (extra.action !== 'sort' || Array.isArray(sorter)) return;
    onSort(
      sorter.order ? `${sorter.order === 'descend' ? '-' : ''}${String(sorter.columnKey)}` : '',
    );
  };

  return (
    <>
      <SelectionBar
        chosen={chosen}
        exportTo={exportAddress(
          { q: '', filter: '', sort },
          columns,
          chosen.map((record) => record.id),
        )}
        onAll={() => setChosen(rows)}
        onClear={() => setChosen([])}
      />
      <Table<RecordView>
        className="customer-table"
        rowKey="id"
        size={density === 'dense' ? 'small' : 'middle'}
        columns={made}
        dataSource={rows}
        pagination={false}
        loading={waiting}
        sticky={{ offsetHeader: 48 }}
        tableLayout="fixed"
        scroll={{ x: columns.reduce((sum, field) => sum + columnWidth(field), 88) }}
        showSorterTooltip={false}
        onChange={changeSort}
        rowClassName={(_, index) => (index === active ? 'row-active' : '')}
        rowSelection={{
          columnWidth: 40,
          // Ant Design repeats the head's check box in a hidden row where it takes the focus.
          hideSelectAll: true,
          selectedRowKeys: chosen.map((record) => record.id),
          onChange: (_, records) => setChosen(records),
          getCheckboxProps: (record) => ({
            'aria-label': t('customers.tick', { name: plainText(record, 'name') }),
          }),
        }}
      />
      <Peek id={peeked} onClose={() => setPeeked(undefined)} />
    </>
  );
}

function Cell({ field, record }: { field: Field; record: RecordView }) {
  const label = useLabel();
  const value = record.values[field.name];
  const text = record.texts?.[field.name];
  if (field.name !== 'name' && field.name !== 'number')
    return <FieldView field={field} value={value} text={text} short />;
  const shown = plainText(record, field.name);
  return (
    <span className="copyable cell-lead">
      <Link to={`/customers/${record.id}`} title={shown}>
        {shown || '–'}
      </Link>
      {shown && <CopyButton text={shown} what={label(field.label)} />}
    </span>
  );
}
