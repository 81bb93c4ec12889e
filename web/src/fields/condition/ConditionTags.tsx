import { Button, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Condition, Field, FieldValue, Filter, RecordType } from '@/api/types';
import { exactTime } from '@/shared/time';
import { useLabel } from '@/shared/useLabel';
import { fieldOf } from '../catalogue';
import { FieldView } from '../FieldView';
import { takesNoValue } from './model';
import './condition.css';

/** The conditions in force, each with a cross. */
export function ConditionTags(props: {
  type: RecordType;
  filter: Filter;
  onChange: (filter: Filter | undefined) => void;
}) {
  const { t } = useTranslation();
  const { all } = props.filter;
  const without = (index: number) => {
    const rest = all.filter((_, other) => other !== index);
    props.onChange(rest.length ? { all: rest } : undefined);
  };
  return (
    <div className="condition-tags">
      {all.map((condition, index) => (
        <Tag
          key={JSON.stringify(condition)}
          closable={{ 'aria-label': t('condition.remove') }}
          onClose={(event) => {
            event.preventDefault();
            without(index);
          }}
        >
          <ConditionText type={props.type} condition={condition} />
        </Tag>
      ))}
      <Button type="link" size="small" onClick={() => props.onChange(undefined)}>
        {t('condition.clear')}
      </Button>
    </div>
  );
}

function ConditionText({ type, condition }: { type: RecordType; condition: Condition }) {
  const { t } = useTranslation();
  const label = useLabel();
  const field = fieldOf(type, condition.field);
  return (
    <>
      {label(field?.label) || condition.field} {t(`operator.${condition.op}`)}{' '}
      {!takesNoValue(condition.op) && <Values field={field} condition={condition} />}
    </>
  );
}

/** A condition compares with an instant, whatever the time is now. */
function ConditionPart({ field, value }: { field: Field | undefined; value: FieldValue }) {
  if (!field) return String(value);
  if (field.type === 'time') return exactTime(String(value));
  return <FieldView field={field} value={value} short />;
}

function Values({ field, condition }: { field: Field | undefined; condition: Condition }) {
  const values = (
    Array.isArray(condition.value) ? condition.value : [condition.value]
  ) as FieldValue[];
  const separator = condition.op === 'between' ? ' – ' : '、';
  return values.map((value, index) => (
    <span key={JSON.stringify(value)}>
      {index > 0 && separator}
      <ConditionPart field={field} value={value} />
    </span>
  ));
}
