// The handbook's line is typed as it stands, built by mouse, kept as a view and shared.
import { fileDemoCustomers } from './support/demo';
import { expect, test } from './support/kedang';
import { choose, openAs } from './support/page';

test.use({ installation: 'filter' });

const line = '客户类型=成交客户+行业=通用设备制造业+近6个月采购金额≥1万元';

test('A29 the line as typed and the same by mouse find the same customers', async ({
  page,
  admin,
}) => {
  await fileDemoCustomers(admin);
  const page1 = await admin.must<{ items: { id: string; values: { name: string } }[] }>(
    'GET',
    '/customers?sort=name',
  );
  const wanted = page1.items.find((item) => item.values.name.startsWith('杭州'));
  await admin.must('POST', `/customers/${wanted?.id}/orders`, { values: { amount: '1.2万元' } });

  await openAs(page, admin, '/customers');
  const box = page.getByRole('combobox', { name: '筛选条件' });
  await box.fill('khlx');
  await page.locator('.filter-offer', { hasText: '客户类型' }).first().click();
  await expect(box).toHaveValue('客户类型');

  await box.fill(line);
  await box.press('Enter');
  await expect(page.locator('.page-head')).toContainText('共 1 家');
  await expect(page.locator('.customer-table')).toContainText('杭州萧山恒力液压件厂');

  await page.getByRole('button', { name: /筛选/ }).first().click();
  await expect(page.locator('.condition-row')).toHaveCount(3);
  await page.getByRole('button', { name: '添加条件' }).click();
  await choose(page, page.getByRole('combobox', { name: '字段' }).last(), '订单数');
  await page.locator('.condition-row').last().getByRole('spinbutton').fill('1');
  await expect(box).toHaveValue(/近6个月采购金额≥1万元\+订单数/);
  await expect(page.locator('.page-head')).toContainText('共 1 家');

  await box.fill('客户类形=成交客户');
  await box.press('Enter');
  const fault = page.locator('.filter-fault');
  await expect(fault).toContainText('字段不存在或您无权使用');
  await expect(fault.locator('mark')).toHaveText('客户类形');
  await fault.getByRole('button', { name: '客户类型' }).click();
  await expect(box).toHaveValue('客户类型=成交客户');
  await expect(page.locator('.page-head')).toContainText('共 2 家');
});

test('A03 a view is kept under a name, shared, and counted under the own rights', async ({
  page,
  admin,
}) => {
  await admin.addPerson('mover', '钱多多', 'salesperson', 'plum kite river 42');
  await openAs(page, admin, `/customers?filter=${encodeURIComponent('客户类型=成交客户')}`);
  await page.getByRole('button', { name: '保存视图' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('名称').fill('成交的');
  await dialog.getByText('全公司').click();
  await dialog.getByRole('button', { name: /保\s?存/ }).click();
  await expect(page.getByRole('tab', { name: '成交的 2' })).toBeVisible();

  await page.context().clearCookies();
  await page.goto('/customers');
  await page.getByLabel('登录名').fill('mover');
  await page.getByLabel('密码', { exact: true }).fill('plum kite river 42');
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('tab', { name: '成交的 0' }).click();
  await expect(page.getByRole('combobox', { name: '筛选条件' })).toHaveValue('客户类型=成交客户');
  await expect(page.getByText('没有符合条件的客户')).toBeVisible();
  await expect(page.getByRole('button', { name: /视图“成交的”的操作/ })).toHaveCount(0);
});

test('A06 an order is written down on the file', async ({ page, admin }) => {
  const list = await admin.must<{ items: { id: string }[] }>('GET', '/customers?sort=name');
  await openAs(page, admin, `/customers/${list.items[0]?.id}?tab=orders`);
  await page.getByRole('button', { name: '登记订单' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: /保\s?存/ })).toBeDisabled();
  await dialog.getByRole('spinbutton', { name: /订单金额/ }).fill('3');
  await dialog.getByRole('button', { name: /保\s?存/ }).click();
  await expect(page.locator('.orders li')).toHaveCount(1);
});
