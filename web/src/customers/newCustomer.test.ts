import { expect, it } from 'vitest';
import type { RecordType } from '@/api/types';
import { type Draft, freshDraft, place, sentContacts, toEntry, toFindings } from './newCustomer';

const label = { zh: '', en: '' };
const type: RecordType = {
  number: 1,
  label,
  groups: [],
  fields: [
    { name: 'kind', type: 'choice', group: 'g', label, operators: [], default: 'company' },
    { name: 'filed_on', type: 'date', group: 'g', label, operators: [], default: 'today' },
    { name: 'owner', type: 'person', group: 'g', label, operators: [], default: 'actor' },
    {
      name: 'filing_status',
      type: 'choice',
      group: 'g',
      label,
      operators: [],
      default: 'filed',
      system: true,
    },
  ],
};

it('starts with the defaults of the catalogue, leaving the server its own', () => {
  const draft = freshDraft(type, '7', new Date('2026-03-09T16:30:00Z'));
  expect(draft.values).toEqual({ kind: 'company', filed_on: '2026-03-10', owner: '7' });
});

it('sends no contact in which nothing was entered', () => {
  const draft: Draft = {
    values: { name: '华东精密', short_name: null },
    contacts: [
      { key: 'a', values: { name: null, is_primary: false } },
      { key: 'b', values: { name: '王芳', position: '' } },
    ],
    followUp: {},
  };
  expect(sentContacts(draft).map((contact) => contact.key)).toEqual(['b']);
  expect(toEntry(draft, undefined, [])).toEqual({
    entry: 'full',
    values: { name: '华东精密' },
    contacts: [{ values: { name: '王芳' } }],
  });
});

it('sends the first follow-up and the confirmations with the file (B06)', () => {
  const draft = { values: { name: '华东精密' }, contacts: [], followUp: {} };
  expect(toEntry(draft, { content: '来电咨询', result: null }, ['duplicate'])).toMatchObject({
    follow_up: { values: { content: '来电咨询' } },
    confirm: ['duplicate'],
  });
});

it.each([
  ['contacts[0].mobile', 'contacts.0.mobile'],
  ['contacts.1.values.mobile', 'contacts.1.mobile'],
  ['values.name', 'name'],
  ['name', 'name'],
])('%s is the place %s', (field, at) => {
  expect(place(field)).toBe(at);
});

it('puts findings beside their fields', () => {
  const findings = toFindings({
    errors: [
      { field: 'office_phone', rule: 'phone', message: '手机号 1380013800 只有10位,应为11位' },
    ],
    duplicates: [{ field: 'contacts[0].mobile', message: '与另一客户重复' }],
  });
  expect(findings.errors.office_phone).toEqual(['手机号 1380013800 只有10位,应为11位']);
  expect(findings.duplicates['contacts.0.mobile']).toHaveLength(1);
  expect(findings.warnings).toEqual({});
});
