import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from './support/kedang';
import { choose, openAs } from './support/page';
import { parseCsv } from './support/registry';
import { accounted, dropFile, figure, run, tryRun } from './support/wizard';

test.use({ installation: 'import' });
test.describe.configure({ timeout: 120_000 });

const table = [
  '客户明细表(2026年)',
  '客户名称,手机,联系人,注册资本(万元)',
  '无锡好行机电有限公司,13900000001,赵一,500',
  '无锡坏号机电有限公司,1390000000,钱二,300',
  '无锡坏额机电有限公司,13900000003,孙三,很多',
  ',13900000004,李四,100',
  '无锡缺电机电有限公司,,周五,80',
  '',
].join('\n');

test('B03 B05 bad rows come back as a file with reasons, and can be imported once mended', async ({
  page,
  admin,
}, info) => {
  const file = info.outputPath('客户.csv');
  writeFileSync(file, table);
  await openAs(page, admin, '/imports');
  await dropFile(page, file);
  await page.getByRole('button', { name: '1 行' }).click();
  await expect(page.getByText(/第 1 行：/)).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('switch', { name: '历史数据导入' }).click();
  await tryRun(page);
  expect(await figure(page, '总行数')).toBe(5);
  expect(await figure(page, '失败')).toBe(3);
  const before = await admin.must<{ total: number }>('GET', '/customers/count');
  expect(before.total).toBe(0);

  await run(page);
  expect(await accounted(page)).toBe(5);
  expect(await figure(page, '待补全')).toBeGreaterThanOrEqual(1);
  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name: '失败行下载 CSV' }).click();
  const path = info.outputPath('失败行.csv');
  await (await waiting).saveAs(path);
  const failed = parseCsv(readFileSync(path, 'utf8'));
  expect(failed).toHaveLength(3);
  const reasons = failed.map((row) => row.失败原因 ?? '');
  expect(reasons[0]).toContain('1390000000');
  expect(reasons[1]).toContain('很多');
  expect(reasons[2]).toContain('客户名称');

  const mended = readFileSync(path, 'utf8').replace('1390000000,', '13900000002,');
  const again = info.outputPath('改好.csv');
  writeFileSync(again, mended);
  await page.getByRole('link', { name: '再导入一个文件' }).click();
  await dropFile(page, again);
  await page.getByRole('switch', { name: '历史数据导入' }).click();
  await tryRun(page);
  expect(await figure(page, '新建')).toBe(1);
  await run(page);
  const after = await admin.must<{ total: number }>('GET', '/customers/count');
  expect(after.total).toBe(3);
});

test('B01 a fixed source is filed with every row', async ({ page, admin }, info) => {
  const file = info.outputPath('展会.csv');
  writeFileSync(file, '客户名称,办公电话\n昆山展会电子有限公司,0512-57000001\n');
  await openAs(page, admin, '/imports');
  await dropFile(page, file);
  await page.getByRole('button', { name: '为所有行填写一个字段' }).click();
  await choose(page, page.getByRole('combobox', { name: '为所有行填写一个字段' }), '客户来源');
  await choose(page, page.getByRole('combobox', { name: '客户来源' }), '展会');
  await page.keyboard.press('Escape');
  await page.getByRole('switch', { name: '历史数据导入' }).click();
  await tryRun(page);
  await run(page);
  await page.getByRole('link', { name: '昆山展会电子有限公司' }).click();
  await expect(page.locator('.fact').filter({ hasText: '客户来源' })).toContainText('展会');
});

test('an import can be left and returned to by its address', async ({ page, admin }, info) => {
  const file = info.outputPath('离开.csv');
  writeFileSync(file, '客户名称,办公电话\n昆山离开电子有限公司,0512-57000002\n');
  await openAs(page, admin, '/imports');
  await dropFile(page, file);
  await page.getByRole('switch', { name: '历史数据导入' }).click();
  await tryRun(page);
  const address = page.url();
  await page.getByRole('link', { name: '工作台' }).click();
  await expect(page.getByRole('heading', { name: '工作台' })).toBeVisible();
  await page.goto(address);
  await expect(page.getByRole('button', { name: /^导入 1 家客户$/ })).toBeVisible();
});

test('a file that is no table is refused with the reason', async ({ page, admin }, info) => {
  const file = info.outputPath('坏.xlsx');
  writeFileSync(file, Buffer.from('PK\u0003\u0004 this is no workbook'));
  await openAs(page, admin, '/imports');
  await page.locator('input[type=file]').setInputFiles(file);
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page).toHaveURL(/\/imports$/);
});
