import { ImportOutlined, PlusOutlined, ThunderboltOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMay, useSession } from '@/accounts/session';
import { NewestNotices } from '@/notices/NewestNotices';
import { PageHead } from '@/shared/PageHead';
import { CustomerGlance } from './CustomerGlance';
import './workbench.css';

/** 工作台: what is to be done, and what moved last. */
export function WorkbenchPage() {
  const { t } = useTranslation();
  const may = useMay();
  const { person } = useSession();
  const mayCreate = may('customer.create');
  if (!may('customer.read'))
    return (
      <div className="page">
        <PageHead title={t('menu.workbench')} />
        <p>{t('workbench.nothing')}</p>
      </div>
    );
  const mine = { field: 'owner', op: 'eq' as const, value: person.id };
  const open = { field: 'follow_status', op: 'eq' as const, value: 'none' };
  return (
    <div className="page">
      <PageHead title={t('menu.workbench')} note={t('workbench.hello', { name: person.name })}>
        {may('customer.import') && (
          <Link to="/imports">
            <Button icon={<ImportOutlined />}>{t('menu.imports')}</Button>
          </Link>
        )}
        {mayCreate && (
          <>
            <Link to="/customers/new?entry=quick">
              <Button icon={<ThunderboltOutlined />}>{t('create.quick')}</Button>
            </Link>
            <Link to="/customers/new">
              <Button type="primary" icon={<PlusOutlined />}>
                {t('customers.create')}
              </Button>
            </Link>
          </>
        )}
      </PageHead>
      <div className="workbench">
        <NewestNotices />
        <CustomerGlance
          title={t('workbench.unfollowed')}
          empty={t('workbench.noneUnfollowed')}
          filter={{ all: [mine, open] }}
          sort="created_at"
          columns={['name', 'follow_status', 'created_at']}
        />
        <CustomerGlance
          title={t('workbench.mine')}
          empty={t('workbench.noneMine')}
          begin={
            mayCreate && (
              <Link to="/customers/new">
                <Button size="small">{t('customers.create')}</Button>
              </Link>
            )
          }
          filter={{ all: [mine] }}
          sort="-updated_at"
          columns={['name', 'customer_type', 'updated_at']}
        />
        <CustomerGlance
          title={t('workbench.recent')}
          empty={t('customers.noneYet')}
          begin={
            may('customer.import') && (
              <Link to="/imports">
                <Button size="small">{t('customers.importFirst')}</Button>
              </Link>
            )
          }
          sort="-updated_at"
          columns={['name', 'owner', 'updated_at']}
        />
      </div>
    </div>
  );
}
