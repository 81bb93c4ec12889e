import { App, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '@/shared/ProblemAlert';
import { type UpdateRequest, useDecide } from './queries';

const shortestNote = 2;

/** A refusal says why, so that whoever asked knows what to do. */
export function RefuseDialog(props: { request: UpdateRequest; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const decide = useDecide();
  const [note, setNote] = useState('');
  const { id, asked_by: asker } = props.request;
  const refuse = () =>
    decide.mutate(
      { id, act: 'refuse', body: { note: note.trim() } },
      {
        onSuccess: () => {
          void message.success(t('review.refused'));
          props.onClose();
        },
      },
    );
  return (
    <Modal
      open
      title={t('review.refuseTitle', { name: asker.name, id })}
      okText={t('review.refuse')}
      okButtonProps={{ danger: true, disabled: note.trim().length < shortestNote }}
      confirmLoading={decide.isPending}
      onOk={refuse}
      onCancel={props.onClose}
    >
      <Form layout="vertical">
        <ProblemAlert error={decide.error} />
        <Form.Item label={t('review.note')} htmlFor="refuse-note" required>
          <Input.TextArea
            id="refuse-note"
            autoFocus
            value={note}
            maxLength={500}
            autoSize={{ minRows: 3, maxRows: 6 }}
            placeholder={t('review.noteHint')}
            onChange={(event) => setNote(event.target.value)}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
