import { Button, Tabs } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Delayed } from '@/shared/Delayed';
import { PageHead } from '@/shared/PageHead';
import { ProblemAlert } from '@/shared/ProblemAlert';
import { RightsPreviewTab } from './RightsPreviewTab';
import { type Editing, RoleEditor } from './RoleEditor';
import { RoleMatrix } from './RoleMatrix';
import { RoleTable } from './RoleTable';
import { useRoleDefinitions } from './roleQueries';
import type { Definition } from './roles';
import './roles.css';

const blank: Definition = {
  label: { zh: '', en: '' },
  permissions: ['customer.read', 'notices'],
  scope: 'own',
  pool: false,
  core_hours: 0,
  field_rights: [{ match: {}, relation: ['own'], right: 'clear', write: false }],
};

/** 角色与权限: what each role may, changed here, and looked through as whoever has it. */
export function RolesPage() {
  const { t } = useTranslation();
  const answer = useRoleDefinitions();
  const [editing, setEditing] = useState<Editing>();
  const roles = answer.data?.items ?? [];
  const groups = answer.data?.permission_groups ?? [];
  return (
    <div className="page">
      <PageHead title={t('menu.roles')} note={t('roles.note', { n: roles.length })}>
        <Button type="primary" onClick={() => setEditing({ definition: blank })}>
          {t('roles.add')}
        </Button>
      </PageHead>
      <ProblemAlert error={answer.error} onRetry={() => void answer.refetch()} />
      {answer.isPending && <Delayed />}
      <Tabs
        items={[
          {
            key: 'roles',
            label: t('roles.roles'),
            children: <RoleTable roles={roles} onEdit={setEditing} />,
          },
          {
            key: 'matrix',
            label: t('roles.matrix'),
            children: <RoleMatrix roles={roles} groups={groups} />,
          },
          {
            key: 'preview',
            label: t('roles.preview'),
            children: <RightsPreviewTab roles={roles} groups={groups} />,
          },
        ]}
      />
      {editing && (
        <RoleEditor editing={editing} groups={groups} onClose={() => setEditing(undefined)} />
      )}
    </div>
  );
}
