import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useCatalogue } from '@/fields/catalogue';
import { Delayed } from '@/shared/Delayed';
import { PageHead } from '@/shared/PageHead';
import { ProblemAlert } from '@/shared/ProblemAlert';
import { NewCustomerForm } from './NewCustomerForm';
import { QuickEntry } from './QuickEntry';
import './newCustomer.css';

type Entry = 'full' | 'quick';

/** 新建客户: the full form, or 快速录入 with name and phone. */
export function NewCustomerPage() {
  const { t } = useTranslation();
  const catalogue = useCatalogue();
  const [search, setSearch] = useSearchParams();
  const entry: Entry = search.get('entry') === 'quick' ? 'quick' : 'full';
  // 保存并新增 begins a new form under a new key.
  const [round, setRound] = useState(0);
  return (
    <div className="page new-customer">
      <PageHead
        title={t('customers.create')}
        note={
          <Segmented<Entry>
            value={entry}
            onChange={(next) =>
              setSearch(next === 'quick' ? { entry: 'quick' } : {}, { replace: true })
            }
            options={[
              { value: 'full', label: t('create.full') },
              { value: 'quick', label: t('create.quick') },
            ]}
          />
        }
      />
      <ProblemAlert error={catalogue.error} onRetry={() => void catalogue.refetch()} />
      {catalogue.isPending && <Delayed />}
      {catalogue.data &&
        (entry === 'full' ? (
          <NewCustomerForm
            key={round}
            catalogue={catalogue.data}
            onAnother={() => setRound(round + 1)}
          />
        ) : (
          <QuickEntry type={catalogue.data.records.customer} />
        ))}
    </div>
  );
}
