import { Button, Flex, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Field, FieldValue, RecordName, RecordView } from '@/api/types';
import { FieldInput } from '@/fields/FieldInput';
import { isMasked, same } from '@/fields/values';
import { problemText } from '@/shared/ProblemAlert';
import { useLabel } from '@/shared/useLabel';
import { StaleDialog } from './StaleDialog';
import { useRecordChange } from './useRecordChange';

interface Props {
  recordName: RecordName;
  record: RecordView;
  field: Field;
  customerId: string;
  onClose: () => void;
}

/** Changes one value; asks for the 变更原因 where the field wants one. Enter saves, Esc leaves. */
export function InlineEditor({ recordName, record, field, customerId, onClose }: Props) {
  const { t } = useTranslation();
  const label = useLabel();
  const before = record.values[field.name];
  const wasMasked = isMasked(before);
  const [value, setValue] = useState<FieldValue>(wasMasked ? null : (before ?? null));
  const [reason, setReason] = useState('');
  const change = useRecordChange(recordName, record, customerId);
  const asksReason = Boolean(field.core || field.reason_required);
  const unchanged = wasMasked ? value === null : same(value, before);
  const lacksReason = Boolean(field.reason_required) && reason.trim() === '';

  const save = async () => {
    if (unchanged) return onClose();
    if (lacksReason || change.isSaving) return;
    const values = { [field.name]: value };
    if (await change.save({ values, reason: reason.trim() || undefined })) onClose();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the input inside
    <div
      className="inline-editor"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
        const isMultiline = event.target instanceof HTMLTextAreaElement;
        if (event.key === 'Enter' && (!isMultiline || event.ctrlKey)) void save();
      }}
    >
      <FieldInput
        field={field}
        id={`edit-${record.id}-${field.name}`}
        value={value}
        onChange={setValue}
        status={change.error ? 'error' : undefined}
        autoFocus
      />
      {wasMasked && <div className="quiet">{t('file.maskedEdit')}</div>}
      {asksReason && (
        <Input
          value={reason}
          maxLength={500}
          aria-label={t('file.reason')}
          placeholder={t(field.reason_required ? 'file.reasonNeeded' : 'file.reasonWelcome')}
          onChange={(event) => setReason(event.target.value)}
        />
      )}
      {change.error && (
        <div className="field-error" role="alert">
          {problemText(change.error, t('words.incident'))}
        </div>
      )}
      <Flex gap={6}>
        <Button
          size="small"
          type="primary"
          loading={change.isSaving}
          disabled={unchanged || lacksReason}
          onClick={() => void save()}
        >
          {t('words.save')}
        </Button>
        <Button size="small" onClick={onClose}>
          {t('words.cancel')}
        </Button>
      </Flex>
      {change.stale && (
        <StaleDialog
          problem={change.stale.problem}
          field={field}
          label={label(field.label)}
          mine={value}
          isSaving={change.isSaving}
          onKeepTheirs={() => void change.keepTheirs().then(onClose)}
          onKeepMine={() => void change.keepMine()?.then((stored) => stored && onClose())}
        />
      )}
    </div>
  );
}
