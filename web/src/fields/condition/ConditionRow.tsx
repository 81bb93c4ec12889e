import { DeleteOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Operator, RecordType } from '@/api/types';
import { useLabel } from '@/shared/useLabel';
import { askedField, figureGroup } from '../catalogue';
import { ConditionValue } from './ConditionValue';
import {
  type DraftCondition,
  offeredOperators,
  takesMany,
  takesNoValue,
  takesTwo,
  usualOperator,
} from './model';
import { PeriodInput } from './PeriodInput';

/** Values stay when only the comparison changes, unless their shape has to. */
function shape(op: Operator | undefined): string {
  if (!op || takesNoValue(op)) return 'none';
  return takesMany(op) ? 'many' : takesTwo(op) ? 'two' : 'one';
}

export function ConditionRow(props: {
  type: RecordType;
  row: DraftCondition;
  onChange: (row: DraftCondition) => void;
  onRemove: () => void;
}) {
  const { type, row, onChange } = props;
  const { t } = useTranslation();
  const label = useLabel();
  const field = row.field ? askedField(type, row.field) : undefined;
  const figures = (type.figures ?? []).map((item) => ({
    value: item.name,
    label: label(item.label),
  }));
  const groups = type.groups
    .map((group) => ({
      label: label(group.label),
      options: type.fields
        .filter((item) => item.filterable && item.group === group.name)
        .map((item) => ({ value: item.name, label: label(item.label) })),
    }))
    .concat({ label: t('condition.figures'), options: figures })
    .filter((group) => group.options.length > 0);

  const chooseField = (name: string) => {
    const chosen = askedField(type, name);
    if (chosen) onChange({ key: row.key, field: name, op: usualOperator(chosen) });
  };
  const chooseOperator = (op: Operator) =>
    onChange({ ...row, op, value: shape(op) === shape(row.op) ? row.value : undefined });

  return (
    <div className="condition-row">
      <Select
        aria-label={t('condition.field')}
        placeholder={t('condition.field')}
        value={row.field}
        onChange={chooseField}
        options={groups}
        showSearch={{ optionFilterProp: 'label' }}
        autoFocus={!row.field}
      />
      {field && (
        <>
          <Select
            aria-label={t('condition.operator')}
            value={row.op}
            onChange={chooseOperator}
            options={offeredOperators(field).map((op) => ({
              value: op,
              label: t(`operator.${op}`),
            }))}
          />
          <div className="condition-value">
            {field.group === figureGroup && (
              <PeriodInput
                label={t('condition.within')}
                placeholder={t('condition.within')}
                value={row.within}
                onChange={(within) => onChange({ ...row, within: within ?? undefined })}
              />
            )}
            <ConditionValue
              field={field}
              row={row}
              onChange={(value) => onChange({ ...row, value })}
            />
          </div>
        </>
      )}
      <Button
        type="text"
        className="condition-remove"
        icon={<DeleteOutlined />}
        aria-label={t('condition.remove')}
        onClick={props.onRemove}
      />
    </div>
  );
}
