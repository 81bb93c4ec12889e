import { useTranslation } from 'react-i18next';
import { Delayed } from '@/shared/Delayed';
import { PageHead } from '@/shared/PageHead';
import { ProblemAlert } from '@/shared/ProblemAlert';
import { SettingRow } from './SettingRow';
import { type Setting, useSettings } from './settingQueries';
import './settings.css';

/** 系统设置: every setting with what it does, since when, and who changed it. */
export function SettingsPage() {
  const { t } = useTranslation();
  const settings = useSettings();
  return (
    <div className="page">
      <PageHead title={t('menu.settings')} />
      <ProblemAlert error={settings.error} onRetry={() => void settings.refetch()} />
      {settings.isPending && <Delayed />}
      {settings.data &&
        groupsOf(settings.data.items).map(([group, items]) => (
          <section key={group}>
            <h2 className="section-title">{t(`settingGroup.${group}`, { defaultValue: group })}</h2>
            <dl className="setting-list">
              {items.map((setting) => (
                <SettingRow
                  key={`${setting.key} ${setting.value}`}
                  setting={setting}
                  version={settings.data.version}
                  changed={settings.data.changed[setting.key]}
                />
              ))}
            </dl>
          </section>
        ))}
    </div>
  );
}

/** By the first part of the key, in the order of the table. */
function groupsOf(settings: Setting[]): [string, Setting[]][] {
  const groups = new Map<string, Setting[]>();
  for (const setting of settings) {
    const group = setting.key.includes('.') ? (setting.key.split('.')[0] ?? '') : 'company';
    groups.set(group, [...(groups.get(group) ?? []), setting]);
  }
  return [...groups];
}
