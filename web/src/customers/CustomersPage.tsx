import { ExportOutlined, FilterOutlined, ImportOutlined, PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Grid } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMay } from '@/accounts/session';
import type { RecordType } from '@/api/types';
import { useCatalogue } from '@/fields/catalogue';
import { ConditionBuilder } from '@/fields/condition/ConditionBuilder';
import { flatFilter, readFace } from '@/fields/condition/model';
import { Delayed } from '@/shared/Delayed';
import { PageHead } from '@/shared/PageHead';
import { ProblemAlert } from '@/shared/ProblemAlert';
import { CustomerCards } from './CustomerCards';
import { CustomerPager } from './CustomerPager';
import { CustomerTable } from './CustomerTable';
import { EmptyCustomers } from './EmptyCustomers';
import { exportAddress } from './exportAddress';
import { FilterLine } from './FilterLine';
import { useFilterFaces } from './filterQueries';
import { ListSearch } from './ListSearch';
import { ListSettings } from './ListSettings';
import { LookUpBox } from './LookUpBox';
import { shownColumns, useListState } from './listState';
import { useCustomerCount, useCustomerPage } from './queries';
import { SegmentTabs } from './SegmentTabs';
import './customers.css';

/** 客户库 */
export function CustomersPage() {
  const catalogue = useCatalogue();
  const type = catalogue.data?.records.customer;
  if (catalogue.error)
    return <ProblemAlert error={catalogue.error} onRetry={() => void catalogue.refetch()} />;
  return type ? <CustomerList type={type} /> : <Delayed />;
}

function CustomerList({ type }: { type: RecordType }) {
  const { t } = useTranslation();
  const may = useMay();
  const list = useListState();
  const { state, change } = list;
  const columns = shownColumns(type, state.columns);
  const page = useCustomerPage(
    state,
    columns.map((field) => field.name),
  );
  const total = useCustomerCount(state, page.isSuccess);
  const [building, setBuilding] = useState(false);
  const { faces, problem } = useFilterFaces(state.filter);
  const flat = flatFilter(readFace(state.filter) ?? faces?.filter);
  const isWide = Grid.useBreakpoint().md ?? window.innerWidth >= 768;
  const isNarrowed = Boolean(state.q || state.filter);
  const rows = page.data?.items ?? [];
  return (
    <div className="page">
      <PageHead
        title={t('menu.customers')}
        note={
          total.data !== undefined &&
          t('customers.total', { n: total.data.toLocaleString('en-US') })
        }
      >
        {may('customer.import') && (
          <Link to="/imports">
            <Button icon={<ImportOutlined />}>{t('menu.imports')}</Button>
          </Link>
        )}
        {may('export.free') && (
          <Link to={exportAddress(state, columns)}>
            <Button icon={<ExportOutlined />}>{t('customers.export')}</Button>
          </Link>
        )}
        {may('customer.create') && (
          <Link to="/customers/new">
            <Button type="primary" icon={<PlusOutlined />}>
              {t('customers.create')}
            </Button>
          </Link>
        )}
      </PageHead>
      {may('customer.look_up') && <LookUpBox />}
      <SegmentTabs state={{ ...state, filter: faces?.line ?? state.filter }} onOpen={change} />
      <div className="list-bar">
        <ListSearch q={state.q} onSearch={(q) => change({ q })} />
        <Button
          icon={<FilterOutlined />}
          type={building ? 'primary' : 'default'}
          ghost={building}
          aria-expanded={building}
          onClick={() => setBuilding(!building)}
        >
          {t('condition.filter')}
        </Button>
        <ListSettings
          type={type}
          columns={columns.map((field) => field.name)}
          onColumns={(names) => change({ columns: names }, { replace: true })}
        />
      </div>
      <FilterLine filter={state.filter} onFilter={(filter) => change({ filter })} />
      {building &&
        (state.filter && !flat && faces ? (
          <Alert type="info" showIcon title={t('filterLine.onlyByLine')} />
        ) : (
          <ConditionBuilder
            type={type}
            filter={state.filter ? flat : undefined}
            onChange={(filter) =>
              change({ filter: filter ? JSON.stringify(filter) : '' }, { replace: true })
            }
          />
        ))}
      <ProblemAlert error={problem ? undefined : page.error} onRetry={() => void page.refetch()} />
      {page.isSuccess && rows.length === 0 ? (
        <EmptyCustomers isNarrowed={isNarrowed} onClear={() => change({ q: '', filter: '' })} />
      ) : (
        <>
          {isWide ? (
            <CustomerTable
              columns={columns}
              rows={rows}
              isLoading={page.isPending || page.isPlaceholderData}
              sort={state.sort}
              onSort={(sort) => change({ sort })}
            />
          ) : (
            <CustomerCards columns={columns} rows={rows} isLoading={page.isPending} />
          )}
          <CustomerPager
            list={list}
            next={page.data?.next}
            shown={rows.length}
            total={total.data}
          />
        </>
      )}
    </div>
  );
}
