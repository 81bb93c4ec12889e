import { App, Form, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '@/api/client';
import type { RecordType, Values } from '@/api/types';
import { entryFields, isRequired } from '@/fields/catalogue';
import { FormField } from '@/fields/FormField';
import { filled, isEmpty } from '@/fields/values';
import { ProblemAlert } from '@/shared/ProblemAlert';
import { useAddOrder } from './orderQueries';

/** An order is written down. */
export function OrderDialog(props: { type: RecordType; customerId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const add = useAddOrder(props.customerId);
  const [values, setValues] = useState<Values>({});
  const [isSaving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>();
  const errors = error instanceof ApiProblem ? (error.problem.fields ?? []) : [];

  const save = async () => {
    setSaving(true);
    setError(undefined);
    try {
      await add(filled(values));
      void message.success(t('orders.added'));
      props.onClose();
    } catch (failure) {
      setError(failure);
    } finally {
      setSaving(false);
    }
  };
  return (
    <Modal
      open
      width={560}
      title={t('orders.add')}
      okText={t('words.save')}
      confirmLoading={isSaving}
      okButtonProps={{ disabled: isEmpty(values.amount) }}
      onOk={() => void save()}
      onCancel={props.onClose}
    >
      <Form layout="vertical">
        {errors.length === 0 && <ProblemAlert error={error} />}
        <div className="form-grid">
          {entryFields(props.type).map((field) => (
            <FormField
              key={field.name}
              id={`order-${field.name}`}
              field={field}
              required={isRequired(field, values) && !field.default}
              value={values[field.name]}
              errors={errors
                .filter((entry) => entry.field === field.name)
                .map((entry) => entry.message)}
              onChange={(value) => setValues((before) => ({ ...before, [field.name]: value }))}
            />
          ))}
        </div>
      </Form>
    </Modal>
  );
}
