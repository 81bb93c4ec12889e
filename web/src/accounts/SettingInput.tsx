import { Input, InputNumber, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLabel } from '@/shared/useLabel';
import type { Setting } from './settingQueries';

/** The control that suits a setting's type; of a secret only whether it is set. */
export function SettingInput(props: {
  setting: Setting;
  value: string;
  disabled: boolean;
  onChange: (value: string) => void;
}) {
  const { setting, value, disabled, onChange } = props;
  const { t } = useTranslation();
  const label = useLabel();
  const name = { 'aria-label': label(setting.label), disabled };
  switch (setting.type) {
    case 'boolean':
      return (
        <Switch {...name} checked={value === 'true'} onChange={(on) => onChange(String(on))} />
      );
    case 'integer':
      return (
        <InputNumber
          {...name}
          stringMode
          value={value}
          placeholder={t('settings.range', { from: setting.minimum, to: setting.maximum })}
          onChange={(typed) => onChange(typed ?? '')}
        />
      );
    case 'choice':
      return (
        <Select
          {...name}
          className="setting-input"
          value={value}
          onChange={onChange}
          options={setting.choices?.map((choice) => ({
            value: choice.value,
            label: label({ zh: choice.zh, en: choice.en }),
          }))}
        />
      );
    case 'secret':
      return (
        <Input.Password
          {...name}
          className="setting-input"
          autoComplete="new-password"
          value={value}
          placeholder={t(setting.is_set ? 'settings.isSet' : 'settings.isNotSet')}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    default:
      return (
        <Input
          {...name}
          className="setting-input"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      );
  }
}
