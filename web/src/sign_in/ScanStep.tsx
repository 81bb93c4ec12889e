import { Button, Flex, Form, QRCode, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Enrolment } from '@/api/accountTypes';
import { CopyButton } from '@/shared/CopyButton';
import { ProblemAlert } from '@/shared/ProblemAlert';
import { CodeField } from './CodeStep';
import { useConfirmFactor } from './queries';

const inFours = (secret: string) => secret.replace(/(.{4})(?=.)/g, '$1 ');

/** The secret for the authenticator app, by camera or by hand, and the first code of it. */
export function ScanStep(props: { enrolment: Enrolment; onCodes: (codes: string[]) => void }) {
  const { t } = useTranslation();
  const confirming = useConfirmFactor();
  const { secret, uri } = props.enrolment;
  return (
    <>
      <p>{t('factor.scan')}</p>
      <Flex justify="center">
        {/* Dark on light whatever the look: cameras want it so. */}
        <QRCode
          value={uri}
          color="#000"
          bgColor="#fff"
          size={180}
          aria-label={t('factor.qrCode')}
        />
      </Flex>
      <p className="quiet">{t('factor.byHand')}</p>
      <Flex align="center" gap={4} className="factor-secret">
        <Typography.Text code>{inFours(secret)}</Typography.Text>
        <CopyButton text={secret} what={t('factor.secret')} />
      </Flex>
      <ProblemAlert error={confirming.error} />
      <Form<{ code: string }>
        layout="vertical"
        requiredMark={false}
        onFinish={({ code }) =>
          confirming.mutate(code.trim(), {
            onSuccess: ({ recovery_codes }) => props.onCodes(recovery_codes),
          })
        }
      >
        <CodeField extra={t('factor.firstCode')} />
        <Button type="primary" htmlType="submit" block loading={confirming.isPending}>
          {t('factor.confirm')}
        </Button>
      </Form>
    </>
  );
}
