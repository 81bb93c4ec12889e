import { MenuOutlined } from '@ant-design/icons';
import { Button, Layout } from 'antd';
import { useTranslation } from 'react-i18next';
import { Bell } from '@/notices/Bell';
import { PendingLink } from '@/review/PendingLink';
import { GlobalSearch } from './GlobalSearch';
import { PersonMenu } from './PersonMenu';

export function TopBar({ onMenu }: { onMenu: () => void }) {
  const { t } = useTranslation();
  return (
    <Layout.Header className="top-bar">
      <Button
        type="text"
        icon={<MenuOutlined />}
        aria-label={t('frame.toggleMenu')}
        title={t('frame.toggleMenu')}
        onClick={onMenu}
      />
      <GlobalSearch />
      <div className="top-right">
        <Bell />
        <PendingLink />
        <PersonMenu />
      </div>
    </Layout.Header>
  );
}
