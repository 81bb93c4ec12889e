import { DownOutlined, UserOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLogOut, useSession } from '@/accounts/session';
import { useDark } from '@/shared/dark';
import { changeLanguage } from '@/shared/i18n';

export function PersonMenu() {
  const { t, i18n } = useTranslation();
  const { person } = useSession();
  const { isDark, setDark } = useDark();
  const logOut = useLogOut();
  const other = i18n.language === 'en' ? 'zh' : 'en';
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'account', label: <Link to="/account">{t('menu.account')}</Link> },
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
  );
}
