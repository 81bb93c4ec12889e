import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons';
import { Button, Checkbox, Select, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCatalogue } from '@/fields/catalogue';
import { useLabel } from '@/shared/useLabel';
import { type FieldRightRule, moved, relations, rights, sensitivities } from './roles';

const blank: FieldRightRule = { match: {}, right: 'hidden', write: false };

/** The ordered rules of a role: the first that fits a field decides. */
export function FieldRightsEditor(props: {
  value?: FieldRightRule[];
  onChange?: (value: FieldRightRule[]) => void;
}) {
  const { t } = useTranslation();
  const rules = props.value ?? [];
  const change = (next: FieldRightRule[]) => props.onChange?.(next);
  return (
    <div className="rule-list">
      {rules.map((rule, index) => (
        // Rules have no names: their place is what they are.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div key={index} className="rule">
          <RuleEditor
            rule={rule}
            onChange={(next) => change(rules.map((each, at) => (at === index ? next : each)))}
          />
          <Space size={0} className="rule-acts">
            <Button
              type="text"
              size="small"
              icon={<ArrowUpOutlined />}
              aria-label={t('roles.up')}
              disabled={index === 0}
              onClick={() => change(moved(rules, index, -1))}
            />
            <Button
              type="text"
              size="small"
              icon={<ArrowDownOutlined />}
              aria-label={t('roles.down')}
              disabled={index === rules.length - 1}
              onClick={() => change(moved(rules, index, 1))}
            />
            <Button
              type="text"
              size="small"
              danger
              icon={<DeleteOutlined />}
              aria-label={t('words.delete')}
              onClick={() => change(rules.filter((_, at) => at !== index))}
            />
          </Space>
        </div>
      ))}
      <Button size="small" onClick={() => change([...rules, blank])}>
        {t('roles.addRule')}
      </Button>
    </div>
  );
}

function RuleEditor(props: { rule: FieldRightRule; onChange: (rule: FieldRightRule) => void }) {
  const { rule } = props;
  const { t } = useTranslation();
  const fields = useFieldOptions();
  const match = (change: FieldRightRule['match']) =>
    props.onChange({ ...rule, match: { ...rule.match, ...change } });
  return (
    <div className="rule-parts">
      <Select
        mode="multiple"
        aria-label={t('roles.sensitivity')}
        placeholder={t('roles.anySensitivity')}
        value={rule.match.sensitivity ?? []}
        onChange={(sensitivity) => match({ sensitivity })}
        options={sensitivities.map((value) => ({ value, label: t(`sensitivity.${value}`) }))}
      />
      <Select
        mode="multiple"
        aria-label={t('roles.fields')}
        placeholder={t('roles.anyField')}
        value={[
          ...(rule.match.type ?? []).map((type) => `type:${type}`),
          ...(rule.match.field ?? []),
        ]}
        onChange={(chosen: string[]) =>
          match({
            type: chosen.filter((key) => key.startsWith('type:')).map((key) => key.slice(5)),
            field: chosen.filter((key) => !key.startsWith('type:')),
          })
        }
        options={fields}
        showSearch={{ optionFilterProp: 'label' }}
      />
      <Select
        mode="multiple"
        aria-label={t('roles.relation')}
        placeholder={t('roles.anyRelation')}
        value={rule.relation ?? []}
        onChange={(relation) => props.onChange({ ...rule, relation })}
        options={relations.map((value) => ({ value, label: t(`relation.${value}`) }))}
      />
      <Select
        aria-label={t('roles.right')}
        value={rule.right}
        onChange={(right) => props.onChange({ ...rule, right })}
        options={rights.map((value) => ({ value, label: t(`right.${value}`) }))}
      />
      <Checkbox
        checked={rule.write}
        disabled={rule.right === 'hidden'}
        onChange={(event) => props.onChange({ ...rule, write: event.target.checked })}
      >
        {t('right.write')}
      </Checkbox>
    </div>
  );
}

/** Amounts as a whole, then every field of the catalogue. */
function useFieldOptions() {
  const { t } = useTranslation();
  const label = useLabel();
  const catalogue = useCatalogue();
  const records = Object.entries(catalogue.data?.records ?? {});
  return [
    { value: 'type:money', label: t('roles.allAmounts') },
    ...records.flatMap(([record, type]) =>
      type.fields.map((field) => ({
        value: `${record}.${field.name}`,
        label: `${label(type.label)} · ${label(field.label)}`,
      })),
    ),
  ];
}
