import { Drawer, Grid, Layout } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '@/accounts/session';
import { Mark } from '@/shared/Mark';
import { usePreference } from '@/shared/storage';
import { SideMenu } from './SideMenu';
import { TopBar } from './TopBar';
import './frame.css';

/** Menu at the left, a drawer on the phone; search and person on top. */
export function Frame({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const { company } = useSession();
  const [collapsed, setCollapsed] = usePreference('menuCollapsed', false);
  const [drawer, setDrawer] = useState(false);
  const isWide = Grid.useBreakpoint().md ?? window.innerWidth >= 768;
  const head = (
    <Link to="/" className="frame-mark" title={company.name}>
      <Mark />
      {(!collapsed || !isWide) && <span>{company.name || '客档'}</span>}
    </Link>
  );
  return (
    <Layout className="frame">
      <a href="#content" className="skip-link">
        {t('frame.skip')}
      </a>
      {isWide ? (
        <Layout.Sider
          theme="light"
          className="frame-side"
          width={184}
          collapsedWidth={52}
          collapsed={collapsed}
        >
          {head}
          <SideMenu />
        </Layout.Sider>
      ) : (
        <Drawer
          open={drawer}
          onClose={() => setDrawer(false)}
          placement="left"
          size={240}
          title={head}
          styles={{ body: { padding: 0 } }}
        >
          <SideMenu onChoose={() => setDrawer(false)} />
        </Drawer>
      )}
      <Layout>
        <TopBar onMenu={() => (isWide ? setCollapsed(!collapsed) : setDrawer(true))} />
        <Layout.Content id="content" tabIndex={-1} className="frame-content">
          {children}
        </Layout.Content>
      </Layout>
    </Layout>
  );
}
