import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '@/shared/ProblemAlert';

/** What can be done with the form; stays in sight. */
export function FormFoot(props: {
  error: unknown;
  isSaving: boolean;
  keeping: ReactNode;
  onSaveAnother: () => void;
  onClear: () => void;
}) {
  const { t } = useTranslation();
  return (
    <div className="form-foot">
      <ProblemAlert error={props.error} isBrief />
      <Button type="primary" htmlType="submit" loading={props.isSaving}>
        {t('words.save')}
      </Button>
      <Button disabled={props.isSaving} onClick={props.onSaveAnother}>
        {t('create.saveAnother')}
      </Button>
      {props.keeping}
      <Button type="text" onClick={props.onClear}>
        {t('create.clear')}
      </Button>
      <span className="quiet form-hint">{t('create.draftNote')}</span>
    </div>
  );
}
