// The tree of departments, and what of it the page computes.
import type { Department, Person } from '@/api/types';

export interface Branch {
  key: string;
  title: string;
  children: Branch[];
}

export function branches(departments: Department[], parent: string | null = null): Branch[] {
  return departments
    .filter((item) => (item.parent_id ?? null) === parent)
    .map((item) => ({ key: item.id, title: item.name, children: branches(departments, item.id) }));
}

export function departmentAndBelow(departments: Department[], top: string): Set<string> {
  const found = new Set([top]);
  let before = 0;
  while (before < found.size) {
    before = found.size;
    for (const item of departments)
      if (item.parent_id && found.has(item.parent_id)) found.add(item.id);
  }
  return found;
}

/** How many people stand in each department itself and in all below it. */
export function headcounts(departments: Department[], people: Person[]): Map<string, number> {
  return new Map(
    departments.map((item) => {
      const below = departmentAndBelow(departments, item.id);
      return [
        item.id,
        people.filter(
          (each) => !each.disabled && each.department_id && below.has(each.department_id),
        ).length,
      ];
    }),
  );
}

/** "总部/销售部" */
export function pathOf(departments: Department[], id: string | undefined): string {
  const names: string[] = [];
  let item = departments.find((each) => each.id === id);
  while (item && names.length < departments.length) {
    names.unshift(item.name);
    const parent = item.parent_id;
    item = departments.find((each) => each.id === parent);
  }
  return names.join('/');
}

/** A CSV that spreadsheets open as text, and compute nothing of. */
export function csv(rows: string[][]): string {
  const cell = (text: string) => {
    const guarded = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
  };
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
