import { CheckOutlined } from '@ant-design/icons';
import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLabel } from '@/shared/useLabel';
import type { PermissionGroup, Role } from './roles';

const nameWidth = 180;
const roleWidth = 48;

interface Line {
  key: string;
  label: string;
  children?: Line[];
}

/** Permissions × roles at a glance. */
export function RoleMatrix(props: { roles: Role[]; groups: PermissionGroup[] }) {
  const { t } = useTranslation();
  const label = useLabel();
  const lines: Line[] = props.groups.map((group) => ({
    key: group.label.en,
    label: label(group.label),
    children: group.permissions.map((permission) => ({
      key: permission.id,
      label: label(permission.label),
    })),
  }));
  return (
    <Table<Line>
      className="role-matrix"
      size="small"
      bordered
      rowKey="key"
      key={lines.length}
      dataSource={lines}
      pagination={false}
      expandable={{ defaultExpandAllRows: true, indentSize: 12 }}
      tableLayout="fixed"
      scroll={{ x: nameWidth + props.roles.length * roleWidth }}
      columns={[
        { title: t('roles.permission'), dataIndex: 'label', width: nameWidth, fixed: 'left' },
        ...props.roles.map((role) => ({
          key: role.id,
          title: <span className="role-matrix-role">{label(role.label)}</span>,
          width: roleWidth,
          align: 'center' as const,
          render: (_: unknown, line: Line) =>
            !line.children &&
            role.permissions?.includes(line.key) && (
              <CheckOutlined aria-label={t('words.yes')} className="role-matrix-yes" />
            ),
        })),
      ]}
    />
  );
}
