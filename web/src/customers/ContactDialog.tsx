import { App, Button, Form, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem, api } from '@/api/client';
import type { RecordType, RecordView, Values } from '@/api/types';
import { entryFields, isRequired } from '@/fields/catalogue';
import { FormField } from '@/fields/FormField';
import { filled, isEmpty } from '@/fields/values';
import { ProblemAlert } from '@/shared/ProblemAlert';
import { useDraft } from '@/shared/storage';
import { ConfirmList } from './ConfirmList';
import { confirmable } from './confirmations';
import { useRefreshCustomer } from './queries';

/** A new contact of a customer. */
export function ContactDialog(props: {
  type: RecordType;
  customerId: string;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { modal, message } = App.useApp();
  const refresh = useRefreshCustomer(props.customerId);
  const [values, setValues] = useDraft<Values>(`contact.${props.customerId}`, {});
  const [more, setMore] = useState(false);
  const [isSaving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>();
  const errors = error instanceof ApiProblem ? (error.problem.fields ?? []) : [];

  const save = async (confirm: string[] = []): Promise<void> => {
    setSaving(true);
    setError(undefined);
    try {
      const body = { values: filled(values), ...(confirm.length ? { confirm } : {}) };
      await api.post<{ record: RecordView }>(`/customers/${props.customerId}/contacts`, body);
      void message.success(t('contacts.added'));
      setValues({});
      await refresh();
      props.onClose();
    } catch (failure) {
      const problem = failure instanceof ApiProblem ? failure.problem : undefined;
      const asked = problem ? confirmable(problem, confirm) : [];
      if (!problem || asked.length === 0) setError(failure);
      else if (
        await modal.confirm({
          title: problem.title,
          content: <ConfirmList problem={problem} />,
          okText: t('file.saveAnyway'),
          cancelText: t('file.goBack'),
        })
      )
        return save([...confirm, ...asked]);
    } finally {
      setSaving(false);
    }
  };

  const fields = entryFields(props.type);
  const leading = fields.filter((field) => field.in_list || isRequired(field, values));
  const hiddenErrors = errors.some((entry) => !leading.some((field) => field.name === entry.field));
  return (
    <Modal
      open
      width={640}
      title={t('contacts.add')}
      okText={t('words.save')}
      confirmLoading={isSaving}
      okButtonProps={{ disabled: isEmpty(values.name) }}
      onOk={() => void save()}
      onCancel={props.onClose}
    >
      <Form layout="vertical">
        {errors.length === 0 && <ProblemAlert error={error} />}
        <div className="form-grid">
          {(more || hiddenErrors ? fields : leading).map((field, index) => (
            <FormField
              key={field.name}
              id={`contact-${field.name}`}
              field={field}
              autoFocus={index === 0}
              required={isRequired(field, values)}
              value={values[field.name]}
              errors={errors
                .filter((entry) => entry.field === field.name)
                .map((entry) => entry.message)}
              onChange={(value) => setValues((before) => ({ ...before, [field.name]: value }))}
            />
          ))}
        </div>
        <Button type="link" size="small" className="flush" onClick={() => setMore(!more)}>
          {more ? t('words.less') : t('contacts.allFields')}
        </Button>
      </Form>
    </Modal>
  );
}
