import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Alert } from '@/api/oversightTypes';
import { ProblemAlert } from '@/shared/ProblemAlert';
import { useAcknowledge } from './queries';

/** What came of looking into it is kept with the alert. */
export function AcknowledgeDialog({ alert, onClose }: { alert: Alert; onClose: () => void }) {
  const { t } = useTranslation();
  const [note, setNote] = useState('');
  const acknowledge = useAcknowledge();
  const save = () => acknowledge.mutate({ id: alert.id, note }, { onSuccess: onClose });
  return (
    <Modal
      open
      title={t('audit.acknowledgeTitle')}
      okText={t('audit.acknowledge')}
      cancelText={t('words.cancel')}
      confirmLoading={acknowledge.isPending}
      onOk={save}
      onCancel={onClose}
    >
      <p>{alert.text}</p>
      <Input.TextArea
        value={note}
        aria-label={t('audit.note')}
        placeholder={t('audit.notePlaceholder')}
        rows={3}
        maxLength={500}
        showCount
        autoFocus
        onChange={(event) => setNote(event.target.value)}
        onKeyDown={(event) => event.ctrlKey && event.key === 'Enter' && save()}
      />
      <ProblemAlert error={acknowledge.error} />
    </Modal>
  );
}
