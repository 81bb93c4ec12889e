import { expect, it } from 'vitest';
import type { Catalogue, Label, Preset } from '@/api/types';
import { numberExample, requiredLabels, stageLabels, tierTexts } from './presetSummary';

const label = (zh: string): Label => ({ zh, en: '' });
const say = (said: Label | string | undefined) =>
  typeof said === 'string' ? said : (said?.zh ?? '');

function preset(pattern: string, more: Partial<Preset['definition']> = {}): Preset {
  return {
    id: 'A',
    label: label('归档'),
    handbook: '',
    number_pattern: pattern,
    definition: { numbering: { pattern }, words: {}, ...more },
  };
}

const type = (zh: string, fields: Catalogue['records']['customer']['fields']) => ({
  number: 1,
  label: label(zh),
  groups: [],
  fields,
});

const catalogue: Catalogue = {
  version: '1',
  preset: null,
  records: {
    customer: type('客户', [
      {
        name: 'stage',
        type: 'choice',
        group: 'g',
        label: label('合作阶段'),
        operators: [],
        options: [{ value: 'first_contact', label: label('初次接触') }],
      },
    ]),
    contact: type('联系人', []),
    sales_order: type('订单', []),
    follow_up: type('跟进记录', []),
  },
};

it.each([
  ['{type}{yyyymm}{seq:3}', { deal: 'C', potential: 'P' }, 'C202405001'],
  ['CUST{yyyymmdd}{seq:4}', undefined, 'CUST202405210001'],
  ['{yyyy}-{seq:5}', undefined, '2024-00001'],
])('%s gives numbers like %s (A24 B02 C02)', (pattern, type_words, example) => {
  const made = preset(pattern, { numbering: { pattern, type_words } });
  expect(numberExample(made, '2024-05-21')).toBe(example);
});

it('names what must be filled in, a whole record too', () => {
  const made = preset('', { required: { complete: ['contact', 'customer.stage'] } });
  expect(requiredLabels(made, catalogue, say)).toEqual(['联系人', '合作阶段']);
});

it('names stages and tiers in their order', () => {
  const made = preset('', {
    stages: ['first_contact', 'unknown'],
    tiers: {
      levels: [
        { value: 'high', label: label('高价值客户'), from: '500000' },
        { value: 'low', label: label('低价值客户'), from: '0' },
      ],
    },
  });
  expect(stageLabels(made, catalogue, say)).toEqual(['初次接触']);
  expect(tierTexts(made, say)).toEqual(['高价值客户 ≥50万元', '低价值客户']);
  const scored = {
    measure: 'weighted_score' as const,
    levels: [{ value: 'A', label: label('A类'), from: '80' }],
  };
  expect(tierTexts(preset('', { tiers: scored }), say)).toEqual(['A类 ≥80分']);
});
