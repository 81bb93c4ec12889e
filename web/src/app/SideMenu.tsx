import {
  AppstoreOutlined,
  AuditOutlined,
  ExportOutlined,
  HistoryOutlined,
  ImportOutlined,
  SafetyCertificateOutlined,
  SafetyOutlined,
  SettingOutlined,
  TableOutlined,
  TeamOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons';
import { Menu } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { useMay } from '@/accounts/session';
import { type PageRoute, routes } from './routes';

const icons: Record<string, ReactNode> = {
  workbench: <AppstoreOutlined />,
  customers: <TableOutlined />,
  imports: <ImportOutlined />,
  exports: <ExportOutlined />,
  updateRequests: <AuditOutlined />,
  people: <TeamOutlined />,
  roles: <SafetyOutlined />,
  settings: <SettingOutlined />,
  fields: <UnorderedListOutlined />,
  preset: <SafetyCertificateOutlined />,
  loginLog: <HistoryOutlined />,
  audit: <AuditOutlined />,
};

export function SideMenu({ onChoose }: { onChoose?: () => void }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const may = useMay();
  const shown = routes.filter((route) => route.menu && may(route.permission));
  const item = (route: PageRoute) => ({
    key: route.path,
    icon: icons[route.menu ?? ''],
    label: <Link to={route.path}>{t(`menu.${route.menu}`)}</Link>,
  });
  const section = (name: 'customers' | 'system') => ({
    key: name,
    type: 'group' as const,
    label: t(`menu.section.${name}`),
    children: shown.filter((route) => route.section === name).map(item),
  });
  const current = shown
    .map((route) => route.path)
    .filter((path) => pathname === path || (path !== '/' && pathname.startsWith(`${path}/`)));
  return (
    <nav aria-label={t('frame.menu')}>
      <Menu
        mode="inline"
        className="side-menu"
        selectedKeys={current}
        onClick={onChoose}
        items={[
          ...shown.filter((route) => !route.section).map(item),
          section('customers'),
          section('system'),
        ].filter((entry) => !('children' in entry) || entry.children.length > 0)}
      />
    </nav>
  );
}
