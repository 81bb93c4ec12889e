// The catalogue's defaults as the values a form starts with.
import type { Field, FieldValue } from '@/api/types';
import { dateOf } from '@/shared/time';

export function startValue(field: Field, actorId: string, now: Date): FieldValue {
  const written = field.default;
  if (written === undefined || written === null) return null;
  if (written === 'actor' && field.type === 'person') return actorId;
  if (written === 'today' && field.type === 'date') return dateOf(now);
  if (written === 'now' && field.type === 'time') return now.toISOString();
  if (field.type === 'integer') return Number(written);
  if (field.type === 'choices' && typeof written === 'string') return [written];
  return written;
}
