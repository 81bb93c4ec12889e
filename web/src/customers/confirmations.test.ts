import { expect, it } from 'vitest';
import { confirmable } from './confirmations';

const customer = { id: '1', number: 'C202611001', name: '华东精密' };

it('asks once for each warning and for an uncertain duplicate', () => {
  const warning = { field: 'credit_code', rule: 'credit_code_check_digit', message: '' };
  const problem = { code: 'confirm_needed', title: '', warnings: [warning, warning] };
  expect(confirmable(problem)).toEqual(['credit_code_check_digit']);
  expect(confirmable(problem, ['credit_code_check_digit'])).toEqual([]);
  const match = { field: 'name', message: '', customer };
  expect(confirmable({ code: 'duplicate', title: '', duplicates: [match] })).toEqual(['duplicate']);
});

it('offers no way round a certain duplicate', () => {
  const match = { field: 'credit_code', message: '', certain: true, customer };
  expect(confirmable({ code: 'duplicate', title: '', duplicates: [match] })).toEqual([]);
});
