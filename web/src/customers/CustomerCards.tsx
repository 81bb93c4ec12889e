import { Card } from 'antd';
import { Link } from 'react-router';
import type { Field, RecordView } from '@/api/types';
import { FieldView } from '@/fields/FieldView';
import { isEmpty, plainText } from '@/fields/values';
import { Delayed } from '@/shared/Delayed';
import { useLabel } from '@/shared/useLabel';

const shownOnCards = 5;

/** The list on the phone: a card a customer, the whole card is the link. */
export function CustomerCards(props: { columns: Field[]; rows: RecordView[]; isLoading: boolean }) {
  const label = useLabel();
  if (props.isLoading) return <Delayed />;
  return (
    <ul className="customer-cards">
      {props.rows.map((record) => (
        <li key={record.id}>
          <Link to={`/customers/${record.id}`}>
            <Card size="small" hoverable>
              <div className="card-name">{plainText(record, 'name')}</div>
              <div className="quiet">{plainText(record, 'number')}</div>
              <div className="card-facts">
                {props.columns
                  .filter((field) => field.name !== 'number' && field.name !== 'name')
                  .filter((field) => !isEmpty(record.values[field.name]))
                  .slice(0, shownOnCards)
                  .map((field) => (
                    <span key={field.name}>
                      <span className="quiet">{label(field.label)} </span>
                      <CardValue field={field} record={record} />
                    </span>
                  ))}
              </div>
            </Card>
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** Phones and addresses of the web would be links inside the card's link. */
function CardValue({ field, record }: { field: Field; record: RecordView }) {
  if (field.type === 'phone' || field.type === 'email' || field.type === 'url')
    return <span>{plainText(record, field.name)}</span>;
  return (
    <FieldView
      field={field}
      value={record.values[field.name]}
      text={record.texts?.[field.name]}
      short
    />
  );
}
