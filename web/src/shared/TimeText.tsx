import { useTranslation } from 'react-i18next';
import { exactTime, relativeTime } from './time';

export function TimeText({ at }: { at: string }) {
  const { i18n } = useTranslation();
  return (
    <time dateTime={at} title={exactTime(at)} className="nowrap">
      {relativeTime(at, new Date(), i18n.language)}
    </time>
  );
}
