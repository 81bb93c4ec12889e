// A customer being entered: its draft, what is sent of it, and where a refusal belongs.
import type { Field, FieldError, Match, RecordType, Values } from '@/api/types';
import { startValue } from '@/fields/defaults';
import { filled, isEmpty } from '@/fields/values';
import type { NewCustomer } from './queries';

export interface DraftContact {
  key: string;
  values: Values;
}

export interface Draft {
  values: Values;
  contacts: DraftContact[];
  followUp: Values;
}

/** `kept`: what the entry before leaves filled in. */
export function freshDraft(type: RecordType, actorId: string, now: Date, kept: Values = {}): Draft {
  const values: Values = {};
  for (const field of type.fields) {
    const start = field.system ? null : startValue(field, actorId, now);
    if (start !== null) values[field.name] = start;
  }
  return { values: { ...values, ...kept }, contacts: [{ key: 'first', values: {} }], followUp: {} };
}

/** Several customers may share what is chosen, never what is theirs alone: names, codes, phones. */
export function keepableFields(fields: Field[]): Field[] {
  const shared = ['choice', 'choices', 'region', 'industry', 'person', 'date'];
  return fields.filter((field) => shared.includes(field.type) && !field.unique);
}

export function pick(values: Values, names: string[]): Values {
  return Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)));
}

/** Contacts in which nothing was entered are not sent; places in errors count those that were. */
export function sentContacts(draft: Draft): DraftContact[] {
  return draft.contacts.filter((contact) =>
    Object.values(contact.values).some((value) => !isEmpty(value) && value !== false),
  );
}

export function toEntry(
  draft: Draft,
  followUp: Values | undefined,
  confirm: string[],
): NewCustomer {
  return {
    entry: 'full',
    values: filled(draft.values),
    contacts: sentContacts(draft).map((contact) => ({ values: filled(contact.values) })),
    ...(followUp ? { follow_up: { values: filled(followUp) } } : {}),
    ...(confirm.length ? { confirm } : {}),
  };
}

/** "contacts[0].mobile" and "contacts.0.mobile" are the same place. */
export function place(field: string): string {
  return field
    .replace(/\[(\d+)\]/g, '.$1')
    .replace(/^values\./, '')
    .replace('.values.', '.');
}

export function contactPlace(index: number, field: string): string {
  return `contacts.${index}.${field}`;
}

export interface Findings {
  errors: Record<string, string[]>;
  warnings: Record<string, string[]>;
  duplicates: Record<string, Match[]>;
}

export const noFindings: Findings = { errors: {}, warnings: {}, duplicates: {} };

function grouped<T extends { field: string }, R>(items: T[] | undefined, take: (item: T) => R) {
  const groups: Record<string, R[]> = {};
  for (const item of items ?? []) {
    const at = place(item.field);
    groups[at] = [...(groups[at] ?? []), take(item)];
  }
  return groups;
}

export function toFindings(answer: {
  errors?: FieldError[];
  warnings?: FieldError[];
  duplicates?: Match[];
}): Findings {
  return {
    // A duplicate is told by its match, with the way to the other file.
    errors: grouped(
      answer.errors?.filter((entry) => !(answer.duplicates && entry.rule === 'duplicate')),
      (entry) => entry.message,
    ),
    warnings: grouped(answer.warnings, (entry) => entry.message),
    duplicates: grouped(answer.duplicates, (match) => match),
  };
}

/** A refusal counts until its field is changed. `at`: a place, or the start of several. */
export function forgetErrors(findings: Findings, at: string): Findings {
  const errors = Object.fromEntries(
    Object.entries(findings.errors).filter(
      ([place]) => place !== at && !place.startsWith(`${at}.`),
    ),
  );
  return { ...findings, errors };
}
