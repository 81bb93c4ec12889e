import { SafetyOutlined } from '@ant-design/icons';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

/** The second step of logging in: a code of the authenticator app, or a recovery code. */
export function CodeStep(props: {
  isBusy: boolean;
  onCode: (code: string) => void;
  onBack: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Form<{ code: string }>
      layout="vertical"
      requiredMark={false}
      onFinish={({ code }) => props.onCode(code.trim())}
    >
      <CodeField size="large" extra={t('factor.codeHint')} />
      <Button type="primary" htmlType="submit" size="large" block loading={props.isBusy}>
        {t('login.submit')}
      </Button>
      <Button type="link" block onClick={props.onBack}>
        {t('factor.back')}
      </Button>
    </Form>
  );
}

export function CodeField(props: { size?: 'large'; extra?: string; name?: string }) {
  const { t } = useTranslation();
  return (
    <Form.Item
      name={props.name ?? 'code'}
      label={t('factor.code')}
      extra={props.extra}
      rules={[{ required: true, whitespace: true, message: t('factor.codeMissing') }]}
    >
      <Input
        prefix={<SafetyOutlined />}
        size={props.size}
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={20}
        autoFocus
      />
    </Form.Item>
  );
}
