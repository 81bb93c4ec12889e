import { Modal, Typography } from 'antd';
import { useTranslation } from 'react-i18next';

/** The one time a key is shown: only its hash is stored. */
export function MadeKey({ secret, onClose }: { secret: string; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      open
      title={t('keys.made')}
      okText={t('keys.kept')}
      cancelButtonProps={{ hidden: true }}
      mask={{ closable: false }}
      onOk={onClose}
      onCancel={onClose}
    >
      <p>{t('keys.madeNote')}</p>
      <Typography.Paragraph code copyable className="made-key">
        {secret}
      </Typography.Paragraph>
      <p className="quiet">
        <code>Authorization: Bearer kd_…</code>
      </p>
    </Modal>
  );
}
