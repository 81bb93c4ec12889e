import type { Client } from './support/client';
import { expect, test } from './support/kedang';
import { openAs } from './support/page';

test.use({ installation: 'notices' });
test.describe.configure({ mode: 'serial' });

const name = '常州武进遥观精密轴承有限公司';
let owner: Client;
let other: Client;
let customer: string;

/** The feed is read every few seconds; the page is asked only when the notice is there. */
const untilTold = (person: Client, total: number) =>
  expect
    .poll(async () => (await person.must<{ total: number }>('GET', '/notices/unread-count')).total)
    .toBe(total);

async function newestCount(person: Client): Promise<number | undefined> {
  const { items } = await person.must<{ items: { count: number }[] }>('GET', '/notices');
  return items[0]?.count;
}

async function change(admin: Client, values: Record<string, string>): Promise<void> {
  const file = await admin.must<{ customer: { version: string } }>('GET', `/customers/${customer}`);
  await admin.must('PATCH', `/customers/${customer}`, { values }, file.customer.version);
}

test.beforeAll(async ({ admin }) => {
  owner = await admin.addPerson('wangfang', '王芳', 'salesperson', 'red stone nine');
  other = await admin.addPerson('zhaomin', '赵敏', 'salesperson', 'blue river four');
  const made = await owner.must<{ record: { id: string } }>('POST', '/customers', {
    entry: 'quick',
    values: { name, office_phone: '0519-66551000' },
    contacts: [],
  });
  customer = made.record.id;
});

test('B10 the owner is told what somebody changed, and opens the file', async ({ page, admin }) => {
  await openAs(page, owner, '/');
  await expect(page.getByRole('button', { name: '提醒', exact: true })).toBeVisible();
  await change(admin, { short_name: '遥观轴承', website: 'https://yaoguan.example' });
  await untilTold(owner, 1);
  await page.reload();
  await page.getByRole('button', { name: '提醒，1 条未读' }).click();
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByRole('heading', { name: '今天' })).toBeVisible();
  const notice = drawer.locator('.notice').first();
  await expect(notice).toContainText(`更新了 ${name}`);
  await expect(notice).toContainText('客户简称、官方网站');
  await expect(drawer).not.toContainText('yaoguan');
  await notice.click();
  await expect(page).toHaveURL(new RegExp(`/customers/${customer}$`));
  await expect(page.getByRole('heading', { name })).toBeVisible();
  await expect(page.getByRole('button', { name: '提醒', exact: true })).toBeVisible();
});

test('E27 another salesperson has none and finds no notice of somebody else', async ({ page }) => {
  const { items } = await owner.must<{ items: { id: string }[] }>('GET', '/notices');
  const foreign = await other.call('POST', `/notices/${items[0]?.id}/read`);
  expect(foreign.status).toBe(404);
  await openAs(page, other, '/notices');
  await expect(page.getByText('还没有提醒')).toBeVisible();
  await expect(page.getByRole('button', { name: '全部已读' })).toBeDisabled();
});

test('B10 a follower is told until following ends', async ({ page, admin }) => {
  const head = await admin.addPerson('lizhuguan', '李主管', 'department_head', 'green hill two');
  await openAs(page, head, `/customers/${customer}`);
  await page.getByRole('button', { name: '关注', exact: true }).click();
  await expect(page.getByRole('button', { name: '取消关注' })).toBeVisible();
  await change(admin, { short_name: '遥观精密' });
  await untilTold(head, 1);
  await page.goto('/');
  const card = page.locator('.ant-card').filter({ has: page.getByText('全部提醒') });
  await expect(card).toContainText(`更新了 ${name}`);
  await page.goto(`/customers/${customer}`);
  await page.getByRole('button', { name: '取消关注' }).click();
  await expect(page.getByRole('button', { name: '关注', exact: true })).toBeVisible();
  await change(admin, { short_name: '遥观精工' });
  // Told within ten minutes of the one before: the same notice, counted.
  await expect.poll(() => newestCount(owner)).toBe(2);
  expect(await newestCount(head)).toBe(1);
});

test('B10 a kind can be switched off, and all be read at once', async ({ page, admin }) => {
  await openAs(page, owner, '/notices');
  await page.getByRole('button', { name: '全部已读' }).click();
  await expect(page.getByRole('button', { name: '全部已读' })).toBeDisabled();
  await page.getByRole('button', { name: '提醒设置' }).click();
  const toggle = page.getByRole('switch', { name: '客户信息更新' });
  await expect(toggle).toBeChecked();
  await toggle.click();
  await expect(toggle).not.toBeChecked();
  await change(admin, { short_name: '遥观' });
  await admin.must('POST', `/customers/${customer}/follow-ups`, {
    values: { content: '总经理来访' },
  });
  await untilTold(owner, 1);
  await page.reload();
  await expect(page.locator('.notice').first()).toContainText(`为 ${name} 写了跟进`);
});
