// What people of eight hours a day rely on: keys, the palette, addresses, drafts, what is kept.
import type { Page } from '@playwright/test';
import type { Client } from './support/client';
import { fileDemoCustomers } from './support/demo';
import { expect, test } from './support/kedang';
import { fact, logIn, openAs } from './support/page';

test.use({ installation: 'habits' });

const rows = (page: Page) => page.locator('.customer-table tbody tr[data-row-key]');

async function ensureCustomers(admin: Client): Promise<void> {
  const stored = await admin.must<{ total: number }>('GET', '/customers/count');
  if (stored.total === 0) await fileDemoCustomers(admin);
}

test('j k x move and tick, Enter opens, and back is the list as it was', async ({
  page,
  admin,
}) => {
  await ensureCustomers(admin);
  await openAs(page, admin, '/customers?sort=name&columns=number,name,stage');
  await expect(rows(page)).toHaveCount(8);
  const second = await rows(page).nth(1).locator('a').last().innerText();
  for (const key of ['j', 'j', 'j', 'k', 'x']) await page.keyboard.press(key);
  await expect(page.getByRole('status')).toContainText('已选 1 家');
  await expect(rows(page).nth(1).getByRole('checkbox')).toBeChecked();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: second })).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/sort=name/);
  await expect(rows(page)).toHaveCount(8);
});

test('f writes a follow-up to the row, e edits it', async ({ page, admin }) => {
  await ensureCustomers(admin);
  await openAs(page, admin, '/customers');
  await expect(rows(page)).toHaveCount(8);
  await page.keyboard.press('j');
  await page.keyboard.press('f');
  await expect(page.getByLabel('沟通内容')).toBeFocused();
  await page.keyboard.type('约好周五看样');
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('.timeline > li').first()).toContainText('约好周五看样');
  await page.goBack();
  await expect(rows(page)).toHaveCount(8);
  await page.keyboard.press('j');
  await page.keyboard.press('e');
  await expect(page.locator('.inline-editor input').first()).toBeFocused();
});

test('Ctrl+K leads to customers, pages and actions, as far as one may go', async ({
  page,
  admin,
}) => {
  await ensureCustomers(admin);
  await openAs(page, admin, '/');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('字段');
  await page.locator('.ant-select-item-option').getByText('字段管理', { exact: true }).click();
  await expect(page.getByRole('heading', { name: '字段管理' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('快速录入');
  await page.locator('.ant-select-item-option').getByText('快速录入', { exact: true }).click();
  await expect(page).toHaveURL(/entry=quick/);
  // The page takes the focus to its first field: only then somebody turns to the next thing.
  await expect(page.locator('.quick-entry input').first()).toBeFocused();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('遥观精密');
  await page.locator('.suggestion').first().click();
  await expect(page.getByRole('heading', { name: /遥观精密/ })).toBeVisible();

  const password = 'nine calm rivers';
  await admin.addPerson('seller', '周销', 'salesperson', password);
  await page.context().clearCookies();
  await page.goto('/');
  await logIn(page, 'seller', password);
  await expect(page.getByRole('navigation', { name: '主菜单' })).toBeVisible();
  await page.keyboard.press('Control+k');
  const offered = page.locator('.ant-select-item-option');
  await expect(offered.getByText('字段管理', { exact: true })).toBeVisible();
  await expect(offered.getByText('登录日志', { exact: true })).toHaveCount(0);
});

test('a list sent to a colleague opens the same', async ({ page, admin }) => {
  await ensureCustomers(admin);
  const filter = { all: [{ field: 'customer_type', op: 'eq', value: 'deal' }] };
  const address = `/customers?sort=name&filter=${encodeURIComponent(JSON.stringify(filter))}`;
  await openAs(page, admin, address);
  await expect(page.getByRole('combobox', { name: '筛选条件' })).toHaveValue('客户类型=成交客户');
  const total = await admin.must<{ total: number }>(
    'GET',
    `/customers/count?filter=${encodeURIComponent(JSON.stringify(filter))}`,
  );
  await expect(rows(page)).toHaveCount(total.total);
  await page.getByRole('combobox', { name: '筛选条件' }).fill('');
  await expect(rows(page)).toHaveCount(8);
  await page.goBack();
  await expect(rows(page)).toHaveCount(total.total);
});

test('保存并新增 keeps the fields chosen, and no others', async ({ page, admin }) => {
  await openAs(page, admin, '/customers/new');
  await page.getByRole('button', { name: /新增时保留/ }).click();
  await page.getByRole('checkbox', { name: '客户性质' }).check();
  await page.keyboard.press('Escape');
  await page.getByRole('textbox', { name: '客户名称' }).fill('宜兴留存环保有限公司');
  const nature = page.getByRole('combobox', { name: '客户性质' });
  await nature.click();
  await page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')
    .getByText('民营企业', { exact: true })
    .click();
  await page.getByRole('textbox', { name: /^[* ]*姓名$/ }).fill('沈洁');
  await page.getByRole('textbox', { name: '手机' }).fill('13900139777');
  await page.getByRole('button', { name: '保存并新增' }).click();
  await expect(page.getByText('录入成功')).toBeVisible();
  await expect(page.getByRole('textbox', { name: '客户名称' })).toHaveValue('');
  await expect(page.getByRole('textbox', { name: '手机' })).toHaveValue('');
  await expect(page.locator('.form-field').filter({ has: nature })).toContainText('民营企业');
});

test('a follow-up and a contact begun are still there after a reload', async ({ page, admin }) => {
  await ensureCustomers(admin);
  await openAs(page, admin, '/customers');
  await rows(page).first().locator('a').last().click();
  await page.getByRole('button', { name: /写跟进/ }).click();
  await page.getByLabel('沟通内容').fill('写到一半');
  await page.getByRole('tab', { name: /^联系人/ }).click();
  await page.getByRole('button', { name: '添加联系人' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: '姓名' }).fill('顾半');
  await page.reload();
  await expect(page.getByLabel('沟通内容')).toHaveValue('写到一半');
  await page.getByRole('button', { name: '添加联系人' }).click();
  const name = page.getByRole('dialog').getByRole('textbox', { name: '姓名' });
  await expect(name).toHaveValue('顾半');
});

test('in English labels, choices and the timeline are English', async ({ page, admin }) => {
  await ensureCustomers(admin);
  await openAs(page, admin, '/customers');
  await page.getByRole('button', { name: '我的菜单' }).click();
  await page.getByRole('menuitem', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'Customers' })).toBeVisible();
  await rows(page).filter({ hasText: '遥观精密' }).locator('a').last().click();
  await expect(page.locator('.timeline')).toContainText('New: Customer');
  await expect(page.locator('.file-head')).not.toContainText('意向客户');
  await expect(fact(page, 'Name')).toContainText('遥观精密');
});
