import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Enrolment } from '@/api/accountTypes';
import { ProblemAlert } from '@/shared/ProblemAlert';
import { CodeField } from './CodeStep';
import { useBeginFactor } from './queries';
import { RecoveryCodes } from './RecoveryCodes';
import { ScanStep } from './ScanStep';
import './account.css';

/** Password once more, then the QR code and its first code, then the recovery codes. */
export function SecondFactorSetup(props: { isReplacing: boolean; onDone: () => void }) {
  const [enrolment, setEnrolment] = useState<Enrolment>();
  const [codes, setCodes] = useState<string[]>();
  if (codes) return <RecoveryCodes codes={codes} onDone={props.onDone} />;
  if (enrolment) return <ScanStep enrolment={enrolment} onCodes={setCodes} />;
  return <ProveStep isReplacing={props.isReplacing} onBegun={setEnrolment} />;
}

function ProveStep(props: { isReplacing: boolean; onBegun: (enrolment: Enrolment) => void }) {
  const { t } = useTranslation();
  const beginning = useBeginFactor();
  return (
    <Form<{ password: string; code?: string }>
      layout="vertical"
      requiredMark={false}
      onFinish={(entry) => beginning.mutate(entry, { onSuccess: props.onBegun })}
    >
      <ProblemAlert error={beginning.error} />
      <p>{t('factor.needApp')}</p>
      {props.isReplacing && <CodeField extra={t('factor.oldCode')} />}
      <Form.Item
        name="password"
        label={t('password.current')}
        extra={t('factor.whyPassword')}
        rules={[{ required: true, message: t('password.missing') }]}
      >
        <Input.Password autoComplete="current-password" autoFocus={!props.isReplacing} />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={beginning.isPending}>
        {t('factor.next')}
      </Button>
    </Form>
  );
}
