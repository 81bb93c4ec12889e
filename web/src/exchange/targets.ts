// What a column of the file can become: a field, a part of a region, or a field of the contact.
import type { Catalogue, Field, Label, RecordType } from '@/api/types';

export interface Target {
  value: string;
  label: string;
  /** How it is said once chosen: with its record, where that is not the customer. */
  full: string;
}

export interface TargetGroup {
  label: string;
  options: Target[];
}

type Say = (label: Label | string | undefined) => string;

/** The number alone may be given by a file among what the server sets itself. */
function mayImport(field: Field): boolean {
  return !field.system || field.name === 'number';
}

function parts(field: Field): string[] {
  return Object.keys(field.import_parts ?? {});
}

function targetsOf(
  field: Field,
  prefix: string,
  say: Say,
  partWord: (part: string) => string,
  recordLabel: string,
): Target[] {
  const label = say(field.label);
  const full = recordLabel ? `${recordLabel} · ${label}` : label;
  const whole = { value: prefix + field.name, label, full };
  return [
    whole,
    ...parts(field).map((part) => ({
      value: `${prefix}${field.name}.${part}`,
      label: `${label} · ${partWord(part)}`,
      full: `${full} · ${partWord(part)}`,
    })),
  ];
}

function groupsOf(
  type: RecordType,
  prefix: string,
  say: Say,
  partWord: (part: string) => string,
): TargetGroup[] {
  const recordLabel = prefix ? say(type.label) : '';
  return type.groups
    .map((group) => ({
      label: recordLabel ? `${recordLabel} · ${say(group.label)}` : say(group.label),
      options: type.fields
        .filter((field) => field.group === group.name && mayImport(field))
        .flatMap((field) => targetsOf(field, prefix, say, partWord, recordLabel)),
    }))
    .filter((group) => group.options.length > 0);
}

export function targetGroups(
  catalogue: Catalogue,
  say: Say,
  partWord: (part: string) => string,
): TargetGroup[] {
  return [
    ...groupsOf(catalogue.records.customer, '', say, partWord),
    ...groupsOf(catalogue.records.contact, 'contact.', say, partWord),
  ];
}

/** Required fields that neither a column nor a fixed value fills: such rows need 历史数据导入. */
export function unfilledRequired(
  type: RecordType,
  mapped: ReadonlySet<string>,
  fixed: ReadonlySet<string>,
): Field[] {
  const isFilled = (name: string) =>
    fixed.has(name) ||
    [...mapped].some((target) => target === name || target.startsWith(`${name}.`));
  return type.fields.filter(
    (field) => field.required && !field.system && !field.default && !isFilled(field.name),
  );
}
