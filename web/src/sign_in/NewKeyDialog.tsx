import { Button, Checkbox, DatePicker, Form, Input, Modal } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import type { KeyPermission } from '@/api/accountTypes';
import { ProblemAlert } from '@/shared/ProblemAlert';
import { useLabel } from '@/shared/useLabel';
import { useMakeKey } from './queries';

interface Entry {
  name: string;
  permissions: string[];
  last_day: Dayjs;
}

const longestDays = 365;

export function NewKeyDialog(props: {
  permissions: KeyPermission[];
  onClose: () => void;
  onMade: (key: string) => void;
}) {
  const { t } = useTranslation();
  const label = useLabel();
  const making = useMakeKey();
  const [form] = Form.useForm<Entry>();
  const readOnly = props.permissions.map((one) => one.id).filter((id) => id.endsWith('.read'));
  const today = dayjs().startOf('day');
  const make = (entry: Entry) =>
    making.mutate(
      { ...entry, last_day: entry.last_day.format('YYYY-MM-DD') },
      {
        onSuccess: ({ key }) => {
          props.onClose();
          props.onMade(key);
        },
      },
    );
  return (
    <Modal
      open
      title={t('keys.add')}
      okText={t('keys.create')}
      confirmLoading={making.isPending}
      onOk={form.submit}
      onCancel={props.onClose}
    >
      <ProblemAlert error={making.error} />
      <Form<Entry>
        form={form}
        layout="vertical"
        onFinish={make}
        initialValues={{ permissions: readOnly, last_day: today.add(90, 'day') }}
      >
        <Form.Item
          name="name"
          label={t('keys.name')}
          rules={[{ required: true, whitespace: true, message: t('words.required') }]}
        >
          <Input maxLength={100} placeholder={t('keys.nameExample')} autoFocus />
        </Form.Item>
        <Form.Item
          name="last_day"
          label={t('keys.lastDay')}
          rules={[{ required: true, message: t('words.required') }]}
        >
          <DatePicker minDate={today} maxDate={today.add(longestDays, 'day')} allowClear={false} />
        </Form.Item>
        <Form.Item
          name="permissions"
          label={t('keys.permissions')}
          extra={
            <Button
              type="link"
              size="small"
              className="keys-read-only"
              onClick={() => form.setFieldValue('permissions', readOnly)}
            >
              {t('keys.readOnly')}
            </Button>
          }
          rules={[{ required: true, type: 'array', message: t('keys.permissionsMissing') }]}
        >
          <Checkbox.Group
            className="keys-permissions"
            options={props.permissions.map((one) => ({
              value: one.id,
              label: label(one.label) || one.id,
            }))}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
