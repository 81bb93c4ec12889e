import { Select, Table, Tag, Tooltip } from 'antd';
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
  return (
    <Table<FoundColumn>
      size="small"
      rowKey="index"
      dataSource={props.columns}
      pagination={false}
      scroll={{ x: 720 }}
      columns={[
        {
          title: t('import.column'),
          width: 160,
          render: (_, column) => column.header || t('import.unnamed', { n: column.index + 1 }),
        },
        {
          title: t('import.samples'),
          width: 260,
          render: (_, column) => <Samples samples={column.samples} />,
        },
        {
          title: t('import.target'),
          width: 240,
          render: (_, { index, header }) => {
            const target = targetOf(index);
            const isDouble = target !== null && doubled.has(target);
            return (
              <>
                <Select
                  className="target-choice"
                  aria-label={t('import.targetOf', { header })}
                  value={target ?? undefined}
                  placeholder={t('import.leaveOut')}
                  options={groups}
                  optionLabelProp="full"
                  showSearch={{ optionFilterProp: 'label' }}
                  allowClear
                  status={isDouble ? 'error' : undefined}
                  onChange={(next?: string) => change(index, next ?? null)}
                />
                {isDouble && <div className="field-error">{t('import.doubled')}</div>}
              </>
            );
          },
        },
        {
          title: t('import.proposal'),
          width: 130,
          render: (_, { index, proposal }) =>
            proposal && (
              <Proposal
                confidence={proposal.confidence}
                from={proposal.from}
                isTaken={targetOf(index) === proposal.target}
              />
            ),
        },
      ]}
    />
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
  const color = props.confidence >= 80 ? 'green' : props.confidence >= 50 ? 'gold' : 'default';
  return (
    <Tag color={color}>
      {t(`import.from.${props.from}`)} {props.confidence}%
    </Tag>
  );
}
