import { expect, it } from 'vitest';
import en from './en.json';
import zh from './zh.json';

type Words = { [key: string]: string | Words };

function keys(words: Words, prefix = ''): string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [prefix + key] : keys(value, `${prefix}${key}.`),
  );
}

it('says everything in both languages', () => {
  expect(keys(en)).toEqual(keys(zh));
});

it('has no Chinese left in the English words', () => {
  expect(JSON.stringify(en).match(/[\u4e00-\u9fff]/g)).toBeNull();
});
