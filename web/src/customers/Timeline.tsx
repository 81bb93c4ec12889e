import { EditOutlined, MessageOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { ChangeLine, RecordName, TimelineEvent } from '@/api/types';
import { fieldOf, useCatalogue } from '@/fields/catalogue';
import { FieldView } from '@/fields/FieldView';
import { isEmpty } from '@/fields/values';
import { TimeText } from '@/shared/TimeText';
import { useLabel } from '@/shared/useLabel';
import { CreatedText } from './CreatedText';
import { LineLabel } from './LineLabel';
import './timeline.css';

/** What happened, newest first: follow-ups with result and next step, changes with both values. */
export function Timeline({ events }: { events: TimelineEvent[] }) {
  const { t } = useTranslation();
  if (events.length === 0) return <p className="quiet">{t('timeline.empty')}</p>;
  return (
    <ol className="timeline">
      {events.map((event) => (
        <li key={event.id} className={`timeline-${event.kind}`}>
          <span className="timeline-icon" aria-hidden="true">
            {event.kind === 'follow_up' ? <MessageOutlined /> : <EditOutlined />}
          </span>
          <div className="timeline-body">
            <div className="timeline-head">
              <strong>{event.person?.name ?? t('timeline.system')}</strong>
              <span>
                {event.title ? <ChangeTitle event={event} /> : <FollowUpTitle event={event} />}
              </span>
              <span className="quiet timeline-at">
                <TimeText at={event.at} />
              </span>
            </div>
            {event.record && <FollowUpBody event={event} />}
            {event.action?.endsWith('.create') ? (
              <CreatedText lines={event.changes ?? []} />
            ) : (
              event.changes?.map((line) => (
                <ChangeText key={`${line.record}.${line.field}`} line={line} />
              ))
            )}
            {event.reason && (
              <div className="quiet">{t(reasonKey(event), { reason: event.reason })}</div>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** The server says it in Chinese; in English it is put together here. */
function ChangeTitle({ event }: { event: TimelineEvent }) {
  const { t, i18n } = useTranslation();
  const label = useLabel();
  const records = useCatalogue().data?.records;
  const [name = '', verb] = event.action?.split('.') ?? [];
  const type = records?.[name as RecordName];
  if (i18n.language !== 'en' || !type) return event.title;
  return t(`timeline.did.${verb}`, { what: label(type.label), defaultValue: event.title });
}

/** An update request changes nothing by itself: what is said to it is no 变更原因. */
function reasonKey(event: TimelineEvent): string {
  return event.action?.startsWith('update_request.') ? 'timeline.said' : 'timeline.reason';
}

function FollowUpTitle({ event }: { event: TimelineEvent }) {
  const { t } = useTranslation();
  const label = useLabel();
  const type = useCatalogue().data?.records.follow_up;
  const said = ['method', 'kind'].map((name) => {
    const field = fieldOf(type, name);
    const value = event.record?.values[name];
    return label(field?.options?.find((option) => option.value === value)?.label);
  });
  return said.filter(Boolean).join(' · ') || t('timeline.follow_up');
}

const shownInBody = ['content', 'result', 'next_plan', 'next_at', 'due_on'];

function FollowUpBody({ event }: { event: TimelineEvent }) {
  const label = useLabel();
  const type = useCatalogue().data?.records.follow_up;
  const record = event.record;
  if (!type || !record) return null;
  return shownInBody.map((name) => {
    const field = type.fields.find((item) => item.name === name);
    const value = record.values[name];
    if (!field || isEmpty(value)) return null;
    return (
      <div key={name}>
        {name !== 'content' && <span className="quiet">{label(field.label)} </span>}
        <FieldView field={field} value={value} text={record.texts?.[name]} />
      </div>
    );
  });
}

function ChangeText({ line }: { line: ChangeLine }) {
  const { t } = useTranslation();
  return (
    <div className="change-line">
      <LineLabel line={line} />
      {line.before ? (
        <del>{line.before}</del>
      ) : (
        <span className="quiet">{t('timeline.wasEmpty')}</span>
      )}
      <span aria-hidden="true">→</span>
      <span className="visually-hidden">{t('timeline.became')}</span>
      {line.after ? (
        <ins>{line.after}</ins>
      ) : (
        <span className="quiet">{t('timeline.isEmpty')}</span>
      )}
    </div>
  );
}
