import { App, Button, Space, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '@/shared/ProblemAlert';
import { exactTime } from '@/shared/time';
import { useLabel } from '@/shared/useLabel';
import { SettingInput } from './SettingInput';
import { useMay } from './session';
import { type Setting, type Settings, useChangeSetting } from './settingQueries';

export function SettingRow(props: {
  setting: Setting;
  version: string;
  changed: Settings['changed'][string] | undefined;
}) {
  const { setting, changed } = props;
  const { t } = useTranslation();
  const label = useLabel();
  const { message } = App.useApp();
  const changing = useChangeSetting();
  const may = useMay()(setting.kept_by === 'system' ? 'system.manage' : 'security.manage');
  const fixed = setting.origin === 'environment' || setting.origin === 'command_line';
  const [typed, setTyped] = useState(setting.value ?? '');
  const save = (value: string | null) =>
    changing.mutate(
      { key: setting.key, value, version: props.version },
      {
        onSuccess: () => {
          if (setting.type === 'secret') setTyped('');
          void message.success(
            t(setting.restart_needed ? 'settings.didSaveLater' : 'settings.didSave', {
              name: label(setting.label),
            }),
          );
        },
      },
    );
  return (
    <div className="setting">
      <dt>
        {label(setting.label)}
        {setting.restart_needed && <Tag>{t('settings.afterRestart')}</Tag>}
        {fixed && <Tag color="warning">{t(`settings.fixed.${setting.origin}`)}</Tag>}
        <div className="quiet">{setting.effect}</div>
        {changed && (
          <div className="quiet">
            {t('settings.changed', { name: changed.person?.name ?? '', at: exactTime(changed.at) })}
          </div>
        )}
      </dt>
      <dd>
        <Space wrap>
          <SettingInput
            setting={setting}
            value={typed}
            disabled={!may || fixed}
            onChange={setTyped}
          />
          {typed !== (setting.value ?? '') && (
            <Button
              type="primary"
              size="small"
              loading={changing.isPending}
              onClick={() => save(typed)}
            >
              {t('words.save')}
            </Button>
          )}
          {may && changed && (
            <Button type="link" size="small" onClick={() => save(null)}>
              {t('settings.toDefault')}
            </Button>
          )}
        </Space>
        {changing.error && (
          <div role="alert" className="field-error">
            {problemText(changing.error, t('words.incident'))}
          </div>
        )}
      </dd>
    </div>
  );
}
