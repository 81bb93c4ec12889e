import { App, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '@/api/client';
import type { Field, FieldValue, RecordName, RecordView } from '@/api/types';
import { FieldView } from '@/fields/FieldView';
import { FormField } from '@/fields/FormField';
import { isEmpty, isMasked, same } from '@/fields/values';
import { ProblemAlert } from '@/shared/ProblemAlert';
import { Questions } from './Questions';
import { useAsk } from './queries';
import { openQuestions } from './questions';

const shortestReason = 2;

/** What the field shall hold, and why; somebody who may decides. */
export function AskDialog(props: {
  recordName: RecordName;
  record: RecordView;
  field: Field;
  title: string;
  onClose: () => void;
}) {
  const { recordName, record, field } = props;
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const ask = useAsk();
  const before = record.values[field.name];
  const [value, setValue] = useState<FieldValue>(isMasked(before) ? null : (before ?? null));
  const [reason, setReason] = useState('');
  const errors = ask.error instanceof ApiProblem ? (ask.error.problem.fields ?? []) : [];
  const ofField = errors.filter((error) => error.field === field.name);
  const unchanged = isMasked(before) ? isEmpty(value) : same(value, before);

  const submit = async (confirm: string[] = []): Promise<void> => {
    try {
      const values = { [field.name]: value };
      await ask.mutateAsync({ record: recordName, id: record.id, values, reason, confirm });
      void message.success(t('review.asked'));
      props.onClose();
    } catch (failure) {
      const questions = openQuestions(failure, confirm);
      if (
        questions.length > 0 &&
        (await modal.confirm({
          title: (failure as ApiProblem).problem.title,
          content: <Questions failure={failure} />,
          okText: t('review.askAnyway'),
          cancelText: t('file.goBack'),
        }))
      )
        return submit([...confirm, ...questions]);
    }
  };

  return (
    <Modal
      open
      title={props.title}
      okText={t('review.submit')}
      confirmLoading={ask.isPending}
      okButtonProps={{ disabled: unchanged || reason.trim().length < shortestReason }}
      onOk={() => void submit()}
      onCancel={props.onClose}
    >
      <Form layout="vertical" className="ask-form">
        <p className="quiet">{t('review.lockedWhy')}</p>
        {ofField.length === 0 && <ProblemAlert error={ask.error} />}
        <Form.Item label={t('review.now')}>
          {isEmpty(before) ? (
            <span className="quiet">{t('timeline.wasEmpty')}</span>
          ) : (
            <FieldView field={field} value={before} text={record.texts?.[field.name]} />
          )}
        </Form.Item>
        <FormField
          id={`ask-${record.id}-${field.name}`}
          field={field}
          value={value}
          required
          autoFocus
          errors={ofField.map((error) => error.message)}
          onChange={setValue}
        />
        <Form.Item label={t('review.reason')} htmlFor="ask-reason" required>
          <Input.TextArea
            id="ask-reason"
            value={reason}
            maxLength={500}
            autoSize={{ minRows: 2, maxRows: 5 }}
            placeholder={t('review.reasonHint')}
            onChange={(event) => setReason(event.target.value)}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
