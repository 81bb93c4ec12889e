import { expect, it } from 'vitest';
import { branches, csv, departmentAndBelow, headcounts, pathOf } from './organisation';

const departments = [
  { id: '1', name: '总部' },
  { id: '2', name: '销售部', parent_id: '1' },
  { id: '3', name: '华东组', parent_id: '2' },
  { id: '4', name: '财务部', parent_id: '1' },
];

it('makes a tree of departments', () => {
  const [top] = branches(departments);
  expect(top?.children.map((branch) => branch.title)).toEqual(['销售部', '财务部']);
  expect(pathOf(departments, '3')).toBe('总部/销售部/华东组');
  expect(pathOf(departments, '9')).toBe('');
});

it('counts who works in a department and below', () => {
  const people = [
    { id: '1', name: '甲', department_id: '3' },
    { id: '2', name: '乙', department_id: '2' },
    { id: '3', name: '丙', department_id: '2', disabled: true },
  ];
  expect([...departmentAndBelow(departments, '2')]).toEqual(['2', '3']);
  expect(headcounts(departments, people).get('1')).toBe(2);
  expect(headcounts(departments, people).get('4')).toBe(0);
});

it('writes texts that stay texts', () => {
  expect(csv([['=1+1', 'a"b', '甲,乙']])).toBe('\uFEFF\'=1+1,"a""b","甲,乙"\r\n');
});
