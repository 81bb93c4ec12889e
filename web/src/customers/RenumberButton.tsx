import { EditOutlined } from '@ant-design/icons';
import { App, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/accounts/session';
import { api } from '@/api/client';
import type { RecordView } from '@/api/types';
import { plainText } from '@/fields/values';
import { ProblemAlert } from '@/shared/ProblemAlert';
import { useRefreshCustomer } from './queries';

/** Another number for a file (A24); the old one goes on finding it. */
export function RenumberButton({ customer }: { customer: RecordView }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const may = useMay();
  const refresh = useRefreshCustomer(customer.id);
  const [isOpen, setOpen] = useState(false);
  const [error, setError] = useState<unknown>();
  if (!may('customer.renumber') || customer.state !== 'active') return null;

  const save = async (wanted: { number: string; reason: string }) => {
    setError(undefined);
    try {
      await api.post(`/customers/${customer.id}/renumber`, wanted, undefined, customer.version);
      setOpen(false);
      void message.success(t('renumber.done'));
      await refresh();
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <>
      <Button
        type="text"
        size="small"
        icon={<EditOutlined />}
        aria-label={t('renumber.title')}
        title={t('renumber.title')}
        onClick={() => setOpen(true)}
      />
      <Modal
        open={isOpen}
        title={t('renumber.title')}
        footer={null}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <Form
          layout="vertical"
          initialValues={{ number: plainText(customer, 'number') }}
          onFinish={(wanted: { number: string; reason: string }) => void save(wanted)}
        >
          <Form.Item name="number" label={t('renumber.number')} required extra={t('renumber.note')}>
            <Input maxLength={40} />
          </Form.Item>
          <Form.Item name="reason" label={t('file.reasonNeeded')} required>
            <Input.TextArea rows={2} maxLength={500} />
          </Form.Item>
          {error !== undefined && <ProblemAlert error={error} />}
          <Button type="primary" htmlType="submit">
            {t('renumber.save')}
          </Button>
        </Form>
      </Modal>
    </>
  );
}
