import { Form, Input, Modal, Select, TreeSelect } from 'antd';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '@/api/client';
import type { Person } from '@/api/types';
import { ProblemAlert } from '@/shared/ProblemAlert';
import { useLabel } from '@/shared/useLabel';
import type { Secret } from './OneTimePassword';
import { branches } from './organisation';
import { type NewPerson, useAddPerson, useChangePerson, useDepartments, useRoles } from './queries';
import { useMay } from './session';

/** Without an id: a new one. */
export type EditedPerson = Partial<Person>;

export function PersonDialog(props: {
  person: EditedPerson;
  onClose: () => void;
  onPassword: (secret: Secret) => void;
}) {
  const { person } = props;
  const { t } = useTranslation();
  const [form] = Form.useForm<NewPerson>();
  const adding = useAddPerson();
  const changing = useChangePerson();

  const showErrors = (error: Error) => {
    if (error instanceof ApiProblem)
      form.setFields(
        (error.problem.fields ?? []).map((field) => ({
          name: field.field as keyof NewPerson,
          errors: [field.message],
        })),
      );
  };
  const save = (entry: NewPerson) => {
    if (person.id)
      changing.mutate(
        { id: person.id, version: person.version ?? '', ...changesOf(person, entry) },
        { onSuccess: props.onClose, onError: showErrors },
      );
    else
      adding.mutate(entry, {
        onSuccess: ({ one_time_password }) => {
          props.onClose();
          props.onPassword({ name: entry.name, login: entry.login, password: one_time_password });
        },
        onError: showErrors,
      });
  };

  return (
    <Modal
      open
      title={person.id ? t('people.editTitle', { name: person.name }) : t('people.add')}
      okText={t(person.id ? 'words.save' : 'people.create')}
      confirmLoading={adding.isPending || changing.isPending}
      onOk={form.submit}
      onCancel={props.onClose}
    >
      <Form
        form={form}
        layout="vertical"
        onFinish={save}
        initialValues={{ roles: ['salesperson'], ...person }}
      >
        <ProblemAlert error={adding.error ?? changing.error} isBrief />
        <PersonFields />
      </Form>
    </Modal>
  );
}

/** Only what differs is sent: who may give roles need not be who may rename. */
function changesOf(person: EditedPerson, entry: NewPerson): Partial<NewPerson> {
  return Object.fromEntries(
    Object.entries(entry).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(person[name as keyof Person]),
    ),
  );
}

function PersonFields() {
  const { t } = useTranslation();
  const label = useLabel();
  const departments = useDepartments();
  const roles = useRoles();
  const manages = useMay()('people.manage');
  const required = { required: true, message: t('words.required') };
  return (
    <>
      <Form.Item name="name" label={t('people.name')} rules={[required]}>
        <Input autoFocus maxLength={60} disabled={!manages} />
      </Form.Item>
      <Form.Item name="login" label={t('people.login')} rules={[required]}>
        <Input
          autoCapitalize="none"
          spellCheck={false}
          maxLength={60}
          autoComplete="off"
          disabled={!manages}
        />
      </Form.Item>
      <Form.Item name="employee_number" label={t('people.employeeNumber')}>
        <Input maxLength={40} disabled={!manages} />
      </Form.Item>
      <Form.Item name="department_id" label={t('people.department')} rules={[required]}>
        <TreeSelect
          treeDefaultExpandAll
          disabled={!manages}
          loading={departments.isPending}
          fieldNames={{ label: 'title', value: 'key', children: 'children' }}
          treeData={branches(departments.data ?? [])}
        />
      </Form.Item>
      <Form.Item name="roles" label={t('people.roles')} rules={[required]}>
        <Select
          mode="multiple"
          loading={roles.isPending}
          showSearch={{ optionFilterProp: 'label' }}
          options={roles.data?.map((role) => ({
            value: role.id,
            label: label(role.label) || role.name || role.id,
          }))}
        />
      </Form.Item>
    </>
  );
}
