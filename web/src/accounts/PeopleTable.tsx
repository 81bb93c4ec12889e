import { App, Button, Popconfirm, Space, Table, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Person } from '@/api/types';
import { usePeople } from '@/fields/people';
import { problemText } from '@/shared/ProblemAlert';
import { useLabel } from '@/shared/useLabel';
import { useWaiting } from '@/shared/useWaiting';
import type { Secret } from './OneTimePassword';
import { pathOf } from './organisation';
import { useChangePerson, useDepartments, useResetPassword, useRoles } from './queries';
import { SignInActs } from './SignInActs';
import { useSession } from './session';

export function PeopleTable(props: {
  people: Person[];
  isPending: boolean;
  onEdit: (person: Person) => void;
  onPassword: (secret: Secret) => void;
}) {
  const { t } = useTranslation();
  const label = useLabel();
  const everybody = usePeople();
  const departments = useDepartments();
  const roles = useRoles();
  const waiting = useWaiting(props.isPending);
  const name = (id?: string) => everybody.data?.find((item) => item.id === id)?.name;
  const roleName = (id: string) => {
    const role = roles.data?.find((item) => item.id === id);
    return label(role?.label) || role?.name || id;
  };
  return (
    <Table<Person>
      size="small"
      rowKey="id"
      loading={waiting}
      dataSource={props.people}
      pagination={{ pageSize: 50, hideOnSinglePage: true }}
      scroll={{ x: 980 }}
      columns={[
        { title: t('people.name'), dataIndex: 'name', width: 96, fixed: 'left' },
        { title: t('people.login'), dataIndex: 'login', width: 110 },
        { title: t('people.number'), dataIndex: 'employee_number', width: 76 },
        {
          title: t('people.department'),
          width: 160,
          render: (_, person) => pathOf(departments.data ?? [], person.department_id),
        },
        {
          title: t('people.superior'),
          width: 100,
          render: (_, person) => name(person.superior_id),
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
            person.disabled ? <Tag color="error">{t('people.disabled')}</Tag> : t('people.active'),
        },
        {
          title: t('words.actions'),
          width: 250,
          render: (_, person) => (
            <Acts person={person} onEdit={props.onEdit} onPassword={props.onPassword} />
          ),
        },
      ]}
    />
  );
}

function Acts(props: {
  person: Person;
  onEdit: (person: Person) => void;
  onPassword: (secret: Secret) => void;
}) {
  const { person } = props;
  const { t } = useTranslation();
  const { message } = App.useApp();
  const self = useSession().person.id === person.id;
  const changing = useChangePerson();
  const resetting = useResetPassword();
  const fail = (error: Error) => void message.error(problemText(error, t('words.incident')));

  const setDisabled = (disabled: boolean) =>
    changing.mutate(
      { id: person.id, version: person.version ?? '', disabled },
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
      <Button type="link" size="small" onClick={() => props.onEdit(person)}>
        {t('people.edit')}
      </Button>
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
