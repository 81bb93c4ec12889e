import { Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import type { InputProps } from '../types';

export function BooleanInput({ value, onChange, id, autoFocus, forCondition }: InputProps) {
  const { t } = useTranslation();
  if (forCondition)
    return (
      <Select
        id={id}
        className="field-fill"
        value={typeof value === 'boolean' ? value : undefined}
        onChange={(next) => onChange(next)}
        options={[
          { value: true, label: t('words.yes') },
          { value: false, label: t('words.no') },
        ]}
      />
    );
  return <Switch id={id} checked={value === true} onChange={onChange} autoFocus={autoFocus} />;
}
