import { Modal, Typography } from 'antd';
import { useTranslation } from 'react-i18next';

export interface Secret {
  name: string;
  login?: string;
  password: string;
}

/** The one time a made password is shown: it is stored nowhere in clear. */
export function OneTimePassword({ secret, onClose }: { secret: Secret; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      open
      title={t('people.passwordOf', { name: secret.name })}
      onCancel={onClose}
      onOk={onClose}
      okText={t('people.handedOver')}
      cancelButtonProps={{ hidden: true }}
      mask={{ closable: false }}
    >
      <p>{t('people.passwordNote', { login: secret.login })}</p>
      <Typography.Title level={3} copyable className="one-time-password">
        {secret.password}
      </Typography.Title>
    </Modal>
  );
}
