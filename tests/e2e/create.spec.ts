import type { Client } from './support/client';
import { expect, test } from './support/kedang';
import { openAs } from './support/page';

test.use({ installation: 'create' });

let phones = 0;
const store = (admin: Client, name: string) =>
  admin.must('POST', '/customers', {
    entry: 'quick',
    values: { name, office_phone: `0512-6800${String(++phones).padStart(4, '0')}` },
    contacts: [],
  });

test('B05 a malformed phone is named beside its field while typing', async ({ page, admin }) => {
  await openAs(page, admin, '/customers/new');
  await page.getByRole('textbox', { name: '办公电话' }).first().fill('1380013800');
  const field = page
    .locator('.form-field')
    .filter({ has: page.getByRole('textbox', { name: '办公电话' }).first() });
  await expect(field.getByRole('alert')).toContainText('1380013800');
  await page.getByRole('textbox', { name: '办公电话' }).first().fill('13800138000');
  await expect(field.getByRole('alert')).toHaveCount(0);
});

test('B06 contact and first follow-up are saved with the file', async ({ page, admin }) => {
  await openAs(page, admin, '/customers/new');
  await page.getByRole('textbox', { name: '客户名称' }).fill('苏州华东精密制造有限公司');
  await page.getByRole('textbox', { name: /^[* ]*姓名$/ }).fill('陈建国');
  await page.getByRole('textbox', { name: '手机' }).fill('13900139001');
  await page.getByLabel('沟通内容').fill('来电咨询数控刀具,需要报价');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByText('录入成功')).toBeVisible();
  await expect(page.getByRole('heading', { name: '苏州华东精密制造有限公司' })).toBeVisible();
  await expect(page.getByText('来电咨询数控刀具,需要报价')).toBeVisible();
  await page.getByRole('tab', { name: '联系人 (1)' }).click();
  await expect(page.locator('.contact')).toContainText('陈建国');
});

test('A24 the number follows the handbook chosen', async ({ page, admin }) => {
  await store(admin, '常熟编号纺织有限公司');
  await openAs(page, admin, '/customers?q=常熟编号纺织有限公司');
  await expect(page.locator('.customer-table tbody tr[data-row-key]')).toContainText(
    /[A-Z]\d{6}\d{3}/,
  );
});

test('B05 C08 a file of the same name is shown and not entered twice', async ({ page, admin }) => {
  await store(admin, '太仓同名机械厂');
  await openAs(page, admin, '/customers/new');
  await page.getByRole('textbox', { name: '客户名称' }).fill('太仓同名机械厂');
  const link = page.getByRole('link', { name: /打开 .* 太仓同名机械厂/ });
  await expect(link.first()).toBeVisible();
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(link.first()).toBeVisible();
  await expect(page).toHaveURL(/customers\/new/);
  await expect(page.getByRole('textbox', { name: '客户名称' })).toHaveValue('太仓同名机械厂');
});

test('B03 a missing required field is named and nothing is stored', async ({ page, admin }) => {
  const before = await admin.must<{ total: number }>('GET', '/customers/count');
  await openAs(page, admin, '/customers/new');
  await page.getByLabel('客户简称').fill('无名');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  const field = page
    .locator('.form-field')
    .filter({ has: page.getByRole('textbox', { name: '客户名称' }) });
  await expect(field.getByRole('alert')).toContainText('客户名称');
  const after = await admin.must<{ total: number }>('GET', '/customers/count');
  expect(after.total).toBe(before.total);
});

test('what was typed is still there after a reload', async ({ page, admin }) => {
  await openAs(page, admin, '/customers/new');
  await page.getByRole('textbox', { name: '客户名称' }).fill('写到一半的公司');
  await page.getByRole('textbox', { name: /^[* ]*姓名$/ }).fill('周敏');
  await page.reload();
  await expect(page.getByRole('textbox', { name: '客户名称' })).toHaveValue('写到一半的公司');
  await expect(page.getByRole('textbox', { name: /^[* ]*姓名$/ })).toHaveValue('周敏');
});

test('quick entry takes name and phone and is ready for the next', async ({ page, admin }) => {
  await openAs(page, admin, '/customers/new?entry=quick');
  await page.getByRole('textbox', { name: '客户名称' }).fill('无锡快速机电有限公司');
  await page.getByRole('textbox', { name: '办公电话' }).first().fill('0510-82700001');
  await page.getByRole('textbox', { name: '办公电话' }).first().press('Enter');
  await expect(page.getByText('录入成功')).toBeVisible();
  await expect(page.getByRole('textbox', { name: '客户名称' })).toHaveValue('');
  await page.getByRole('link', { name: /无锡快速机电有限公司/ }).click();
  await expect(page.getByText(/待补全 \d+/)).toBeVisible();
});
