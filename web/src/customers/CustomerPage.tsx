import { Tabs } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { useMay } from '@/accounts/session';
import type { Catalogue, CustomerFile, MissingField } from '@/api/types';
import { useCatalogue } from '@/fields/catalogue';
import { Delayed } from '@/shared/Delayed';
import { ProblemAlert } from '@/shared/ProblemAlert';
import { useLabel } from '@/shared/useLabel';
import { ContactList } from './ContactList';
import { CustomerHead } from './CustomerHead';
import { FactGroup } from './FactGroup';
import { shownGroups } from './factGroups';
import { OrderList } from './OrderList';
import { useCustomerFile } from './queries';
import { TimelinePanel } from './TimelinePanel';
import { useEditKey } from './useEditKey';
import './file.css';

/** 客户360: facts and contacts at the left, what happened at the right. */
export function CustomerPage() {
  const { id = '' } = useParams();
  const catalogue = useCatalogue();
  const file = useCustomerFile(id);
  const error = file.error ?? catalogue.error;
  if (error)
    return (
      <div className="page">
        <ProblemAlert error={error} onRetry={() => void file.refetch()} />
      </div>
    );
  if (!file.data || !catalogue.data) return <Delayed />;
  return <FileView key={id} catalogue={catalogue.data} file={file.data} />;
}

function FileView({ catalogue, file }: { catalogue: Catalogue; file: CustomerFile }) {
  const { t } = useTranslation();
  const label = useLabel();
  const may = useMay();
  const { customer, contacts } = file;
  const type = catalogue.records.customer;
  const groups = shownGroups(type, customer);
  const [search, setSearch] = useSearchParams();
  const tab = search.get('tab') ?? groups[0]?.name ?? '';
  const setTab = (name: string) => setSearch({ tab: name }, { replace: true });
  useEditKey();
  const [wanted, setWanted] = useState<string>();

  const complete = (missing: MissingField) => {
    const group = type.fields.find((field) => field.name === missing.field)?.group;
    setTab(missing.record === 'customer' && group ? group : 'contacts');
    setWanted(`${missing.id ?? 'none'}.${missing.field}`);
  };

  return (
    <div className="page">
      <CustomerHead type={type} file={file} onComplete={complete} />
      <div className="file-columns">
        <Tabs
          className="panel"
          activeKey={tab}
          onChange={setTab}
          items={[
            ...groups.slice(0, 1).map((group) => factTab(group.name)),
            {
              key: 'contacts',
              label: t('contacts.title', { n: contacts.length }),
              children: (
                <ContactList
                  type={catalogue.records.contact}
                  customer={customer}
                  contacts={contacts}
                  wanted={wanted}
                />
              ),
            },
            {
              key: 'orders',
              label: t('orders.title'),
              children: <OrderList type={catalogue.records.sales_order} customer={customer} />,
            },
            ...groups.slice(1).map((group) => factTab(group.name)),
          ]}
        />
        <TimelinePanel
          id={customer.id}
          first={file.timeline}
          followUpType={catalogue.records.follow_up}
          mayWrite={may('follow_up.create') && customer.state === 'active'}
        />
      </div>
    </div>
  );

  function factTab(name: string) {
    const group = type.groups.find((item) => item.name === name);
    return {
      key: name,
      label: label(group?.label).replace(/信息$/, ''),
      children: (
        <FactGroup
          type={type}
          group={name}
          record={customer}
          customerId={customer.id}
          wanted={wanted}
        />
      ),
    };
  }
}
