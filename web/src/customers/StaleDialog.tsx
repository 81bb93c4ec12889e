import { Button, Card, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Field, FieldValue, Problem } from '@/api/types';
import { FieldView } from '@/fields/FieldView';
import { clockTime, dateOf, exactTime } from '@/shared/time';

/** Somebody else was quicker: both values side by side, nothing is lost until one is chosen. */
export function StaleDialog(props: {
  problem: Problem;
  field: Field;
  label: string;
  mine: FieldValue;
  isSaving: boolean;
  onKeepTheirs: () => void;
  onKeepMine: () => void;
}) {
  const { t } = useTranslation();
  const { problem, field } = props;
  const { current, changed_by: by, changed_at: at } = problem;
  const name = (typeof by === 'object' ? by.name : by) ?? t('file.somebody');
  const isToday = at && dateOf(new Date(at)) === dateOf(new Date());
  const time = at ? (isToday ? clockTime(at) : exactTime(at)) : '';
  return (
    <Modal
      open
      title={t('file.staleTitle', { name, time })}
      onCancel={props.onKeepTheirs}
      mask={{ closable: false }}
      footer={[
        <Button key="theirs" onClick={props.onKeepTheirs}>
          {t('file.keepTheirs', { name })}
        </Button>,
        <Button key="mine" type="primary" loading={props.isSaving} onClick={props.onKeepMine}>
          {t('file.keepMine')}
        </Button>,
      ]}
    >
      <p>{props.label}</p>
      <div className="stale-columns">
        <Card size="small" title={t('file.theirs', { name })}>
          <FieldView
            field={field}
            value={current?.values[field.name]}
            text={current?.texts?.[field.name]}
          />
        </Card>
        <Card size="small" title={t('file.mine')}>
          <FieldView field={field} value={props.mine} />
        </Card>
      </div>
    </Modal>
  );
}
