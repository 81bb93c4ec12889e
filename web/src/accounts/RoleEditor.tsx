import { App, Button, Checkbox, Drawer, Form, Input, InputNumber, Select, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '@/shared/ProblemAlert';
import { useLabel } from '@/shared/useLabel';
import { FieldRightsEditor } from './FieldRightsEditor';
import { useAddRole, useChangeRole } from './roleQueries';
import { type Definition, type PermissionGroup, type Role, scopes } from './roles';

/** A role that is changed, or, without one, a new role that begins with the definition. */
export interface Editing {
  role?: Role;
  definition: Definition;
}

export function RoleEditor(props: {
  editing: Editing;
  groups: PermissionGroup[];
  onClose: () => void;
}) {
  const { role, definition } = props.editing;
  const { t } = useTranslation();
  const label = useLabel();
  const { message } = App.useApp();
  const [form] = Form.useForm<Definition>();
  const adding = useAddRole();
  const changing = useChangeRole();
  const done = {
    onSuccess: () => {
      void message.success(t('roles.didSave'));
      props.onClose();
    },
  };
  const save = (entry: Definition) => {
    const whole = { ...entry, label: { zh: entry.label.zh, en: entry.label.en ?? '' } };
    if (role) changing.mutate({ id: role.id, version: role.version ?? '', ...whole }, done);
    else adding.mutate(whole, done);
  };
  return (
    <Drawer
      open
      size={760}
      title={role ? t('roles.editTitle', { name: label(role.label) }) : t('roles.add')}
      onClose={props.onClose}
      footer={
        <Space>
          <Button
            type="primary"
            loading={adding.isPending || changing.isPending}
            onClick={form.submit}
          >
            {t('words.save')}
          </Button>
          <Button onClick={props.onClose}>{t('words.cancel')}</Button>
        </Space>
      }
    >
      <Form form={form} layout="vertical" initialValues={definition} onFinish={save}>
        <ProblemAlert error={adding.error ?? changing.error} />
        <div className="role-basics">
          <Form.Item
            name={['label', 'zh']}
            label={t('roles.name')}
            rules={[{ required: true, whitespace: true, message: t('words.required') }]}
          >
            <Input maxLength={30} />
          </Form.Item>
          <Form.Item name={['label', 'en']} hidden>
            <Input />
          </Form.Item>
          <Form.Item name="scope" label={t('roles.scope')}>
            <Select options={scopes.map((value) => ({ value, label: t(`scope.${value}`) }))} />
          </Form.Item>
          <Form.Item name="core_hours" label={t('roles.coreHours')}>
            <InputNumber min={0} max={8760} suffix={t('roles.hours')} />
          </Form.Item>
        </div>
        <Form.Item name="pool" valuePropName="checked">
          <Checkbox>{t('roles.pool')}</Checkbox>
        </Form.Item>
        <Form.Item name="permissions" label={t('roles.permissions')}>
          <PermissionChoice groups={props.groups} />
        </Form.Item>
        <Form.Item name="field_rights" label={t('roles.fieldRights')} extra={t('roles.ruleNote')}>
          <FieldRightsEditor />
        </Form.Item>
      </Form>
    </Drawer>
  );
}

function PermissionChoice(props: {
  groups: PermissionGroup[];
  value?: string[];
  onChange?: (value: string[]) => void;
}) {
  const label = useLabel();
  const chosen = props.value ?? [];
  return (
    <Checkbox.Group
      className="permission-choice"
      value={chosen}
      onChange={(value) => props.onChange?.(value)}
    >
      {props.groups.map((group) => (
        <fieldset key={group.label.en}>
          <legend>{label(group.label)}</legend>
          {group.permissions.map((permission) => (
            <Checkbox key={permission.id} value={permission.id}>
              {label(permission.label)}
            </Checkbox>
          ))}
        </fieldset>
      ))}
    </Checkbox.Group>
  );
}
