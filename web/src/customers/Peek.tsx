import { Button, Descriptions, Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCatalogue } from '@/fields/catalogue';
import { FieldView } from '@/fields/FieldView';
import { isEmpty, plainText } from '@/fields/values';
import { Delayed } from '@/shared/Delayed';
import { ProblemAlert } from '@/shared/ProblemAlert';
import { useLabel } from '@/shared/useLabel';
import { useCustomerFile } from './queries';
import { Timeline } from './Timeline';

/** A customer's file beside the list, without losing one's place in it. */
export function Peek({ id, onClose }: { id: string | undefined; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Drawer
      open={id !== undefined}
      onClose={onClose}
      size={480}
      mask={false}
      title={t('customers.peekTitle')}
      extra={
        id && (
          <Link to={`/customers/${id}`}>
            <Button size="small">{t('customers.open')}</Button>
          </Link>
        )
      }
      destroyOnHidden
    >
      {id && <PeekBody id={id} />}
    </Drawer>
  );
}

function PeekBody({ id }: { id: string }) {
  const label = useLabel();
  const type = useCatalogue().data?.records.customer;
  const file = useCustomerFile(id);
  if (file.error) return <ProblemAlert error={file.error} onRetry={() => void file.refetch()} />;
  if (!file.data || !type) return <Delayed />;
  const { customer, timeline } = file.data;
  return (
    <>
      <h2 className="peek-name">
        <Link to={`/customers/${id}`}>{plainText(customer, 'name')}</Link>
      </h2>
      <Descriptions
        size="small"
        className="fact-column"
        colon={false}
        column={1}
        items={type.fields
          .filter((field) => field.name !== 'name' && !isEmpty(customer.values[field.name]))
          .map((field) => ({
            key: field.name,
            label: label(field.label),
            children: (
              <FieldView
                field={field}
                value={customer.values[field.name]}
                text={customer.texts?.[field.name]}
              />
            ),
          }))}
      />
      <Timeline events={timeline.items} />
    </>
  );
}
