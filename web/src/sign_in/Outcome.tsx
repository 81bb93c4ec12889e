import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';

const colors: Record<string, string> = {
  ok: 'success',
  logged_out: 'default',
  recovery_code: 'warning',
  key_new_address: 'warning',
};

/** How an attempt to log in ended. */
export function Outcome({ word }: { word: string }) {
  const { t } = useTranslation();
  return (
    <Tag color={colors[word] ?? 'error'}>{t(`loginOutcome.${word}`, { defaultValue: word })}</Tag>
  );
}
