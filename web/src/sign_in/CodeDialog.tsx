import type { UseMutationResult } from '@tanstack/react-query';
import { Button, Form, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '@/shared/ProblemAlert';
import { CodeField } from './CodeStep';

/** Asks for a code before an act on the second factor. */
export function CodeDialog<T>(props: {
  open: boolean;
  title: string;
  note: string;
  act: UseMutationResult<T, Error, string>;
  onDone: (outcome: T) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const close = () => {
    props.act.reset();
    props.onClose();
  };
  return (
    <Modal open={props.open} title={props.title} footer={null} destroyOnHidden onCancel={close}>
      <p>{props.note}</p>
      <ProblemAlert error={props.act.error} />
      <Form<{ code: string }>
        layout="vertical"
        requiredMark={false}
        onFinish={({ code }) => props.act.mutate(code.trim(), { onSuccess: props.onDone })}
      >
        <CodeField extra={t('factor.codeHint')} />
        <Button type="primary" htmlType="submit" block loading={props.act.isPending}>
          {props.title}
        </Button>
      </Form>
    </Modal>
  );
}
