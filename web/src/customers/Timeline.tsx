import { EditOutlined, MessageOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { ChangeLine, TimelineEvent } from '@/api/types';
import { useCatalogue } from '@/fields/catalogue';
import { FieldView } from '@/fields/FieldView';
import { isEmpty } from '@/fields/values';
import { TimeText } from '@/shared/TimeText';
import { useLabel } from '@/shared/useLabel';
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
              <span>{event.title ?? <FollowUpTitle event={event} />}</span>
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

/** An update request changes nothing by itself: what is said to it is no 变更原因. */
function reasonKey(event: TimelineEvent): string {
  return event.action?.startsWith('update_request.') ? 'timeline.said' : 'timeline.reason';
}

function FollowUpTitle({ event }: { event: TimelineEvent }) {
  const { t } = useTranslation();
  const texts = event.record?.texts ?? {};
  return [texts.method ?? t('timeline.follow_up'), texts.kind].filter(Boolean).join(' · ');
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

/** What a record was made with is no change: said in a row, without before and after. */
function CreatedText({ lines }: { lines: ChangeLine[] }) {
  return (
    <div className="created-line">
      {lines
        .filter((line) => line.after)
        .map((line) => (
          <span key={`${line.record}.${line.field}`}>
            <span className="quiet">{line.label}</span> {line.after}
          </span>
        ))}
    </div>
  );
}

function ChangeText({ line }: { line: ChangeLine }) {
  const { t } = useTranslation();
  return (
    <div className="change-line">
      <span className="quiet">{line.label}</span>
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
