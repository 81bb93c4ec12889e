import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { randomKey } from '@/api/client';
import type { RecordType, Values } from '@/api/types';
import { entryFields } from '@/fields/catalogue';
import { isEmpty } from '@/fields/values';
import { EntryField, type EntryFindings, FormSection } from './FormSection';
import { contactPlace, type DraftContact } from './newCustomer';

/** The contacts of a new customer, as many as are known. */
export function ContactForms(props: {
  type: RecordType;
  contacts: DraftContact[];
  sent: DraftContact[];
  findings: EntryFindings;
  onChange: (contacts: DraftContact[]) => void;
}) {
  const { t } = useTranslation();
  const { contacts, onChange } = props;
  return (
    <>
      {contacts.map((contact, index) => (
        <FormSection
          key={contact.key}
          wide
          title={t(index === 0 && props.type.required ? 'create.contactNeeded' : 'create.contact', {
            n: index + 1,
          })}
          extra={
            contacts.length > 1 && (
              <Button
                type="link"
                size="small"
                onClick={() => onChange(contacts.filter((other) => other !== contact))}
              >
                {t('words.delete')}
              </Button>
            )
          }
        >
          <ContactForm
            {...props}
            contact={contact}
            place={placeOf(contact, index, props.sent)}
            onValues={(values) =>
              onChange(
                contacts.map((other) => (other === contact ? { ...contact, values } : other)),
              )
            }
          />
        </FormSection>
      ))}
      <Button
        className="add-contact"
        type="dashed"
        icon={<PlusOutlined />}
        onClick={() => onChange([...contacts, { key: randomKey(), values: {} }])}
      >
        {t('create.addContact')}
      </Button>
    </>
  );
}

/** Where nothing was entered, the server asks for the first contact. */
function placeOf(contact: DraftContact, index: number, sent: DraftContact[]): number {
  return sent.length === 0 && index === 0 ? 0 : sent.indexOf(contact);
}

function ContactForm(props: {
  type: RecordType;
  contact: DraftContact;
  /** Its place among the contacts that are sent; -1 while it is empty. */
  place: number;
  findings: EntryFindings;
  onValues: (values: Values) => void;
}) {
  const { t } = useTranslation();
  const { type, contact, findings } = props;
  const [more, setMore] = useState(false);
  const fields = entryFields(type).filter((field) => field.name !== 'has_left');
  const usual = fields.filter((field) => field.in_list || field.required);
  const shown = more || fields.some((f) => !usual.includes(f) && !isEmpty(contact.values[f.name]));
  // What is entered here is checked at once: its fields need no record of being touched.
  const all: EntryFindings = { ...findings, tried: true };
  return (
    <>
      <div className="form-grid">
        {(shown ? fields : usual).map((field) => (
          <EntryField
            key={field.name}
            id={`new-${contact.key}-${field.name}`}
            field={field}
            place={contactPlace(props.place, field.name)}
            value={contact.values[field.name]}
            required={Boolean(field.required && !field.required_when) && props.place >= 0}
            findings={isEmpty(contact.values[field.name]) ? findings : all}
            onChange={(value) => props.onValues({ ...contact.values, [field.name]: value })}
          />
        ))}
      </div>
      {!shown && (
        <Button type="link" size="small" onClick={() => setMore(true)}>
          {t('contacts.allFields')}
        </Button>
      )}
    </>
  );
}
