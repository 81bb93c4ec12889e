import { PlusOutlined } from '@ant-design/icons';
import { Button, Empty, Flex, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/accounts/session';
import type { RecordType, RecordView } from '@/api/types';
import { plainText } from '@/fields/values';
import { Delayed } from '@/shared/Delayed';
import { ProblemAlert } from '@/shared/ProblemAlert';
import { OrderDialog } from './OrderDialog';
import { useOrders } from './orderQueries';

/** What the customer has ordered, newest first. */
export function OrderList({ type, customer }: { type: RecordType; customer: RecordView }) {
  const { t } = useTranslation();
  const may = useMay();
  const orders = useOrders(customer.id);
  const [adding, setAdding] = useState(false);
  const items = orders.data?.pages.flatMap((page) => page.items) ?? [];
  const mayAdd = may('order.create') && customer.state === 'active' && customer.rights?.change;
  if (orders.error)
    return <ProblemAlert error={orders.error} onRetry={() => void orders.refetch()} />;
  if (orders.isPending) return <Delayed />;
  return (
    <Flex vertical gap={8}>
      {items.length === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('orders.none')} />
      )}
      {items.length > 0 && (
        <ul className="orders">
          {items.map((order) => (
            <OrderLine key={order.id} order={order} />
          ))}
        </ul>
      )}
      {orders.hasNextPage && (
        <Button loading={orders.isFetchingNextPage} onClick={() => void orders.fetchNextPage()}>
          {t('orders.more')}
        </Button>
      )}
      {mayAdd && (
        <Button icon={<PlusOutlined />} onClick={() => setAdding(true)}>
          {t('orders.add')}
        </Button>
      )}
      {adding && (
        <OrderDialog type={type} customerId={customer.id} onClose={() => setAdding(false)} />
      )}
    </Flex>
  );
}

function OrderLine({ order }: { order: RecordView }) {
  const isCancelled = order.values.status === 'cancelled';
  return (
    <li className={isCancelled ? 'quiet' : undefined}>
      <span className="order-date">{plainText(order, 'ordered_on')}</span>
      <span className="order-what">
        {[plainText(order, 'order_number'), plainText(order, 'subject')]
          .filter(Boolean)
          .join(' · ')}
      </span>
      <Tag>{plainText(order, 'status')}</Tag>
      <span className="order-amount">{plainText(order, 'amount')}</span>
    </li>
  );
}
