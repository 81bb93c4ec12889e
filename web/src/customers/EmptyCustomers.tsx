import { Button, Empty, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMay } from '@/accounts/session';

/** Nothing found, or nothing there yet: what the list is for, and where to begin. */
export function EmptyCustomers({
  isNarrowed,
  onClear,
}: {
  isNarrowed: boolean;
  onClear: () => void;
}) {
  const { t } = useTranslation();
  const may = useMay();
  if (isNarrowed)
    return (
      <Empty className="list-empty" description={t('customers.noneFound')}>
        <Button onClick={onClear}>{t('condition.clear')}</Button>
      </Empty>
    );
  return (
    <Empty className="list-empty" description={t('customers.noneYet')}>
      <Space wrap>
        {may('customer.import') && (
          <Link to="/imports">
            <Button type="primary">{t('customers.importFirst')}</Button>
          </Link>
        )}
        {may('customer.create') && (
          <Link to="/customers/new">
            <Button>{t('customers.create')}</Button>
          </Link>
        )}
      </Space>
    </Empty>
  );
}
