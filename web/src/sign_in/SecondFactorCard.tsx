import { App, Button, Card, Modal, Space, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SecondFactor } from '@/api/accountTypes';
import { TimeText } from '@/shared/TimeText';
import { CodeDialog } from './CodeDialog';
import { useRemoveFactor, useRenewCodes } from './queries';
import { RecoveryCodes } from './RecoveryCodes';
import { SecondFactorSetup } from './SecondFactorSetup';

type Act = 'enrol' | 'renew' | 'remove';

/** 两步验证: whether one has it, and what can be done about it. */
export function SecondFactorCard({ factor }: { factor: SecondFactor }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [act, setAct] = useState<Act>();
  const [codes, setCodes] = useState<string[]>();
  const renewing = useRenewCodes();
  const removing = useRemoveFactor();
  const close = () => {
    setAct(undefined);
    setCodes(undefined);
  };
  const finish = (said: string) => () => {
    close();
    void message.success(t(said));
  };
  return (
    <Card title={t('factor.title')} size="small">
      <State factor={factor} />
      <Space wrap>
        <Button type={factor.enrolled ? 'default' : 'primary'} onClick={() => setAct('enrol')}>
          {t(factor.enrolled ? 'factor.replace' : 'factor.enrol')}
        </Button>
        {factor.enrolled && <Button onClick={() => setAct('renew')}>{t('factor.renew')}</Button>}
        {factor.enrolled && !factor.required && (
          <Button danger onClick={() => setAct('remove')}>
            {t('factor.remove')}
          </Button>
        )}
      </Space>
      <Modal
        open={act === 'enrol'}
        title={t('factor.title')}
        footer={null}
        destroyOnHidden
        mask={{ closable: false }}
        onCancel={close}
      >
        <SecondFactorSetup isReplacing={factor.enrolled} onDone={finish('factor.didEnrol')} />
      </Modal>
      <CodeDialog
        open={act === 'remove'}
        title={t('factor.remove')}
        note={t('factor.removeNote')}
        act={removing}
        onDone={finish('factor.didRemove')}
        onClose={close}
      />
      <CodeDialog
        open={act === 'renew' && !codes}
        title={t('factor.renew')}
        note={t('factor.renewNote')}
        act={renewing}
        onDone={({ recovery_codes }) => setCodes(recovery_codes)}
        onClose={close}
      />
      <Modal open={!!codes} title={t('factor.recoveryCodes')} footer={null} onCancel={close}>
        {codes && <RecoveryCodes codes={codes} onDone={close} />}
      </Modal>
    </Card>
  );
}

function State({ factor }: { factor: SecondFactor }) {
  const { t } = useTranslation();
  if (!factor.enrolled) return <p>{t(factor.required ? 'factor.must' : 'factor.may')}</p>;
  return (
    <p>
      <Tag color="success">{t('factor.on')}</Tag>
      {factor.enrolled_at && <TimeText at={factor.enrolled_at} />}
      {' · '}
      {t('factor.codesLeft', { count: factor.recovery_codes ?? 0 })}
    </p>
  );
}
