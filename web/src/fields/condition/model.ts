// Conditions on fields: which operators make sense where, what a complete one is, how it is kept in
// the address.
import type { Condition, Field, FieldTypeName, FieldValue, Filter, Operator } from '@/api/types';
import { isEmpty } from '../values';

/** Nobody looks for "one of several amounts": those stay with the API. */
const rarelyAsked: Partial<Record<Operator, FieldTypeName[]>> = {
  in: [
    'text',
    'integer',
    'money',
    'percent',
    'date',
    'time',
    'credit_code',
    'phone',
    'email',
    'url',
  ],
  not_in: [
    'text',
    'integer',
    'money',
    'percent',
    'date',
    'time',
    'credit_code',
    'phone',
    'email',
    'url',
  ],
};

export function offeredOperators(field: Field): Operator[] {
  return field.operators.filter((op) => !rarelyAsked[op]?.includes(field.type));
}

const preferred: Operator[] = ['under', 'in', 'contains', 'ge', 'eq'];

/** What people mean most often: 属于 for regions, 包含 for texts, ≥ for amounts. */
export function usualOperator(field: Field): Operator {
  const offered = offeredOperators(field);
  if (field.type === 'credit_code' || field.type === 'boolean') return 'eq';
  if (field.type === 'date' && offered.includes('between')) return 'between';
  return preferred.find((op) => offered.includes(op)) ?? offered[0] ?? 'eq';
}

export const takesNoValue = (op: Operator) => op === 'is_empty' || op === 'is_not_empty';
export const takesMany = (op: Operator) => op === 'in' || op === 'not_in';
export const takesTwo = (op: Operator) => op === 'between';

/** A row that is being filled in: nothing chosen yet, or no value yet. */
export interface DraftCondition {
  key: string;
  field?: string;
  within?: string;
  op?: Operator;
  value?: FieldValue | FieldValue[];
}

export function isComplete(row: DraftCondition): row is DraftCondition & Condition {
  if (!row.field || !row.op) return false;
  if (takesNoValue(row.op)) return true;
  if (takesTwo(row.op))
    return (
      Array.isArray(row.value) && row.value.length === 2 && !row.value.some((end) => isEmpty(end))
    );
  return !isEmpty(row.value as FieldValue);
}

/** What is sent and kept in the address; undefined where no condition is complete. */
export function toFilter(rows: DraftCondition[]): Filter | undefined {
  const all = rows.filter(isComplete).map(({ field, within, op, value }) => {
    const condition: Condition = within ? { field, within, op } : { field, op };
    if (!takesNoValue(op)) condition.value = value;
    return condition;
  });
  return all.length ? { all } : undefined;
}

/** One of many conditions that all hold, or nothing of the kind. */
type Face = Partial<Filter> | Condition;

/** What the mouse can build: conditions that all hold. Undefined for anything else. */
export function flatFilter(face: Face | undefined): Filter | undefined {
  if (!face) return undefined;
  const all = 'field' in face ? [face] : (face as Partial<Filter>).all;
  return Array.isArray(all) && all.length && all.every((part) => 'field' in part)
    ? { all }
    : undefined;
}

/** JSON as the mouse left it in the address; undefined for a line. */
export function readFace(text: string): Face | undefined {
  try {
    const face: unknown = JSON.parse(text);
    return face && typeof face === 'object' ? (face as Face) : undefined;
  } catch {
    return undefined;
  }
}

/** Instants and dates may be compared with a time that moves on: 近6个月, 本季度. */
export const isPeriod = (value: unknown) =>
  typeof value === 'string' && value !== '' && !/^\d{4}-\d{2}-\d{2}/.test(value);

export const usualPeriods = [
  '近7天',
  '近30天',
  '近6个月',
  '近1年',
  '今天',
  '本周',
  '本月',
  '本季度',
  '今年',
  '去年',
];

export function toRows(filter: Filter | undefined): DraftCondition[] {
  return (filter?.all ?? []).map((condition, index) => ({ key: `${index}`, ...condition }));
}
