// @vitest-environment node
// Imports point one way: a folder may use only those standing before it in this list.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const order = [
  'api',
  'shared',
  'fields',
  'catalogue',
  'accounts',
  'sign_in',
  'setup',
  'follow_ups',
  'notices',
  'review',
  'customers',
  'exchange',
  'extraction',
  'oversight',
  'workbench',
  'app',
];

const source = fileURLToPath(new URL('.', import.meta.url));

function files(): string[] {
  return readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.tsx?$/.test(name),
  );
}

function imports(file: string): string[] {
  const text = readFileSync(join(source, file), 'utf8');
  return Array.from(
    text.matchAll(/(?:from|import|import\()\s*'([^']+)'/g),
    (match) => match[1] ?? '',
  );
}

/** The folder of src/ that an import leads to; undefined for packages. */
function target(file: string, path: string): string | undefined {
  if (path.startsWith('@/')) return path.split('/')[1];
  if (!path.startsWith('.')) return undefined;
  return relative(source, join(source, file, '..', path)).split(sep)[0];
}

function wrongWay(file: string, path: string): boolean {
  const from = file.split(sep)[0] ?? '';
  const to = target(file, path);
  if (to === undefined || from === to || !file.includes(sep)) return false;
  return order.indexOf(to) > order.indexOf(from);
}

it('has every folder in the order', () => {
  const folders = new Set(files().flatMap((file) => file.split(sep).slice(0, -1).slice(0, 1)));
  expect([...folders].filter((folder) => !order.includes(folder))).toEqual([]);
});

it('imports only from folders standing before', () => {
  const wrong = files().flatMap((file) =>
    imports(file)
      .filter((path) => wrongWay(file, path))
      .map((path) => `${file} uses ${path}`),
  );
  expect(wrong).toEqual([]);
});

it('would see an import that points the wrong way', () => {
  expect(wrongWay(join('fields', 'registry.ts'), '@/customers/queries')).toBe(true);
  expect(wrongWay(join('shared', 'time.ts'), '../app/routes')).toBe(true);
  expect(wrongWay(join('customers', 'CustomersPage.tsx'), '@/fields/values')).toBe(false);
});
