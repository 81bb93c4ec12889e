import { LockOutlined, UserOutlined } from '@ant-design/icons';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

export interface Entry {
  login: string;
  password: string;
}

/** The first step of logging in. */
export function PasswordStep(props: { isBusy: boolean; onEntry: (entry: Entry) => void }) {
  const { t } = useTranslation();
  return (
    <Form<Entry>
      layout="vertical"
      requiredMark={false}
      onFinish={({ login, password }) => props.onEntry({ login: login.trim(), password })}
    >
      <Form.Item
        name="login"
        label={t('login.name')}
        rules={[{ required: true, whitespace: true, message: t('login.nameMissing') }]}
      >
        <Input
          prefix={<UserOutlined />}
          size="large"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
        />
      </Form.Item>
      <Form.Item
        name="password"
        label={t('login.password')}
        rules={[{ required: true, message: t('login.passwordMissing') }]}
      >
        <Input.Password prefix={<LockOutlined />} size="large" autoComplete="current-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" size="large" block loading={props.isBusy}>
        {t('login.submit')}
      </Button>
      <p className="quiet">{t('login.forgotten')}</p>
    </Form>
  );
}
