import { App, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useSession } from '@/accounts/session';
import type { Catalogue, FieldValue } from '@/api/types';
import { entryFields, isRequired } from '@/fields/catalogue';
import { filled, isEmpty } from '@/fields/values';
import { freshFollowUp, withTime } from '@/follow_ups/arrangement';
import { FollowUpFields } from '@/follow_ups/FollowUpFields';
import { useDraft, usePreference } from '@/shared/storage';
import { useLabel } from '@/shared/useLabel';
import { ContactForms } from './ContactForms';
import { FormFoot } from './FormFoot';
import { EntryField, FormSection } from './FormSection';
import { KeptFields } from './KeptFields';
import { type Draft, freshDraft, keepableFields, pick, sentContacts, toEntry } from './newCustomer';
import { useCreate } from './useCreate';
import { useLiveCheck } from './useLiveCheck';

export function NewCustomerForm({
  catalogue,
  onAnother,
}: {
  catalogue: Catalogue;
  onAnother: () => void;
}) {
  const { t } = useTranslation();
  const label = useLabel();
  const { modal } = App.useApp();
  const navigate = useNavigate();
  const { person } = useSession();
  const { customer: type, contact, follow_up: followUpType } = catalogue.records;
  const fresh = () => freshDraft(type, person.id, new Date());
  const [draft, setDraft] = useDraft<Draft>('newCustomer', fresh());
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [kept, setKept] = usePreference<string[]>('newCustomer.kept', []);
  const [tried, setTried] = useState(false);
  const create = useCreate();
  const sent = sentContacts(draft);
  const found = useLiveCheck(
    filled(draft.values),
    sent.map((item) => ({ values: filled(item.values) })),
  );

  const setValue = (name: string, value: FieldValue) => {
    setDraft((before) => ({ ...before, values: { ...before.values, [name]: value } }));
    setTouched((before) => new Set(before).add(name));
    create.forget(name);
  };
  const findings = { live: found, refused: create.refused, touched, tried };

  // Anything entered is meant to be saved: what the follow-up lacks is then said.
  const followUp = Object.values(draft.followUp).every(isEmpty)
    ? undefined
    : withTime(
        { ...freshFollowUp(followUpType, person.id, new Date()), ...draft.followUp },
        new Date(),
      );

  const save = async (another: boolean) => {
    setTried(true);
    const created = await create.save((confirm) => toEntry(draft, followUp, confirm));
    if (!created) {
      requestAnimationFrame(() =>
        document
          .querySelector('.new-customer .ant-form-item-has-error')
          ?.scrollIntoView({ block: 'center' }),
      );
      return;
    }
    setDraft(another ? freshDraft(type, person.id, new Date(), pick(draft.values, kept)) : fresh());
    if (another) onAnother();
    else void navigate(created.record ? `/customers/${created.id}` : '/customers');
  };
  const clear = () =>
    modal.confirm({
      title: t('create.clearAsk'),
      okText: t('create.clear'),
      cancelText: t('words.cancel'),
      onOk: () => {
        setDraft(fresh());
        onAnother();
      },
    });

  const fields = entryFields(type);
  const first = fields.filter((field) => isRequired(field, draft.values) || field.name === 'tags');
  const groups = type.groups
    .map((group) => ({
      group,
      rest: fields.filter((field) => field.group === group.name && !first.includes(field)),
    }))
    .filter(({ rest }) => rest.length > 0);
  const entryField = (field: (typeof fields)[number], autoFocus = false) => (
    <EntryField
      key={field.name}
      field={field}
      place={field.name}
      value={draft.values[field.name]}
      required={isRequired(field, draft.values)}
      findings={findings}
      autoFocus={autoFocus}
      onChange={(value) => setValue(field.name, value)}
    />
  );
  const followUpErrors = Object.fromEntries(
    Object.entries(create.refused.errors)
      .filter(([at]) => at.startsWith('follow_up.'))
      .map(([at, messages]) => [at.slice('follow_up.'.length), messages]),
  );

  return (
    <Form layout="vertical" onFinish={() => void save(false)}>
      <FormSection title={t('create.required')}>
        {first.map((field, index) => entryField(field, index === 0))}
      </FormSection>
      <ContactForms
        type={contact}
        contacts={draft.contacts}
        sent={sent}
        findings={findings}
        onChange={(contacts) => {
          setDraft((before) => ({ ...before, contacts }));
          create.forget('contacts');
        }}
      />
      <FormSection title={t('create.followUp')} wide>
        <FollowUpFields
          type={followUpType}
          idPrefix="first-follow-up-"
          values={draft.followUp}
          errors={followUpErrors}
          onChange={(values) => {
            setDraft((before) => ({ ...before, followUp: values }));
            create.forget('follow_up');
          }}
        />
      </FormSection>
      {groups.map(({ group, rest }) => (
        <FormSection
          key={group.name}
          title={label(group.label)}
          progress={[
            rest.filter((field) => !isEmpty(draft.values[field.name])).length,
            rest.length,
          ]}
        >
          {rest.map((field) => entryField(field))}
        </FormSection>
      ))}
      <FormFoot
        error={create.error}
        isSaving={create.isSaving}
        keeping={<KeptFields fields={keepableFields(fields)} kept={kept} onChange={setKept} />}
        onSaveAnother={() => void save(true)}
        onClear={clear}
      />
    </Form>
  );
}
