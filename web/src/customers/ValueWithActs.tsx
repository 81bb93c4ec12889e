import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Field, RecordName, RecordView } from '@/api/types';
import { FieldView } from '@/fields/FieldView';
import { isEmpty, isMasked, plainText } from '@/fields/values';
import { CopyButton, copyText } from '@/shared/CopyButton';
import { problemText } from '@/shared/ProblemAlert';
import { useLabel } from '@/shared/useLabel';
import { revealField } from './queries';
import { mayReveal } from './rights';

interface Props {
  recordName: RecordName;
  record: RecordView;
  field: Field;
}

/** A value with 复制, and 查看 where it is masked; each look is logged by the server. */
export function ValueWithActs(props: Props) {
  const { record, field } = props;
  const label = useLabel();
  const value = record.values[field.name];
  if (isMasked(value)) return <MaskedValue {...props} masked={value.masked} />;
  const text = plainText(record, field.name);
  return (
    <span className="copyable fact-value">
      <FieldView field={field} value={value} text={record.texts?.[field.name]} />
      {!isEmpty(value) && <CopyButton text={text} what={label(field.label)} />}
    </span>
  );
}

function MaskedValue({ recordName, record, field, masked }: Props & { masked: string }) {
  const { t } = useTranslation();
  const label = useLabel();
  const { message } = App.useApp();
  const [clear, setClear] = useState<string>();
  const [busy, setBusy] = useState(false);
  const act = async (use: (value: string) => void | Promise<void>) => {
    setBusy(true);
    try {
      const { value } = await revealField(recordName, record.id, field.name);
      await use(value);
    } catch (error) {
      void message.error(problemText(error, t('words.incident')));
    } finally {
      setBusy(false);
    }
  };
  if (clear !== undefined)
    return (
      <span className="copyable fact-value">
        <FieldView field={field} value={clear} />
        <CopyButton text={clear} what={label(field.label)} />
      </span>
    );
  const what = label(field.label);
  return (
    <span className="fact-value">
      <span className="nowrap">{masked}</span>
      {mayReveal(field, record) && (
        <>
          <Button
            type="link"
            size="small"
            className="flush"
            loading={busy}
            aria-label={t('file.revealThat', { what })}
            onClick={() => void act(setClear)}
          >
            {t('file.reveal')}
          </Button>
          <Button
            type="link"
            size="small"
            className="flush"
            disabled={busy}
            aria-label={t('words.copyThat', { what })}
            onClick={() =>
              void act(async (value) => {
                await copyText(value);
                void message.success(t('words.copied'));
              })
            }
          >
            {t('words.copy')}
          </Button>
        </>
      )}
    </span>
  );
}
