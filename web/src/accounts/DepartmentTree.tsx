import { DeleteOutlined, EditOutlined, PlusOutlined } from '@ant-design/icons';
import { App, Button, Popconfirm, Space, Tree } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Department, Person } from '@/api/types';
import { problemText } from '@/shared/ProblemAlert';
import type { EditedDepartment } from './DepartmentDialog';
import { branches, headcounts } from './organisation';
import { useRemoveDepartment } from './queries';
import { useMay } from './session';

export function DepartmentTree(props: {
  departments: Department[];
  people: Person[];
  chosen: string | undefined;
  onChoose: (id: string | undefined) => void;
  onEdit: (department: EditedDepartment) => void;
}) {
  const { departments, chosen } = props;
  const { t } = useTranslation();
  const may = useMay();
  const tree = branches(departments);
  const counts = headcounts(departments, props.people);
  const department = departments.find((item) => item.id === chosen);
  return (
    <section className="department-tree" aria-label={t('people.departments')}>
      {may('people.manage') && (
        <DepartmentActs department={department} onEdit={props.onEdit} onGone={props.onChoose} />
      )}
      {tree.length > 0 && (
        <Tree
          key={departments.length}
          blockNode
          defaultExpandAll
          treeData={tree}
          selectedKeys={chosen ? [chosen] : []}
          onSelect={([key]) => props.onChoose(key === undefined ? undefined : String(key))}
          titleRender={(branch) => (
            <>
              {branch.title} <span className="quiet">{counts.get(branch.key)}</span>
            </>
          )}
        />
      )}
    </section>
  );
}

function DepartmentActs(props: {
  department: Department | undefined;
  onEdit: (department: EditedDepartment) => void;
  onGone: (id: undefined) => void;
}) {
  const { department } = props;
  const { t } = useTranslation();
  const { message } = App.useApp();
  const removing = useRemoveDepartment();
  const remove = () =>
    department &&
    removing.mutate(department.id, {
      onSuccess: () => props.onGone(undefined),
      onError: (error) => void message.error(problemText(error, t('words.incident'))),
    });
  return (
    <Space size={0} wrap>
      <Button
        type="link"
        size="small"
        icon={<PlusOutlined />}
        onClick={() => props.onEdit({ parent_id: department?.id })}
      >
        {t('people.addDepartment')}
      </Button>
      {department && (
        <>
          <Button
            type="text"
            size="small"
            icon={<EditOutlined />}
            aria-label={t('people.editDepartment', { name: department.name })}
            onClick={() => props.onEdit(department)}
          />
          <Popconfirm
            title={t('people.removeDepartment', { name: department.name })}
            onConfirm={remove}
          >
            <Button
              type="text"
              size="small"
              danger
              icon={<DeleteOutlined />}
              aria-label={t('people.removeDepartmentOf', { name: department.name })}
            />
          </Popconfirm>
        </>
      )}
    </Space>
  );
}
