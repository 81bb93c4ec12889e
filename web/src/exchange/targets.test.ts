import { expect, it } from 'vitest';
import type { Catalogue, Field, Label, RecordType } from '@/api/types';
import { targetGroups, unfilledRequired } from './targets';

const label = (zh: string): Label => ({ zh, en: '' });
const say = (said: Label | string | undefined) =>
  typeof said === 'string' ? said : (said?.zh ?? '');

function field(name: string, zh: string, more: Partial<Field> = {}): Field {
  return { name, type: 'text', group: 'g', label: label(zh), operators: [], ...more };
}

function type(zh: string, fields: Field[]): RecordType {
  return { number: 1, label: label(zh), groups: [{ name: 'g', label: label('基本信息') }], fields };
}

const customer = type('客户', [
  field('number', '客户编号', { system: true }),
  field('name', '客户名称', { required: 'entry' }),
  field('region', '所在地区', {
    required: 'complete',
    import_parts: { province: ['省'], city: ['市'] },
  }),
  field('kind', '主体类型', { required: 'entry', default: 'company' }),
  field('created_at', '创建时间', { system: true }),
]);
const contact = type('联系人', [field('name', '姓名')]);
const catalogue = { version: '1', preset: 'A', records: { customer, contact, follow_up: contact } };

it('offers fields, parts of a region and the contact, but not what the server sets', () => {
  const groups = targetGroups(catalogue as Catalogue, say, (part) => part);
  expect(groups.flatMap((group) => group.options.map((option) => option.value))).toEqual([
    'number',
    'name',
    'region',
    'region.province',
    'region.city',
    'kind',
    'contact.name',
  ]);
  expect(groups[1]?.options[0]?.full).toBe('联系人 · 姓名');
});

it('names the required fields that nothing fills', () => {
  const names = (mapped: string[], fixed: string[]) =>
    unfilledRequired(customer, new Set(mapped), new Set(fixed)).map((item) => item.name);
  expect(names([], [])).toEqual(['name', 'region']);
  expect(names(['name', 'region.province'], [])).toEqual([]);
  expect(names(['name'], ['region'])).toEqual([]);
});
