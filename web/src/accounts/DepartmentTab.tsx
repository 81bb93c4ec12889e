import { App, Button, Flex, Form, Input, Select, Tree } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Department } from '@/api/types';
import { ProblemAlert, problemText } from '@/shared/ProblemAlert';
import { useAddDepartment, useDepartments } from './queries';

interface Branch {
  key: string;
  title: string;
  children: Branch[];
}

export function branches(departments: Department[], parent: string | null = null): Branch[] {
  return departments
    .filter((item) => (item.parent_id ?? null) === parent)
    .map((item) => ({ key: item.id, title: item.name, children: branches(departments, item.id) }));
}

export function DepartmentTab() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const departments = useDepartments();
  const adding = useAddDepartment();
  const [form] = Form.useForm<{ name: string; parent_id?: string }>();
  const tree = branches(departments.data ?? []);
  return (
    <Flex vertical gap={16}>
      <ProblemAlert error={departments.error} onRetry={() => void departments.refetch()} />
      <Form
        form={form}
        layout="inline"
        onFinish={(entry) =>
          adding.mutate(entry, {
            onSuccess: () => {
              form.resetFields();
              void message.success(t('people.departmentAdded', { name: entry.name }));
            },
            onError: (error) => void message.error(problemText(error, t('words.incident'))),
          })
        }
      >
        <Form.Item
          name="name"
          label={t('people.departmentName')}
          rules={[{ required: true, whitespace: true, message: t('words.required') }]}
        >
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="parent_id" label={t('people.parent')}>
          <Select
            allowClear
            className="department-parent"
            options={departments.data?.map((item) => ({ value: item.id, label: item.name }))}
          />
        </Form.Item>
        <Button htmlType="submit" loading={adding.isPending}>
          {t('people.addDepartment')}
        </Button>
      </Form>
      {tree.length > 0 && <Tree treeData={tree} defaultExpandAll selectable={false} showLine />}
    </Flex>
  );
}
