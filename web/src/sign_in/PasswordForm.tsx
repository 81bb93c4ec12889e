import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import { problemText } from '@/shared/ProblemAlert';

interface Entry {
  current: string;
  next: string;
  again: string;
}

const change = (entry: Entry) =>
  api.post<void>('/session/password', { current: entry.current, new: entry.next });

/** Changing one's own password; the rules for a good one are the server's and come as its refusal. */
export function PasswordForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const saving = useMutation({ mutationFn: change, onSuccess: onDone });
  const required = { required: true, message: t('password.missing') };
  return (
    <Form<Entry> layout="vertical" requiredMark={false} onFinish={(entry) => saving.mutate(entry)}>
      {saving.error && (
        <Form.Item>
          <Alert
            type="error"
            showIcon
            role="alert"
            title={problemText(saving.error, t('words.incident'))}
          />
        </Form.Item>
      )}
      <Form.Item name="current" label={t('password.current')} rules={[required]}>
        <Input.Password autoComplete="current-password" autoFocus />
      </Form.Item>
      <Form.Item
        name="next"
        label={t('password.next')}
        extra={t('password.hint')}
        rules={[required]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('password.again')}
        dependencies={['next']}
        rules={[
          required,
          ({ getFieldValue }) => ({
            validator: (_, value) =>
              !value || value === getFieldValue('next')
                ? Promise.resolve()
                : Promise.reject(new Error(t('password.different'))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={saving.isPending}>
        {t('password.submit')}
      </Button>
    </Form>
  );
}
