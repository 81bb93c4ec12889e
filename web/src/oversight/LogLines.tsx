import { FilterOutlined } from '@ant-design/icons';
import { Button, Empty, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { LogKind, LogLine } from '@/api/oversightTypes';
import { clockTime, dateOf, exactTime } from '@/shared/time';
import { byDay } from './days';

const colors: Partial<Record<LogKind, string>> = {
  refusal: 'error',
  reveal: 'warning',
  look_up: 'warning',
};

/** Sentences under the day they belong to, newest first. */
export function LogLines(props: { lines: LogLine[]; onCustomer: (number: string) => void }) {
  const { t, i18n } = useTranslation();
  if (props.lines.length === 0) return <Empty description={t('audit.none')} />;
  const weekday = new Intl.DateTimeFormat(i18n.language === 'en' ? 'en' : 'zh-CN', {
    weekday: 'long',
    timeZone: 'UTC',
  });
  return byDay(props.lines, (line) => dateOf(new Date(line.at))).map(([day, lines]) => (
    <section key={day} className="log-day" aria-label={day}>
      <h2 className="log-date">
        {day} <span className="quiet">{weekday.format(new Date(day))}</span>
      </h2>
      <ol className="log-lines">
        {lines.map((line) => (
          <Line key={line.id} line={line} onCustomer={props.onCustomer} />
        ))}
      </ol>
    </section>
  ));
}

function Line({ line, onCustomer }: { line: LogLine; onCustomer: (number: string) => void }) {
  const { t } = useTranslation();
  const { customer } = line;
  const from = line.ip ? t('audit.from_ip', { ip: line.ip }) : '';
  return (
    <li>
      <time dateTime={line.at} title={`${exactTime(line.at)} · No. ${line.id} ${from}`}>
        {clockTime(line.at)}
      </time>
      <Tag color={colors[line.kind]}>{t(`auditKind.${line.kind}`)}</Tag>
      <div className="log-text">
        <strong>{line.person.name}</strong> {line.text}
        {line.via !== 'page' && <span className="quiet"> · {t(`via.${line.via}`)}</span>}
        {customer && (
          <Button
            type="text"
            size="small"
            className="log-only"
            icon={<FilterOutlined />}
            aria-label={t('audit.onlyCustomer', { name: customer.name })}
            title={t('audit.onlyCustomer', { name: customer.name })}
            onClick={() => onCustomer(customer.number)}
          />
        )}
        <Changes changes={line.changes ?? []} />
      </div>
    </li>
  );
}

/** Before and after, as far as they may be seen. */
function Changes({ changes }: { changes: NonNullable<LogLine['changes']> }) {
  const { t } = useTranslation();
  return changes
    .filter((change) => change.before || change.after)
    .map((change) => (
      <div key={change.label} className="log-change">
        <span className="quiet">{change.label}</span>{' '}
        <del>{change.before ?? t('timeline.wasEmpty')}</del> <span aria-hidden="true">→</span>
        <span className="visually-hidden">{t('timeline.became')}</span>{' '}
        <ins>{change.after ?? t('timeline.isEmpty')}</ins>
      </div>
    ));
}
