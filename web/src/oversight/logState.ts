// Which part of the log is shown stands in the address, so that it can be sent to a colleague.
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { query } from '@/api/client';
import type { LogKind } from '@/api/oversightTypes';
import { dateOf } from '@/shared/time';

export const kinds: LogKind[] = [
  'entry',
  'change',
  'reveal',
  'look_up',
  'import',
  'download',
  'login',
  'refusal',
  'rights',
  'audit',
  'system',
];

export interface LogQuestion {
  person: string;
  from: string;
  to: string;
  kinds: LogKind[];
  customer: string;
}

const usualDays = 7;
const dayLength = 86_400_000;

export function dayBefore(now: Date, days: number): string {
  return dateOf(new Date(now.getTime() - days * dayLength));
}

export function readQuestion(search: URLSearchParams, now: Date): LogQuestion {
  const wanted = (search.get('kind') ?? '').split(',');
  return {
    person: search.get('person') ?? '',
    from: search.get('from') ?? dayBefore(now, usualDays - 1),
    to: search.get('to') ?? dateOf(now),
    kinds: kinds.filter((kind) => wanted.includes(kind)),
    customer: search.get('customer') ?? '',
  };
}

/** As the API takes it. */
export function questionQuery(question: LogQuestion, before?: string): string {
  const { kinds: chosen, ...rest } = question;
  return query({ ...rest, kind: chosen.join(','), before });
}

/** The same as a body, for asking for a PDF. */
export function questionBody({ kinds: chosen, ...rest }: LogQuestion) {
  return { ...rest, kind: chosen.join(',') };
}

export function useLogQuestion() {
  const [search, setSearch] = useSearchParams();
  const question = useMemo(() => readQuestion(search, new Date()), [search]);
  const change = (next: Partial<LogQuestion>) =>
    setSearch((before) => {
      const after = new URLSearchParams(before);
      for (const [name, value] of Object.entries(next)) {
        const key = name === 'kinds' ? 'kind' : name;
        const text = String(value);
        if (text) after.set(key, text);
        else after.delete(key);
      }
      return after;
    });
  return { question, change };
}
