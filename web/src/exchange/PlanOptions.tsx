import { Alert, Flex, Input, Radio, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ImportMode, MatchKey, Plan } from '@/api/importTypes';
import type { Field } from '@/api/types';
import { useLabel } from '@/shared/useLabel';
import { hasRowKeys, rowKeyTarget } from './plan';

const modes: ImportMode[] = ['create', 'update', 'both'];
const matchKeys: MatchKey[] = ['number', 'credit_code', 'phone', 'name'];

/** New or update, by which key; gaps allowed or not; kept for the next time. */
export function PlanOptions(props: {
  plan: Plan;
  unfilled: Field[];
  onChange: (part: Partial<Plan>) => void;
}) {
  const { t } = useTranslation();
  const label = useLabel();
  const { plan, unfilled, onChange } = props;
  const isExport = hasRowKeys(plan.mapping);
  const keys: MatchKey[] = isExport ? [rowKeyTarget, ...matchKeys] : matchKeys;
  const names = unfilled.map((field) => label(field.label)).join('、');
  return (
    <Flex vertical gap={10}>
      <Radio.Group
        aria-label={t('import.mode')}
        value={plan.mode}
        onChange={(event) => onChange({ mode: event.target.value as ImportMode })}
        options={modes.map((mode) => ({ value: mode, label: t(`importMode.${mode}`) }))}
      />
      {isExport && plan.match_by === rowKeyTarget && plan.mode === 'update' && (
        <Alert type="info" showIcon title={t('import.ownExport')} />
      )}
      {plan.mode !== 'create' && (
        <Flex gap={8} align="center">
          <label htmlFor="match-by">{t('import.matchBy')}</label>
          <Select<MatchKey>
            id="match-by"
            className="match-by"
            value={plan.match_by ?? 'number'}
            onChange={(match_by) => onChange({ match_by })}
            options={keys.map((key) => ({ value: key, label: t(`matchBy.${key}`) }))}
          />
        </Flex>
      )}
      <Flex gap={8} align="center">
        <Switch id="legacy" checked={plan.legacy} onChange={(legacy) => onChange({ legacy })} />
        <label htmlFor="legacy">{t('import.legacy')}</label>
      </Flex>
      {unfilled.length > 0 && !plan.legacy && plan.mode !== 'update' && (
        <Alert type="warning" showIcon title={t('import.unfilled', { names })} />
      )}
      {plan.legacy && <div className="quiet">{t('import.legacyNote')}</div>}
      <Flex gap={8} align="center">
        <label htmlFor="save-as">{t('import.saveAs')}</label>
        <Input
          id="save-as"
          className="save-as"
          maxLength={60}
          placeholder={t('import.saveAsHint')}
          value={plan.save_as ?? ''}
          onChange={(event) => onChange({ save_as: event.target.value })}
        />
      </Flex>
    </Flex>
  );
}
