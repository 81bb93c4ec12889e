// A newcomer's first hour: choose handbook A, bring the customers in, find, open, complete, change.
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { Client } from './support/client';
import { adminPassword, expect, test } from './support/kedang';
import { choose, fact, logIn, openAs } from './support/page';
import { parseCsv, writeRegistry, yuan } from './support/registry';
import { accounted, dropFile, figure, run, tryRun } from './support/wizard';

test.use({ installation: 'newcomer' });
test.describe.configure({ mode: 'serial', timeout: 400_000 });

let page: Page;
let admin: Client;
let rows: Record<string, string>[] = [];
let company = '';

test.beforeAll(async ({ browser }) => {
  page = await browser.newPage();
});
test.afterAll(async () => page.close());

test('A24 handbook A is chosen at the first log-in', async ({ kedang }) => {
  await page.goto(kedang.url);
  await logIn(page, kedang.login, kedang.oneTimePassword);
  await page.getByLabel('当前密码').fill(kedang.oneTimePassword);
  await page.getByLabel('新密码', { exact: true }).fill(adminPassword);
  await page.getByLabel('再次输入新密码').fill(adminPassword);
  await page.getByRole('button', { name: '修改密码' }).click();
  await page.getByLabel('公司名称').fill('苏州启衡精密机械有限公司');
  await page.locator('.preset-card').filter({ hasText: '客户资料归档与信息提取手册' }).click();
  await expect(page.locator('.preset-chosen')).toContainText(/C\d{6}001/);
  await page.getByRole('button', { name: '使用规范 A' }).click();
  await expect(page.getByRole('heading', { name: '工作台' })).toBeVisible();
  admin = await Client.administrator(kedang, adminPassword);
});

test('A16 B03 every row of the register is accounted for, with the mapping proposed', async () => {
  const info = test.info();
  const file = info.outputPath('registry_50k.csv');
  rows = parseCsv(writeRegistry(file));
  await page.getByRole('link', { name: '导入', exact: true }).first().click();
  await dropFile(page, file);
  await expect(page.getByText('客户名称', { exact: true }).first()).toBeVisible();
  await page.getByRole('switch', { name: '历史数据导入' }).click();
  await tryRun(page);
  expect(await figure(page, '总行数')).toBe(rows.length);
  expect(await accounted(page)).toBe(rows.length);
  const promised = await figure(page, '新建');
  await run(page);
  expect(await figure(page, '新建')).toBe(promised);
  expect(await accounted(page)).toBe(rows.length);
});

test('B07 province and registered capital filter with exact counts', async () => {
  const info = test.info();
  const waiting = page.waitForEvent('download');
  const refused = await figure(page, '失败');
  let bad: Record<string, string>[] = [];
  if (refused > 0) {
    await page.getByRole('link', { name: '失败行下载 CSV' }).click();
    const path = info.outputPath('rejected.csv');
    await (await waiting).saveAs(path);
    bad = parseCsv(readFileSync(path, 'utf8'));
    expect(bad).toHaveLength(refused);
  }
  const key = (row: Record<string, string>) => `${row.name}|${row.uscc}|${row.address}`;
  const left = new Map<string, number>();
  for (const row of bad) left.set(key(row), (left.get(key(row)) ?? 0) + 1);
  const filed = rows.filter((row) => {
    const spare = left.get(key(row)) ?? 0;
    if (spare > 0) left.set(key(row), spare - 1);
    return spare === 0;
  });
  const expected = filed.filter(
    (row) => row.province === '江苏' && (yuan(row.capital ?? '') ?? 0) >= 5_000_000,
  );
  expect(expected.length).toBeGreaterThan(0);

  await page.getByRole('link', { name: '客户库' }).click();
  await page.getByRole('button', { name: /筛选/ }).first().click();
  await choose(page, page.getByRole('combobox', { name: '字段' }), '所在地区');
  await page.locator('.condition-value .ant-cascader').click();
  await page.getByRole('menuitemcheckbox', { name: '江苏省' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '添加条件' }).click();
  await choose(page, page.getByRole('combobox', { name: '字段' }).last(), '注册资本');
  await page.locator('.condition-row').last().getByRole('spinbutton').fill('500');
  const count = expected.length.toLocaleString('en-US');
  await expect(page.locator('.page-head')).toContainText(`共 ${count} 家`);
  const address = decodeURIComponent(await page.evaluate(() => location.search));
  expect(address).toMatch(/registered_capital|注册资本/);
});

test('D02 E21 a contact with phone is added, and masked for others', async ({
  browser,
  kedang,
}) => {
  const link = page.locator('.customer-table tbody tr[data-row-key] a').nth(1);
  company = (await link.innerText()).trim();
  await link.click();
  await expect(page.getByRole('heading', { name: company })).toBeVisible();
  await page.getByRole('tab', { name: /^联系人/ }).click();
  await page.getByRole('button', { name: '添加联系人' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: '姓名' }).fill('陈建国');
  await dialog.getByRole('textbox', { name: '手机' }).fill('13812345678');
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(page.locator('.contact')).toContainText('陈建国');

  const password = 'seven green boats';
  const colleague = await admin.addPerson('zhangwei', '张伟', 'administrator', password);
  const other = await browser.newPage({ baseURL: kedang.url });
  await openAs(other, colleague, new URL(page.url()).pathname);
  await other.getByRole('tab', { name: '联系人 (1)' }).click();
  await expect(other.locator('.contact')).toContainText('138****5678');
  await expect(other.locator('body')).not.toContainText('13812345678');
  await other.getByRole('button', { name: '查看完整手机' }).click();
  await expect(other.locator('.contact')).toContainText('13812345678');
  await other.close();
});

test('B09 B11 C17 a core change with its reason stands on the timeline', async () => {
  await page.getByRole('tab', { name: '基本' }).click();
  await page.getByRole('button', { name: '修改客户名称' }).click();
  await page.locator('.inline-editor input').first().fill(`${company}(更名)`);
  await page.getByLabel('变更原因').fill('工商登记变更');
  await page.locator('.inline-editor').getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('heading', { name: `${company}(更名)` })).toBeVisible();
  await expect(fact(page, '客户名称')).toContainText('(更名)');
  const change = page.locator('.timeline-change').filter({ hasText: '工商登记变更' });
  await expect(change.locator('del')).toHaveText(company);
  await expect(change.locator('ins')).toHaveText(`${company}(更名)`);
});

test('B07 the search box finds it by name and by the contact’s phone', async () => {
  const box = page.getByRole('combobox', { name: '搜索客户：编号、名称、电话' });
  for (const words of [`${company}(更名)`, '13812345678']) {
    await box.fill(words);
    const suggestion = page.locator('.suggestion').filter({ hasText: '(更名)' });
    await expect(suggestion.first()).toBeVisible();
    await box.clear();
  }
});

test('B11 the log of all this is sound', async ({ kedang }) => {
  const verdict = kedang.run('audit', 'verify');
  expect(verdict.output).not.toBe('');
  expect(verdict.code).toBe(0);
});
