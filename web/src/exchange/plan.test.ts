import { expect, it } from 'vitest';
import type { FoundFacts, Plan } from '@/api/importTypes';
import { doubledTargets, proposedMapping, sentPlan } from './plan';

const found: FoundFacts = {
  format: 'csv',
  sheets: [],
  header_row: 1,
  header_rows: 1,
  skipped: [],
  columns: [
    {
      index: 0,
      header: '名称',
      samples: [],
      proposal: { target: 'name', confidence: 60, from: 'values' },
    },
    {
      index: 1,
      header: '客户名称',
      samples: [],
      proposal: { target: 'name', confidence: 100, from: 'name' },
    },
    {
      index: 2,
      header: '备用',
      samples: [],
      proposal: { target: 'notes', confidence: 30, from: 'values' },
    },
    { index: 3, header: '省', samples: [] },
  ],
};

it('takes the surer of two proposals for one field, and none that is unsure', () => {
  expect(proposedMapping(found).map((item) => item.target)).toEqual([null, 'name', null, null]);
});

it('finds two columns meant for one field', () => {
  const mapping = ['name', null, 'name', 'notes'].map((target, column) => ({ column, target }));
  expect([...doubledTargets(mapping)]).toEqual(['name']);
});

it('sends a key to match by only where existing customers are updated', () => {
  const plan: Plan = { mapping: [], fixed: {}, mode: 'create', match_by: 'phone', legacy: true };
  expect(sentPlan(plan)).not.toHaveProperty('match_by');
  expect(sentPlan({ ...plan, mode: 'both' }).match_by).toBe('phone');
  expect(sentPlan({ ...plan, save_as: ' 金蝶 ' }).save_as).toBe('金蝶');
});
