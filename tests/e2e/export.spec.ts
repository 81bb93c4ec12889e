// Exporting from the list, and the way back: a real spreadsheet reader edits ten cells.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { Client } from './support/client';
import { expect, test } from './support/kedang';
import { openAs } from './support/page';
import { dropFile, figure, run, tryRun } from './support/wizard';

test.use({ installation: 'export' });
test.describe.configure({ timeout: 120_000 });

const customers = 25;

async function fileCustomers(admin: Client): Promise<void> {
  const { total } = await admin.must<{ total: number }>('GET', '/customers/count');
  for (let i = total; i < customers; i++)
    await admin.must('POST', '/customers', {
      entry: 'quick',
      values: {
        name: `无锡${String.fromCharCode(0x4e00 + i * 7)}桥机电有限公司`,
        office_phone: `0512-5700${1000 + i}`,
        registered_capital: `${i + 1}万元`,
        notes: i === 0 ? '=1+1' : `备注${i}`,
      },
      contacts: [],
    });
}

/** Debian's own Python has openpyxl. Opens the workbook as an office does, and edits the notes of ten rows. Returns what it read. */
const edit = `
import json, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
sheet = book.active
heads = [cell.value for cell in sheet[1]]
notes, capital = heads.index('备注') + 1, heads.index('注册资本') + 1
rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
hidden = [letter for letter, column in sheet.column_dimensions.items() if column.hidden]
formulas = [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == 'f']
kind = sheet.cell(row=2, column=capital).data_type
for row in range(3, 13):
    sheet.cell(row=row, column=notes).value = '已核对 ' + str(row)
book.save(sys.argv[2])
print(json.dumps({'heads': heads, 'rows': rows, 'hidden': hidden, 'formulas': formulas, 'kind': kind}))
`;

interface Read {
  heads: string[];
  rows: (string | number | null)[][];
  hidden: string[];
  formulas: string[];
  kind: string;
}

async function download(page: Page, to: string): Promise<void> {
  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name: '下载' }).first().click();
  await (await waiting).saveAs(to);
}

test('A27 B07 a list leaves for a purpose and comes back as exactly ten changes', async ({
  page,
  admin,
}, info) => {
  await fileCustomers(admin);
  await openAs(page, admin, '/customers?columns=industry,office_phone,registered_capital,notes');
  await page.getByRole('button', { name: /(^|export )导\s*出$/ }).click();
  await expect(page.getByText(`将导出 ${customers} 家客户、5 个字段`)).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('1 个字段需审批后才能导出');
  await expect(page.getByRole('alert')).toContainText('办公电话');
  await page.getByRole('button', { name: `导出 ${customers} 家客户` }).click();
  await expect(page.getByText('请填写导出用途')).toBeVisible();
  await page.getByLabel('用途').fill('季度核对');
  await page.getByRole('button', { name: `导出 ${customers} 家客户` }).click();

  await expect(page.getByRole('heading', { name: '我的导出' })).toBeVisible();
  await expect(page.getByText('可下载')).toBeVisible({ timeout: 30_000 });
  const file = info.outputPath('客户.xlsx');
  await download(page, file);
  await page.getByRole('button', { name: '校验值' }).click();
  const hash = createHash('sha256').update(readFileSync(file)).digest('hex');
  await expect(page.getByText(hash)).toBeVisible();

  const edited = info.outputPath('客户-改.xlsx');
  const read = JSON.parse(
    execFileSync('/usr/bin/python3', ['-c', edit, file, edited], { encoding: 'utf8' }),
  ) as Read;
  expect(read.rows).toHaveLength(customers);
  expect(read.heads).not.toContain('办公电话');
  expect(read.formulas).toEqual([]);
  expect(read.kind).toBe('n');
  expect(read.hidden).toHaveLength(1);
  expect(read.rows.flat()).toContain('=1+1');

  await openImports(page);
  await dropFile(page, edited);
  await expect(page.getByText('按行标识更新')).toBeVisible();
  await tryRun(page);
  await run(page);
  expect(await figure(page, '更新')).toBe(10);
  expect(await figure(page, '未变')).toBe(customers - 10);
  expect(await figure(page, '失败')).toBe(0);
  const changed = await admin.must<{ items: unknown[] }>(
    'GET',
    '/customers?limit=200&columns=notes',
  );
  expect(JSON.stringify(changed).match(/已核对/g)).toHaveLength(10);

  await page.goto('/audit');
  await expect(page.getByText(/申请导出 1：全部客户，XLSX.*用途：季度核对/)).toBeVisible();
  await expect(
    page.getByText(new RegExp(`下载了导出 1：25 家客户，SHA-256 ${hash}`)),
  ).toBeVisible();
});

async function openImports(page: Page): Promise<void> {
  await page.goto('/imports');
  await expect(page.getByRole('heading', { name: '导入', exact: true })).toBeVisible();
}

test('ticked rows leave alone, and an export is nobody else’s', async ({ page, admin }) => {
  await fileCustomers(admin);
  await openAs(page, admin, '/customers?columns=notes&limit=20');
  await expect(page.getByRole('checkbox', { name: /^选择 无锡/ }).nth(2)).toBeVisible();
  for (const box of (await page.getByRole('checkbox', { name: /^选择 无锡/ }).all()).slice(0, 3))
    await box.click();
  await page
    .locator('.selection-bar')
    .getByRole('button', { name: /导\s*出$/ })
    .click();
  await expect(page.getByText('将导出 3 家客户')).toBeVisible();
  await page.getByLabel('用途').fill('拜访名单');
  await page.getByLabel('用途').press('Enter');
  await expect(page.getByText('拜访名单')).toBeVisible();
  const head = await admin.addPerson('zhujingli', '朱经理', 'sales_director', 'blue stone ten');
  const mine = await head.must<{ items: unknown[] }>('GET', '/exports');
  expect(mine.items).toEqual([]);
  const taken = await head.call('GET', '/exports/1/file');
  expect(taken.status).toBe(404);
});

test('who may not export is not offered it', async ({ page, admin }) => {
  const agent = await admin.addPerson('sunkefu', '孙客服', 'service_agent', 'green river six');
  await openAs(page, agent, '/customers');
  await expect(page.getByRole('heading', { name: '客户库' })).toBeVisible();
  await expect(page.getByRole('button', { name: /(^|export )导\s*出$/ })).toHaveCount(0);
  const refused = await agent.call('POST', '/exports', { purpose: '试试看' });
  expect(refused.status).toBe(403);
});

for (const scheme of ['light', 'dark'] as const)
  for (const width of [1440, 360] as const)
    test(`looks right at ${width} in the ${scheme} look`, async ({ page, admin }, info) => {
      await fileCustomers(admin);
      await page.emulateMedia({ colorScheme: scheme });
      await openAs(page, admin, '/exports/new?columns=number,name,office_phone,notes,income');
      await page.setViewportSize({ width, height: width === 360 ? 800 : 900 });
      await expect(page.getByText(/^将导出/)).toBeVisible();
      writeFileSync(info.outputPath('new.png'), await page.screenshot());
      await page.goto('/exports');
      await expect(page.getByText('季度核对').or(page.getByText('还没有导出过'))).toBeVisible();
      writeFileSync(info.outputPath('mine.png'), await page.screenshot());
      expect(await page.evaluate(() => document.body.scrollWidth)).toBeLessThanOrEqual(width);
    });
