import type { Notice } from '@/api/noticeTypes';
import { dateOf } from '@/shared/time';

export interface Day {
  /** yyyy-mm-dd in the company's time zone. */
  date: string;
  notices: Notice[];
}

/** In: the newest first, as the server sends them; their order stays. */
export function byDay(notices: Notice[]): Day[] {
  const days: Day[] = [];
  for (const notice of notices) {
    const date = dateOf(new Date(notice.at));
    const last = days.at(-1);
    if (last?.date === date) last.notices.push(notice);
    else days.push({ date, notices: [notice] });
  }
  return days;
}

/** The words' key for today and yesterday, the date itself for others. */
export function dayName(date: string, now: Date): string {
  if (date === dateOf(now)) return 'notices.today';
  if (date === dateOf(new Date(now.getTime() - 86_400_000))) return 'notices.yesterday';
  return date;
}
