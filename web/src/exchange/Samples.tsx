import { Table, Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type ImportResult, outcomes, type RowOutcome } from '@/api/importTypes';

/** Ten rows of each outcome to look at. */
export function Samples({ result }: { result: ImportResult }) {
  const { t } = useTranslation();
  const present = outcomes.filter((outcome) => result.samples?.[outcome]?.length);
  if (present.length === 0) return null;
  return (
    <section>
      <h2 className="section-title">{t('import.look')}</h2>
      <Tabs
        size="small"
        defaultActiveKey={present.includes('rejected') ? 'rejected' : undefined}
        items={present.map((outcome) => ({
          key: outcome,
          label: `${t(`outcome.${outcome}`)} ${result[outcome].toLocaleString('en-US')}`,
          children: (
            <Table<RowOutcome>
              size="small"
              rowKey="row"
              dataSource={result.samples[outcome]}
              pagination={false}
              scroll={{ x: 760 }}
              columns={[
                { title: t('import.rowNumber'), dataIndex: 'row', width: 80 },
                {
                  title: t('import.name'),
                  width: 260,
                  render: (_, row) =>
                    row.customer_id ? (
                      <Link to={`/customers/${row.customer_id}`}>{row.name}</Link>
                    ) : (
                      row.name
                    ),
                },
                {
                  title: t('import.remarks'),
                  render: (_, row) => (
                    <ul className="row-remarks">
                      {[...(row.errors ?? []), ...(row.warnings ?? [])].map((entry) => (
                        <li key={`${entry.field} ${entry.rule}`}>{entry.message}</li>
                      ))}
                    </ul>
                  ),
                },
              ]}
            />
          ),
        }))}
      />
    </section>
  );
}
