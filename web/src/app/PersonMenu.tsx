import { DownOutlined, UserOutlined } from '@ant-design/icons';
import { App, Button, Dropdown, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PasswordForm } from '@/accounts/PasswordForm';
import { useLogOut, useSession } from '@/accounts/session';
import { useDark } from '@/shared/dark';
import { changeLanguage } from '@/shared/i18n';

export function PersonMenu() {
  const { t, i18n } = useTranslation();
  const { person } = useSession();
  const { message } = App.useApp();
  const { isDark, setDark } = useDark();
  const logOut = useLogOut();
  const [changing, setChanging] = useState(false);
  const other = i18n.language === 'en' ? 'zh' : 'en';
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'password', label: t('person.password'), onClick: () => setChanging(true) },
            {
              key: 'language',
              label: other === 'en' ? 'English' : '中文',
              onClick: () => void changeLanguage(other),
            },
            {
              key: 'dark',
              label: isDark ? t('person.light') : t('person.dark'),
              onClick: () => setDark(!isDark),
            },
            { type: 'divider' },
            { key: 'out', label: t('person.logOut'), onClick: () => void logOut() },
          ],
        }}
      >
        <Button type="text" icon={<UserOutlined />} aria-label={t('person.menu')}>
          <span className="person-name">{person.name}</span>
          <DownOutlined />
        </Button>
      </Dropdown>
      <Modal
        open={changing}
        title={t('person.password')}
        footer={null}
        destroyOnHidden
        onCancel={() => setChanging(false)}
      >
        <PasswordForm
          onDone={() => {
            setChanging(false);
            void message.success(t('password.done'));
          }}
        />
      </Modal>
    </>
  );
}
