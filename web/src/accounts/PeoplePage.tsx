import { Button, Tabs } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHead } from '@/shared/PageHead';
import { DepartmentTab } from './DepartmentTab';
import { NewPersonDialog } from './NewPersonDialog';
import { OneTimePassword, type Secret } from './OneTimePassword';
import { PeopleTable } from './PeopleTable';
import './people.css';

/** 人员与部门 */
export function PeoplePage() {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const [secret, setSecret] = useState<Secret>();
  return (
    <div className="page">
      <PageHead title={t('menu.people')}>
        <Button type="primary" onClick={() => setAdding(true)}>
          {t('people.add')}
        </Button>
      </PageHead>
      <Tabs
        items={[
          {
            key: 'people',
            label: t('people.people'),
            children: <PeopleTable onPassword={setSecret} />,
          },
          { key: 'departments', label: t('people.departments'), children: <DepartmentTab /> },
        ]}
      />
      {adding && <NewPersonDialog onClose={() => setAdding(false)} onPassword={setSecret} />}
      {secret && <OneTimePassword secret={secret} onClose={() => setSecret(undefined)} />}
    </div>
  );
}
