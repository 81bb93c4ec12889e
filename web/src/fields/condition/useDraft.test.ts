import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Condition, Filter } from '@/api/types';
import { emptyRow, useDraft } from './useDraft';

const region: Condition = { field: 'region', op: 'under', value: '320000' };
const capital: Condition = { field: 'registered_capital', op: 'ge', value: 500 };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function draft(start?: Filter) {
  const onChange = vi.fn();
  const hook = renderHook(({ filter }) => useDraft(filter, onChange), {
    initialProps: { filter: start },
  });
  return {
    onChange,
    rows: () => hook.result.current[0].map(({ key, ...condition }) => condition),
    set: (...conditions: Partial<Condition>[]) =>
      act(() => hook.result.current[1](conditions.map((own) => ({ ...emptyRow(), ...own })))),
    rest: () => act(() => vi.advanceTimersByTime(400)),
    arrive: (filter?: Filter) => hook.rerender({ filter }),
  };
}

test('complete conditions act once typing rests', () => {
  const { onChange, set, rest } = draft();
  set(region, { field: 'registered_capital' });
  expect(onChange).not.toHaveBeenCalled();
  rest();
  expect(onChange).toHaveBeenCalledExactlyOnceWith({ all: [region] });
});

test('a condition begun while the last one is under way is kept', () => {
  const { onChange, rows, set, rest, arrive } = draft();
  set(region);
  rest();
  set(region, capital);
  arrive({ all: [region] });
  expect(rows()).toEqual([region, capital]);
  rest();
  expect(onChange).toHaveBeenLastCalledWith({ all: [region, capital] });
});

test('a filter from elsewhere replaces what was being built', () => {
  const { rows, set, rest, arrive } = draft({ all: [region] });
  set(region, capital);
  rest();
  arrive({ all: [region, capital] });
  arrive({ all: [region] });
  expect(rows()).toEqual([region]);
});
