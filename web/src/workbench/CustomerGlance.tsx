import { useQuery } from '@tanstack/react-query';
import { Card, Empty } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, query } from '@/api/client';
import type { Filter, RecordPage, RecordView } from '@/api/types';
import { useCatalogue } from '@/fields/catalogue';
import { FieldView } from '@/fields/FieldView';
import { plainText } from '@/fields/values';
import { Delayed } from '@/shared/Delayed';
import { ProblemAlert } from '@/shared/ProblemAlert';

interface Props {
  title: string;
  empty: string;
  /** Where there is nothing: the button to begin with. */
  begin?: ReactNode;
  filter?: Filter;
  sort: string;
  columns: string[];
}

/** The first rows of a list, with the exact count as the way to all of it. */
export function CustomerGlance({ title, empty, begin, filter, sort, columns }: Props) {
  const { t } = useTranslation();
  const asked = filter && JSON.stringify(filter);
  const rows = useQuery({
    queryKey: ['customers', 'glance', asked, sort, columns],
    queryFn: ({ signal }) =>
      api.get<RecordPage>(
        `/customers${query({ filter: asked, sort, columns: columns.join(','), limit: 8 })}`,
        signal,
      ),
  });
  const count = useQuery({
    queryKey: ['customers', 'count', asked],
    queryFn: ({ signal }) =>
      api.get<{ total: number }>(`/customers/count${query({ filter: asked })}`, signal),
    enabled: rows.isSuccess,
  });
  return (
    <Card
      size="small"
      title={title}
      extra={
        <Link to={`/customers${query({ filter: asked, sort })}`}>
          {t('workbench.all', { n: count.data?.total.toLocaleString('en-US') ?? '…' })}
        </Link>
      }
    >
      <ProblemAlert error={rows.error} onRetry={() => void rows.refetch()} />
      {rows.isPending && <Delayed />}
      {rows.data?.items.length === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty}>
          {begin}
        </Empty>
      )}
      <ul className="glance">
        {rows.data?.items.map((record) => (
          <li key={record.id}>
            <Link to={`/customers/${record.id}`}>{plainText(record, 'name')}</Link>
            <span className="quiet glance-facts">
              {columns.slice(1).map((name) => (
                <Fact key={name} record={record} name={name} />
              ))}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Fact({ record, name }: { record: RecordView; name: string }) {
  const field = useCatalogue().data?.records.customer.fields.find((item) => item.name === name);
  if (!field) return null;
  return <FieldView field={field} value={record.values[name]} text={record.texts?.[name]} short />;
}
