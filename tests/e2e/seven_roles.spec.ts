// Seven people open the same file and each sees what their role may: seven different truths.
import type { Page } from '@playwright/test';
import type { Client } from './support/client';
import { expect, test } from './support/kedang';
import { fact, openAs } from './support/page';

test.use({ installation: 'seven-roles' });
// Nine log-ins, one after the other.
test.describe.configure({ timeout: 360_000 });

const phone = '0512-66551000';
const mobile = '13900139000';

/** What stands on the page of the file. */
async function seen(page: Page, person: Client, path: string) {
  await page.context().clearCookies();
  await openAs(page, person, path);
  const missing = page.getByText('记录不存在或您无权查看');
  await expect(page.locator('.file-head').or(missing)).toBeVisible();
  if (await missing.isVisible()) return 'no file';
  await page.getByRole('tab', { name: '业务', exact: true }).click();
  await expect(fact(page, '合作阶段')).toBeVisible();
  const amount = (await fact(page, '合同金额').count()) > 0;
  await page.getByRole('tab', { name: '联系方式' }).click();
  await expect(fact(page, '所在地区')).toBeVisible();
  const number = fact(page, '办公电话');
  const shows = async (text: string) => (await number.getByText(text).count()) > 0;
  return {
    phone: (await shows(phone)) ? 'clear' : (await number.count()) ? 'masked' : 'hidden',
    reveal: (await number.getByRole('button', { name: /查看/ }).count()) > 0,
    amount,
    renumber: await page.getByRole('button', { name: '更改客户编号' }).isVisible(),
    share: await page.getByRole('button', { name: /共享$/ }).isVisible(),
    entry: await page.getByRole('button', { name: /写跟进/ }).isVisible(),
  };
}

test('A25 A26 C19 E27 seven roles see seven truths of one file', async ({ page, admin }) => {
  const add = (login: string, name: string, role: string) =>
    admin.addPerson(login, name, role, 'plum kite river 42');
  const owner = await add('wangfang', '王芳', 'salesperson');
  const people = {
    administrator: admin,
    owner,
    head: await add('lizhuguan', '李主管', 'department_head'),
    service: await add('sunkefu', '孙客服', 'service_agent'),
    marketing: await add('zhoushichang', '周市场', 'marketing'),
    clerk: await add('qianxingzheng', '钱行政', 'office_clerk'),
    colleague: await add('zhaomin', '赵敏', 'salesperson'),
  };
  const { id } = await owner.must<{ id: string }>('POST', '/customers', {
    values: {
      name: '常州武进遥观精密轴承有限公司',
      office_phone: phone,
      contract_amount: { amount: '800000', currency: 'CNY' },
    },
    contacts: [{ values: { name: '王经理', mobile } }],
  });
  const path = `/customers/${id}`;
  const truths = new Map<string, string>();
  for (const [role, person] of Object.entries(people))
    truths.set(role, JSON.stringify(await seen(page, person, path)));
  expect(truths.get('colleague')).toBe('"no file"');
  expect(truths.get('service')).toBe('"no file"');

  // 客服 finds the one file by its exact phone, and sees no amounts.
  await page.context().clearCookies();
  await openAs(page, people.service, '/customers');
  const box = page.getByLabel('按编号或电话查找客户');
  await box.fill('13900139');
  await box.press('Enter');
  await expect(page.getByText('没有找到，请核对编号或电话')).toBeVisible();
  await box.fill(mobile);
  await box.press('Enter');
  await expect(page.locator('.file-head')).toBeVisible();
  truths.set('service', JSON.stringify(await seen(page, people.service, path)));

  expect(new Set(truths.values()).size, JSON.stringify([...truths])).toBe(7);
  const truth = (role: string) => JSON.parse(truths.get(role) ?? '') as Record<string, unknown>;
  expect(truth('owner')).toMatchObject({
    phone: 'clear',
    amount: true,
    renumber: false,
  });
  expect(truth('head')).toMatchObject({
    phone: 'masked',
    reveal: true,
    share: true,
  });
  expect(truth('administrator')).toMatchObject({
    phone: 'masked',
    reveal: true,
    renumber: true,
  });
  expect(truth('service')).toMatchObject({ amount: false, share: false });
  expect(truth('marketing')).toMatchObject({
    phone: 'masked',
    reveal: false,
    amount: true,
  });
  expect(truth('clerk')).toMatchObject({
    phone: 'masked',
    reveal: false,
    amount: false,
  });
});

test('C20 a file is shared until a day, and the colleague sees it masked', async ({
  page,
  admin,
}) => {
  const owner = await admin.addPerson('gusong', '顾松', 'salesperson', 'plum kite river 42');
  const friend = await admin.addPerson('heqin', '何琴', 'salesperson', 'plum kite river 42');
  const { id } = await owner.must<{ id: string }>('POST', '/customers', {
    values: { name: '无锡恒远五金厂', office_phone: '0510-85551234' },
    contacts: [{ values: { name: '李娜', mobile: '13700137001' } }],
  });
  expect(await seen(page, friend, `/customers/${id}`)).toBe('no file');
  await page.context().clearCookies();
  await openAs(page, owner, `/customers/${id}`);
  await page.getByRole('button', { name: /共享$/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: '同事' }).click();
  await page.getByTitle('何琴').click();
  await dialog.getByRole('button', { name: /共享$/ }).click();
  await expect(dialog.getByText(/^何琴 · 至 /)).toBeVisible();
  const shared = await seen(page, friend, `/customers/${id}`);
  expect(shared).toMatchObject({ phone: 'masked', share: false });
});
