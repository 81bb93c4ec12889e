import { App, Button, Popconfirm, Space, Table, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { problemText } from '@/shared/ProblemAlert';
import { useLabel } from '@/shared/useLabel';
import type { Editing } from './RoleEditor';
import { useRemoveRole, useResetRole } from './roleQueries';
import { copyOf, definitionOf, type Role, stateOf } from './roles';

const colours = { shipped: undefined, changed: 'warning', own: 'processing' } as const;

export function RoleTable(props: { roles: Role[]; onEdit: (editing: Editing) => void }) {
  const { t } = useTranslation();
  const label = useLabel();
  return (
    <Table<Role>
      size="small"
      rowKey="id"
      dataSource={props.roles}
      pagination={false}
      scroll={{ x: 900 }}
      columns={[
        {
          title: t('roles.role'),
          width: 150,
          fixed: 'left',
          render: (_, role) => label(role.label),
        },
        {
          title: t('roles.state'),
          width: 100,
          render: (_, role) => (
            <Tag color={colours[stateOf(role)]}>{t(`roleState.${stateOf(role)}`)}</Tag>
          ),
        },
        {
          title: t('roles.scope'),
          width: 170,
          render: (_, role) => t(`scope.${role.scope}`) + (role.pool ? t('roles.andPool') : ''),
        },
        {
          title: t('roles.permissions'),
          width: 90,
          align: 'right',
          render: (_, role) => role.permissions?.length,
        },
        { title: t('roles.people'), width: 80, align: 'right', dataIndex: 'people' },
        { title: t('catalogue.source'), width: 120, dataIndex: 'source' },
        {
          title: t('words.actions'),
          width: 210,
          render: (_, role) => <Acts role={role} onEdit={props.onEdit} />,
        },
      ]}
    />
  );
}

function Acts({ role, onEdit }: { role: Role; onEdit: (editing: Editing) => void }) {
  const { t } = useTranslation();
  const label = useLabel();
  const { message } = App.useApp();
  const resetting = useResetRole();
  const removing = useRemoveRole();
  const name = label(role.label);
  const state = stateOf(role);
  const acting = state === 'own' ? removing : resetting;
  const act = () =>
    acting.mutate(role, {
      onSuccess: () =>
        void message.success(t(state === 'own' ? 'roles.didRemove' : 'roles.didReset', { name })),
      onError: (error) => void message.error(problemText(error, t('words.incident'))),
    });
  return (
    <Space size={0}>
      <Button
        type="link"
        size="small"
        onClick={() => onEdit({ role, definition: definitionOf(role) })}
      >
        {t('roles.edit')}
      </Button>
      <Button
        type="link"
        size="small"
        onClick={() => onEdit({ definition: copyOf(role, t('roles.copyName', { name })) })}
      >
        {t('words.copy')}
      </Button>
      {state !== 'shipped' && (
        <Popconfirm
          title={t(state === 'own' ? 'roles.removeAsk' : 'roles.resetAsk', { name })}
          onConfirm={act}
        >
          <Button type="link" size="small" danger={state === 'own'} loading={acting.isPending}>
            {t(state === 'own' ? 'words.delete' : 'roles.reset')}
          </Button>
        </Popconfirm>
      )}
    </Space>
  );
}
