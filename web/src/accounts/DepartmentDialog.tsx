import { Form, Input, Modal, Select, TreeSelect } from 'antd';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '@/api/client';
import type { Department } from '@/api/types';
import { usePeople } from '@/fields/people';
import { ProblemAlert } from '@/shared/ProblemAlert';
import { branches, departmentAndBelow } from './organisation';
import { useAddDepartment, useChangeDepartment, useDepartments } from './queries';

/** Without an id: a new one. */
export type EditedDepartment = Partial<Department>;

export function DepartmentDialog(props: { department: EditedDepartment; onClose: () => void }) {
  const { department, onClose } = props;
  const { t } = useTranslation();
  const [form] = Form.useForm<EditedDepartment>();
  const departments = useDepartments().data ?? [];
  const people = usePeople().data ?? [];
  const adding = useAddDepartment();
  const changing = useChangeDepartment();
  const inside = department.id ? departmentAndBelow(departments, department.id) : new Set();
  const done = {
    onSuccess: onClose,
    onError: (error: Error) => {
      if (error instanceof ApiProblem)
        form.setFields(
          (error.problem.fields ?? []).map((field) => ({
            name: field.field as keyof EditedDepartment,
            errors: [field.message],
          })),
        );
    },
  };
  const save = (entry: EditedDepartment) => {
    const { id, version } = department;
    if (id) {
      const whole = { ...entry, parent_id: entry.parent_id ?? null };
      changing.mutate(
        { id, version: version ?? '', ...whole, manager_id: entry.manager_id ?? null },
        done,
      );
    } else adding.mutate({ name: entry.name ?? '', parent_id: entry.parent_id ?? undefined }, done);
  };
  return (
    <Modal
      open
      title={t(department.id ? 'people.editDepartmentTitle' : 'people.addDepartment')}
      okText={t('words.save')}
      confirmLoading={adding.isPending || changing.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" initialValues={department} onFinish={save}>
        <ProblemAlert error={adding.error ?? changing.error} isBrief />
        <Form.Item
          name="name"
          label={t('people.departmentName')}
          rules={[{ required: true, whitespace: true, message: t('words.required') }]}
        >
          <Input autoFocus maxLength={60} />
        </Form.Item>
        <Form.Item name="parent_id" label={t('people.parent')}>
          <TreeSelect
            allowClear
            treeDefaultExpandAll
            placeholder={t('people.atTop')}
            fieldNames={{ label: 'title', value: 'key', children: 'children' }}
            treeData={branches(departments.filter((item) => !inside.has(item.id)))}
          />
        </Form.Item>
        {department.id && (
          <Form.Item name="manager_id" label={t('people.manager')}>
            <Select
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              options={people
                .filter((person) => !person.disabled)
                .map((person) => ({ value: person.id, label: person.name }))}
            />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}
