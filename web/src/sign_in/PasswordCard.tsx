import { App, Button, Card, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TimeText } from '@/shared/TimeText';
import { PasswordForm } from './PasswordForm';

export function PasswordCard({ setAt }: { setAt?: string }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [changing, setChanging] = useState(false);
  const finish = () => {
    setChanging(false);
    void message.success(t('password.done'));
  };
  return (
    <Card title={t('login.password')} size="small">
      <p>
        {setAt ? (
          <>
            {t('password.setAt')} <TimeText at={setAt} />
          </>
        ) : (
          t('password.setAtUnknown')
        )}
      </p>
      <Button onClick={() => setChanging(true)}>{t('password.submit')}</Button>
      <Modal
        open={changing}
        title={t('password.submit')}
        footer={null}
        destroyOnHidden
        onCancel={() => setChanging(false)}
      >
        <PasswordForm onDone={finish} />
      </Modal>
    </Card>
  );
}
