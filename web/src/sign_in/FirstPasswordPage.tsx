import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Cover } from '@/accounts/Cover';
import { sessionKey } from '@/accounts/session';
import { PasswordForm } from './PasswordForm';

export function FirstPasswordPage() {
  const { t } = useTranslation();
  const client = useQueryClient();
  return (
    <Cover title={t('password.firstTitle')} note={t('password.firstNote')}>
      <PasswordForm onDone={() => void client.invalidateQueries({ queryKey: sessionKey })} />
    </Cover>
  );
}
