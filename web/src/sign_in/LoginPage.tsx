import { LockOutlined, UserOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '@/api/client';
import { problemText } from '@/shared/ProblemAlert';
import { duration } from '@/shared/time';
import { Cover } from './Cover';
import { keepSession, logIn } from './session';

interface Entry {
  login: string;
  password: string;
}

export function LoginPage({ expired }: { expired: boolean }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const login = useMutation({
    mutationFn: (entry: Entry) => logIn(entry.login.trim(), entry.password),
    onSuccess: (session) => keepSession(client, session),
  });
  const wait = login.error instanceof ApiProblem ? login.error.problem.retry_after_s : undefined;
  return (
    <Cover title={t('login.title')}>
      <Form<Entry> layout="vertical" requiredMark={false} onFinish={(entry) => login.mutate(entry)}>
        {expired && !login.error && (
          <Form.Item>
            <Alert type="info" showIcon title={t('login.expired')} />
          </Form.Item>
        )}
        {login.error && (
          <Form.Item>
            <Alert
              type="error"
              showIcon
              role="alert"
              title={problemText(login.error, t('words.incident'))}
              description={wait ? t('login.wait', { time: duration(wait) }) : undefined}
            />
          </Form.Item>
        )}
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
        <Button type="primary" htmlType="submit" size="large" block loading={login.isPending}>
          {t('login.submit')}
        </Button>
        <p className="quiet">{t('login.forgotten')}</p>
      </Form>
    </Cover>
  );
}
