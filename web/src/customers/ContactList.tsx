import { PlusOutlined, StarFilled } from '@ant-design/icons';
import { Button, Card, Empty, Flex, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/accounts/session';
import type { RecordType, RecordView } from '@/api/types';
import { isEmpty, plainText } from '@/fields/values';
import { useLabel } from '@/shared/useLabel';
import { ContactDialog } from './ContactDialog';
import { InlineField } from './InlineField';

interface Props {
  type: RecordType;
  customer: RecordView;
  contacts: RecordView[];
  wanted: string | undefined;
}

/** The people to talk to; those who have left stand last, but stay. */
export function ContactList({ type, customer, contacts, wanted }: Props) {
  const { t } = useTranslation();
  const may = useMay();
  const [adding, setAdding] = useState(false);
  const ordered = [...contacts].sort((a, b) => rank(a) - rank(b));
  const mayAdd = may('contact.create') && Boolean(customer.rights?.change);
  return (
    <Flex vertical gap={8}>
      {contacts.length === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('contacts.none')} />
      )}
      {ordered.map((contact) => (
        <ContactCard
          key={contact.id}
          type={type}
          contact={contact}
          customerId={customer.id}
          wanted={wanted}
        />
      ))}
      {mayAdd && (
        <Button icon={<PlusOutlined />} onClick={() => setAdding(true)}>
          {t('contacts.add')}
        </Button>
      )}
      {adding && (
        <ContactDialog type={type} customerId={customer.id} onClose={() => setAdding(false)} />
      )}
    </Flex>
  );
}

function rank(contact: RecordView): number {
  if (contact.values.has_left === true) return 2;
  return contact.values.is_primary === true ? 0 : 1;
}

function ContactCard(props: {
  type: RecordType;
  contact: RecordView;
  customerId: string;
  wanted: string | undefined;
}) {
  const { type, contact, customerId, wanted } = props;
  const { t } = useTranslation();
  const label = useLabel();
  const isWanted = wanted?.startsWith(`${contact.id}.`) ?? false;
  const [all, setAll] = useState(isWanted);
  const marks = type.fields.filter(
    (field) => field.type === 'boolean' && contact.values[field.name] === true,
  );
  const shown = type.fields.filter((field) => all || !isEmpty(contact.values[field.name]));
  return (
    <Card
      size="small"
      className="contact"
      title={
        <Flex wrap gap="2px 8px" align="center">
          {contact.values.is_primary === true && <StarFilled className="contact-star" />}
          {plainText(contact, 'name')}
          <span className="quiet contact-post">
            {[plainText(contact, 'department'), plainText(contact, 'position')]
              .filter(Boolean)
              .join(' · ')}
          </span>
          {marks.map((field) => (
            <Tag key={field.name} color={field.name === 'has_left' ? 'default' : 'success'}>
              {label(field.label).replace(/^是否/, '')}
            </Tag>
          ))}
        </Flex>
      }
      extra={
        <Button type="link" size="small" className="flush" onClick={() => setAll(!all)}>
          {all ? t('words.less') : t('contacts.allFields')}
        </Button>
      }
    >
      <dl className="facts">
        {shown
          .filter((field) => all || (field.name !== 'name' && field.type !== 'boolean'))
          .map((field) => (
            <InlineField
              key={field.name}
              recordName="contact"
              record={contact}
              field={field}
              customerId={customerId}
              startEditing={wanted === `${contact.id}.${field.name}`}
            />
          ))}
      </dl>
    </Card>
  );
}
