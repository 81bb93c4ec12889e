import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePeople } from '@/fields/people';
import { PageHead } from '@/shared/PageHead';
import { ProblemAlert } from '@/shared/ProblemAlert';
import { DepartmentDialog, type EditedDepartment } from './DepartmentDialog';
import { DepartmentTree } from './DepartmentTree';
import { OneTimePassword, type Secret } from './OneTimePassword';
import { OrganisationImport } from './OrganisationImport';
import { departmentAndBelow } from './organisation';
import { PeopleTable } from './PeopleTable';
import { type EditedPerson, PersonDialog } from './PersonDialog';
import { useDepartments } from './queries';
import { useMay } from './session';
import './people.css';

/** 人员与部门: the tree at the left, whoever is in the chosen part of it at the right. */
export function PeoplePage() {
  const { t } = useTranslation();
  const may = useMay();
  const people = usePeople();
  const departments = useDepartments();
  const [chosen, setChosen] = useState<string>();
  const [person, setPerson] = useState<EditedPerson>();
  const [department, setDepartment] = useState<EditedDepartment>();
  const [importing, setImporting] = useState(false);
  const [secret, setSecret] = useState<Secret>();
  const below = chosen && departmentAndBelow(departments.data ?? [], chosen);
  const shown = (people.data ?? []).filter(
    (each) => !below || (each.department_id && below.has(each.department_id)),
  );
  return (
    <div className="page">
      <PageHead title={t('menu.people')} note={t('people.count', { n: shown.length })}>
        {may('people.manage') && (
          <>
            <Button onClick={() => setImporting(true)}>{t('people.import')}</Button>
            <Button type="primary" onClick={() => setPerson({ department_id: chosen })}>
              {t('people.add')}
            </Button>
          </>
        )}
      </PageHead>
      <ProblemAlert error={people.error} onRetry={() => void people.refetch()} />
      <ProblemAlert error={departments.error} onRetry={() => void departments.refetch()} />
      <div className="organisation">
        <DepartmentTree
          departments={departments.data ?? []}
          people={people.data ?? []}
          chosen={chosen}
          onChoose={setChosen}
          onEdit={setDepartment}
        />
        <PeopleTable
          people={shown}
          isPending={people.isPending}
          onEdit={setPerson}
          onPassword={setSecret}
        />
      </div>
      {person && (
        <PersonDialog person={person} onClose={() => setPerson(undefined)} onPassword={setSecret} />
      )}
      {department && (
        <DepartmentDialog department={department} onClose={() => setDepartment(undefined)} />
      )}
      {importing && <OrganisationImport onClose={() => setImporting(false)} />}
      {secret && <OneTimePassword secret={secret} onClose={() => setSecret(undefined)} />}
    </div>
  );
}
