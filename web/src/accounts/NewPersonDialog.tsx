import { Form, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '@/api/client';
import { ProblemAlert } from '@/shared/ProblemAlert';
import { useLabel } from '@/shared/useLabel';
import type { Secret } from './OneTimePassword';
import { type NewPerson, useAddPerson, useDepartments, useRoles } from './queries';

export function NewPersonDialog(props: {
  onClose: () => void;
  onPassword: (secret: Secret) => void;
}) {
  const { t } = useTranslation();
  const label = useLabel();
  const [form] = Form.useForm<NewPerson>();
  const departments = useDepartments();
  const roles = useRoles();
  const adding = useAddPerson();
  const required = { required: true, message: t('words.required') };

  const save = (entry: NewPerson) =>
    adding.mutate(entry, {
      onSuccess: ({ one_time_password }) => {
        props.onClose();
        props.onPassword({ name: entry.name, login: entry.login, password: one_time_password });
      },
      onError: (error) => {
        if (error instanceof ApiProblem)
          form.setFields(
            (error.problem.fields ?? []).map((field) => ({
              name: field.field as keyof NewPerson,
              errors: [field.message],
            })),
          );
      },
    });

  return (
    <Modal
      open
      title={t('people.add')}
      okText={t('people.create')}
      confirmLoading={adding.isPending}
      onOk={form.submit}
      onCancel={props.onClose}
    >
      <Form
        form={form}
        layout="vertical"
        onFinish={save}
        initialValues={{ roles: ['salesperson'] }}
      >
        <ProblemAlert error={adding.error} />
        <Form.Item name="name" label={t('people.name')} rules={[required]}>
          <Input autoFocus maxLength={60} />
        </Form.Item>
        <Form.Item name="login" label={t('people.login')} rules={[required]}>
          <Input autoCapitalize="none" spellCheck={false} maxLength={60} autoComplete="off" />
        </Form.Item>
        <Form.Item name="employee_number" label={t('people.employeeNumber')}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="department_id" label={t('people.department')} rules={[required]}>
          <Select
            loading={departments.isPending}
            options={departments.data?.map((item) => ({ value: item.id, label: item.name }))}
          />
        </Form.Item>
        <Form.Item name="roles" label={t('people.roles')} rules={[required]}>
          <Select
            mode="multiple"
            loading={roles.isPending}
            options={roles.data?.map((role) => ({
              value: role.id,
              label: label(role.label) || role.name || role.id,
            }))}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
