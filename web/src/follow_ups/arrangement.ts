// Which fields of a follow-up stand on top; the others come with 更多.
import type { Field, RecordType, Values } from '@/api/types';
import { startValue } from '@/fields/defaults';

const leading = ['method', 'result', 'next_plan', 'next_at'];

export interface Arrangement {
  content: Field | undefined;
  leading: Field[];
  others: Field[];
}

export function arrange(type: RecordType): Arrangement {
  const named = (name: string) => type.fields.find((field) => field.name === name);
  return {
    content: named('content'),
    leading: leading.flatMap((name) => named(name) ?? []),
    others: type.fields.filter(
      (field) => !field.system && field.name !== 'content' && !leading.includes(field.name),
    ),
  };
}

/** The method and kind are preset; the time is the moment of saving, unless entered. */
export function freshFollowUp(type: RecordType, actorId: string, now: Date): Values {
  const values: Values = {};
  for (const field of type.fields) {
    if (field.type !== 'choice' || field.system) continue;
    const start = startValue(field, actorId, now);
    if (start !== null) values[field.name] = start;
  }
  return values;
}

export function withTime(values: Values, now: Date): Values {
  return { ...values, happened_at: values.happened_at ?? now.toISOString() };
}
