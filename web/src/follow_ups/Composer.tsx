import { App, Button, Card, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { useSession } from '@/accounts/session';
import { ApiProblem } from '@/api/client';
import type { RecordType, Values } from '@/api/types';
import { filled, isEmpty } from '@/fields/values';
import { ProblemAlert } from '@/shared/ProblemAlert';
import { useDraft } from '@/shared/storage';
import { useHotkeys } from '@/shared/useHotkeys';
import { freshFollowUp, withTime } from './arrangement';
import { FollowUpFields } from './FollowUpFields';
import { useAddFollowUp } from './queries';

function byField(error: unknown): Record<string, string[]> {
  const errors: Record<string, string[]> = {};
  if (error instanceof ApiProblem)
    for (const { field, message } of error.problem.fields ?? [])
      errors[field] = [...(errors[field] ?? []), message];
  return errors;
}

/**
 * Writes a follow-up; stays on top of the timeline. f and #follow_up in the address open it,
 * Ctrl+Enter saves.
 */
export function Composer(props: {
  customerId: string;
  type: RecordType;
  onSaved: () => Promise<unknown>;
}) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { person } = useSession();
  const fresh = () => freshFollowUp(props.type, person.id, new Date());
  const [values, setValues] = useDraft<Values>(`followUp.${props.customerId}`, fresh());
  const { hash } = useLocation();
  const [asked, setAsked] = useState(hash === '#follow_up');
  const [open, setOpen] = useState(() => asked || !isEmpty(values.content));
  const adding = useAddFollowUp(props.customerId);
  const errors = byField(adding.error);

  const begin = () => {
    setAsked(true);
    setOpen(true);
  };
  useHotkeys({ f: begin });

  const save = () => {
    if (isEmpty(values.content) || adding.isPending) return;
    adding.mutate(filled(withTime(values, new Date())), {
      onSuccess: () => {
        setValues(fresh());
        setOpen(false);
        void message.success(t('followUp.saved'));
        void props.onSaved();
      },
    });
  };

  if (!open)
    return (
      <Button block className="composer-closed" onClick={begin}>
        {t('followUp.write')}
      </Button>
    );
  return (
    <Card size="small" className="composer">
      <Form
        layout="vertical"
        onFinish={save}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
        }}
      >
        <FollowUpFields
          type={props.type}
          idPrefix="follow-up-"
          values={values}
          errors={errors}
          autoFocus={asked}
          onChange={setValues}
        />
        {Object.keys(errors).length === 0 && <ProblemAlert error={adding.error} />}
        <div className="composer-foot">
          <Button
            type="primary"
            htmlType="submit"
            loading={adding.isPending}
            disabled={isEmpty(values.content)}
          >
            {t('followUp.save')}
          </Button>
          <Button onClick={() => setOpen(false)}>{t('words.close')}</Button>
          <span className="quiet composer-hint">{t('followUp.hint')}</span>
        </div>
      </Form>
    </Card>
  );
}
