import { Button, Card, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordType, Values } from '@/api/types';
import { FormField } from '@/fields/FormField';
import { filled, isEmpty } from '@/fields/values';
import { ProblemAlert } from '@/shared/ProblemAlert';
import { useDraft } from '@/shared/storage';
import { DuplicateText } from './ConfirmList';
import { useCreate } from './useCreate';
import { useLiveCheck } from './useLiveCheck';

const asked = ['name', 'office_phone'];

/** 快速录入: name and phone, Enter; the rest is completed later. */
export function QuickEntry({ type }: { type: RecordType }) {
  const { t } = useTranslation();
  const [values, setValues] = useDraft<Values>('quickEntry', {});
  const [round, setRound] = useState(0);
  const create = useCreate();
  const found = useLiveCheck(filled(values), []);
  const isReady = asked.every((name) => !isEmpty(values[name]));

  const save = async () => {
    if (!isReady || create.isSaving) return;
    const created = await create.save((confirm) => ({
      entry: 'quick',
      values: filled(values),
      contacts: [],
      ...(confirm.length ? { confirm } : {}),
    }));
    if (!created) return;
    setValues({});
    setRound(round + 1);
  };

  return (
    <Card className="quick-entry">
      <p className="quiet">{t('create.quickNote')}</p>
      <Form layout="vertical" onFinish={() => void save()} key={round}>
        {asked.map((name, index) => {
          const field = type.fields.find((item) => item.name === name);
          if (!field) return null;
          const errors = create.refused.errors[name] ?? found.errors[name] ?? [];
          return (
            <FormField
              key={name}
              id={`quick-${name}`}
              field={field}
              required
              autoFocus={index === 0}
              value={values[name]}
              errors={isEmpty(values[name]) ? [] : errors}
              notes={(found.duplicates[name] ?? []).map((match) => (
                <DuplicateText key={match.message} match={match} />
              ))}
              onChange={(value) => setValues((before) => ({ ...before, [name]: value }))}
            />
          );
        })}
        <ProblemAlert error={create.error} />
        <Button type="primary" htmlType="submit" disabled={!isReady} loading={create.isSaving}>
          {t('create.quickSave')}
        </Button>
      </Form>
    </Card>
  );
}
