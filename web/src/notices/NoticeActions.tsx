import { CheckOutlined, SettingOutlined } from '@ant-design/icons';
import { App, Button, Popover, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { ProblemAlert, problemText } from '@/shared/ProblemAlert';
import { useMarkAllRead, useNotices, usePreferences, useSetPreference } from './queries';

/** 全部已读, and which kinds one wants to be told of. */
export function NoticeActions() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const pages = useNotices().data?.pages;
  const markAll = useMarkAllRead();
  const newest = pages?.[0]?.items[0];
  const hasUnread = pages?.some((page) => page.items.some((notice) => !notice.read)) ?? false;
  const fail = (error: Error) => void message.error(problemText(error, t('words.incident')));
  return (
    <>
      <Button
        size="small"
        icon={<CheckOutlined />}
        disabled={!newest || !hasUnread}
        loading={markAll.isPending}
        onClick={() => newest && markAll.mutate(newest.at, { onError: fail })}
      >
        {t('notices.readAll')}
      </Button>
      <Popover trigger="click" placement="bottomRight" content={<Preferences />}>
        <Button
          size="small"
          type="text"
          icon={<SettingOutlined />}
          aria-label={t('notices.preferences')}
          title={t('notices.preferences')}
        />
      </Popover>
    </>
  );
}

function Preferences() {
  const { t } = useTranslation();
  const preferences = usePreferences();
  const change = useSetPreference();
  const error = preferences.error ?? change.error;
  return (
    <div className="notice-preferences">
      <div className="quiet">{t('notices.preferencesNote')}</div>
      <ProblemAlert error={error} onRetry={() => void preferences.refetch()} />
      {preferences.data?.map(({ kind, label, on }) => {
        const name = t(`notices.kind.${kind.replace('.', '_')}`, { defaultValue: label });
        return (
          <div key={kind} className="notice-preference">
            <span>{name}</span>
            <Switch
              size="small"
              aria-label={name}
              checked={on}
              loading={change.isPending && change.variables.kind === kind}
              onChange={(wanted) => change.mutate({ kind, on: wanted })}
            />
          </div>
        );
      })}
    </div>
  );
}
