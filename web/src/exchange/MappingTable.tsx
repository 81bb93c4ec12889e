import { Grid, Select, Table, type TableColumnsType, Tag, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FoundColumn, Mapping } from '@/api/importTypes';
import type { TargetGroup } from './targets';

/** Column by column: what stands in it, what it was taken for, what it shall become. */
export function MappingTable(props: {
  columns: FoundColumn[];
  mapping: Mapping[];
  groups: TargetGroup[];
  doubled: ReadonlySet<string>;
  onChange: (mapping: Mapping[]) => void;
}) {
  const { t } = useTranslation();
  const { mapping, groups, doubled } = props;
  const targetOf = (index: number) => mapping.find((item) => item.column === index)?.target ?? null;
  const change = (index: number, target: string | null) =>
    props.onChange(
      props.columns.map(({ index: column }) => ({
        column,
        target: column === index ? target : targetOf(column),
      })),
    );
  const isWide = Grid.useBreakpoint().md ?? window.innerWidth >= 768;
  const head = ({ header, index }: FoundColumn) => header || t('import.unnamed', { n: index + 1 });
  const choice = ({ index, header }: FoundColumn) => {
    const target = targetOf(index);
    return (
      <TargetChoice
        label={t('import.targetOf', { header })}
        target={target}
        groups={groups}
        isDouble={target !== null && doubled.has(target)}
        onChange={(next) => change(index, next)}
      />
    );
  };
  const proposal = (column: FoundColumn) =>
    column.proposal && (
      <Proposal
        confidence={column.proposal.confidence}
        from={column.proposal.from}
        isTaken={targetOf(column.index) === column.proposal.target}
      />
    );
  const wide: TableColumnsType<FoundColumn> = [
    { title: t('import.column'), width: 160, render: (_, column) => head(column) },
    {
      title: t('import.samples'),
      width: 260,
      render: (_, column) => <Samples samples={column.samples} />,
    },
    { title: t('import.target'), width: 240, render: (_, column) => choice(column) },
    { title: t('import.proposal'), width: 130, render: (_, column) => proposal(column) },
  ];
  const narrow: TableColumnsType<FoundColumn> = [
    {
      title: t('import.column'),
      render: (_, column) => (
        <>
          {head(column)}
          <Samples samples={column.samples.slice(0, 1)} />
        </>
      ),
    },
    {
      title: t('import.target'),
      render: (_, column) => (
        <>
          {choice(column)}
          {proposal(column)}
        </>
      ),
    },
  ];
  return (
    <Table<FoundColumn>
      size="small"
      rowKey="index"
      dataSource={props.columns}
      pagination={false}
      tableLayout="fixed"
      columns={isWide ? wide : narrow}
    />
  );
}

function TargetChoice(props: {
  label: string;
  target: string | null;
  groups: TargetGroup[];
  isDouble: boolean;
  onChange: (target: string | null) => void;
}) {
  const { t } = useTranslation();
  return (
    <>
      <Select
        className="target-choice"
        aria-label={props.label}
        value={props.target ?? undefined}
        placeholder={t('import.leaveOut')}
        options={props.groups}
        optionLabelProp="full"
        showSearch={{ optionFilterProp: 'label' }}
        allowClear
        popupMatchSelectWidth={240}
        status={props.isDouble ? 'error' : undefined}
        onChange={(next?: string) => props.onChange(next ?? null)}
      />
      {props.isDouble && <div className="field-error">{t('import.doubled')}</div>}
    </>
  );
}

function Samples({ samples }: { samples: string[] }) {
  const text = samples.filter(Boolean).slice(0, 3).join(' | ');
  return (
    <Tooltip title={samples.join('\n')} classNames={{ root: 'sample-tooltip' }}>
      <span className="samples quiet">{text}</span>
    </Tooltip>
  );
}

function Proposal(props: { confidence: number; from: string; isTaken: boolean }) {
  const { t } = useTranslation();
  if (!props.isTaken) return <span className="quiet">{t('import.ownChoice')}</span>;
  const color = props.confidence >= 80 ? 'success' : props.confidence >= 50 ? 'warning' : 'default';
  return (
    <Tag color={color}>
      {t(`import.from.${props.from}`)} {props.confidence}%
    </Tag>
  );
}
