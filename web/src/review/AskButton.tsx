import { LockOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/accounts/session';
import type { Field, RecordName, RecordView } from '@/api/types';
import { useLabel } from '@/shared/useLabel';
import { AskDialog } from './AskDialog';
import './review.css';

/** A locked field says why, and lets one ask for the change. */
export function AskButton(props: { recordName: RecordName; record: RecordView; field: Field }) {
  const { t } = useTranslation();
  const label = useLabel();
  const may = useMay();
  const [asking, setAsking] = useState(false);
  const words = t('review.askThat', { field: label(props.field.label) });
  // Whose file it is has a right of its own, and is no correction to ask for.
  if (!may('customer.change') || props.field.name === 'owner')
    return (
      <Tooltip title={t('file.locked')}>
        <LockOutlined className="quiet" aria-label={t('file.locked')} />
      </Tooltip>
    );
  return (
    <>
      <Tooltip title={t('review.askHint')}>
        <Button
          type="text"
          size="small"
          className="ask-button"
          icon={<LockOutlined />}
          aria-label={words}
          onClick={() => setAsking(true)}
        >
          <span className="ask-words">{t('review.ask')}</span>
        </Button>
      </Tooltip>
      {asking && <AskDialog {...props} title={words} onClose={() => setAsking(false)} />}
    </>
  );
}
