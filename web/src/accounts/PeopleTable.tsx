import { App, Button, Popconfirm, Space, Table, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Person } from '@/api/types';
import { usePeople } from '@/fields/people';
import { ProblemAlert, problemText } from '@/shared/ProblemAlert';
import { useLabel } from '@/shared/useLabel';
import { useWaiting } from '@/shared/useWaiting';
import type { Secret } from './OneTimePassword';
import { useChangePerson, useDepartments, useResetPassword, useRoles } from './queries';
import { SignInActs } from './SignInActs';
import { useSession } from './session';

export function PeopleTable({ onPassword }: { onPassword: (secret: Secret) => void }) {
  const { t } = useTranslation();
  const label = useLabel();
  const people = usePeople();
  const departments = useDepartments();
  const roles = useRoles();
  const waiting = useWaiting(people.isPending);
  const departmentName = (id?: string) => departments.data?.find((item) => item.id === id)?.name;
  const roleName = (id: string) => {
    const role = roles.data?.find((item) => item.id === id);
    return label(role?.label) || role?.name || id;
  };
  return (
    <>
      <ProblemAlert error={people.error} onRetry={() => void people.refetch()} />
      <Table<Person>
        size="small"
        rowKey="id"
        loading={waiting}
        dataSource={people.data ?? []}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        scroll={{ x: 860 }}
        columns={[
          { title: t('people.name'), dataIndex: 'name', width: 120, fixed: 'left' },
          { title: t('people.login'), dataIndex: 'login', width: 140 },
          {
            title: t('people.department'),
            width: 140,
            render: (_, person) => departmentName(person.department_id),
          },
          {
            title: t('people.roles'),
            width: 200,
            render: (_, person) => person.roles?.map((id) => <Tag key={id}>{roleName(id)}</Tag>),
          },
          {
            title: t('people.state'),
            width: 90,
            render: (_, person) =>
              person.disabled ? (
                <Tag color="error">{t('people.disabled')}</Tag>
              ) : (
                t('people.active')
              ),
          },
          {
            title: t('words.actions'),
            width: 220,
            render: (_, person) => <Acts person={person} onPassword={onPassword} />,
          },
        ]}
      />
    </>
  );
}

function Acts(props: { person: Person; onPassword: (secret: Secret) => void }) {
  const { person } = props;
  const { t } = useTranslation();
  const { message } = App.useApp();
  const self = useSession().person.id === person.id;
  const changing = useChangePerson();
  const resetting = useResetPassword();
  const fail = (error: Error) => void message.error(problemText(error, t('words.incident')));

  const setDisabled = (disabled: boolean) =>
    changing.mutate(
      { id: person.id, disabled },
      {
        onSuccess: () =>
          void message.success(
            t(disabled ? 'people.didDisable' : 'people.didEnable', { name: person.name }),
          ),
        onError: fail,
      },
    );
  const reset = () =>
    resetting.mutate(person.id, {
      onSuccess: ({ one_time_password }) =>
        props.onPassword({ name: person.name, login: person.login, password: one_time_password }),
      onError: fail,
    });

  return (
    <Space size={0}>
      <Popconfirm title={t('people.resetAsk', { name: person.name })} onConfirm={reset}>
        <Button type="link" size="small" loading={resetting.isPending}>
          {t('people.reset')}
        </Button>
      </Popconfirm>
      {!self &&
        (person.disabled ? (
          <Button type="link" size="small" onClick={() => setDisabled(false)}>
            {t('people.enable')}
          </Button>
        ) : (
          <Popconfirm
            title={t('people.disableAsk', { name: person.name })}
            onConfirm={() => setDisabled(true)}
          >
            <Button type="link" size="small" danger>
              {t('people.disable')}
            </Button>
          </Popconfirm>
        ))}
      <SignInActs person={person} />
    </Space>
  );
}
