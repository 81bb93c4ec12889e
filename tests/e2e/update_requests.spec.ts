import type { Client } from './support/client';
import { expect, test } from './support/kedang';
import { fact, openAs } from './support/page';

test.use({ installation: 'update-requests' });

interface Stored {
  record: { id: string; version: string };
}

let phones = 0;
/** A file that the administrator entered for 王芳: to her its core fields are locked at once. */
async function fileFor(admin: Client, owner: Client, name: string): Promise<string> {
  const { record } = await admin.must<Stored>('POST', '/customers', {
    entry: 'quick',
    values: {
      name,
      owner: owner.personId,
      office_phone: `0512-6900${String(++phones).padStart(4, '0')}`,
    },
    contacts: [],
  });
  return record.id;
}

const ask = (person: Client, id: string, name: string) =>
  person.must<{ id: string }>('POST', '/update-requests', {
    record: 'customer',
    id,
    values: { name },
    reason: '按新营业执照更正',
  });

let sales: Client;
let head: Client;
test.beforeEach(async ({ admin }) => {
  sales ??= await admin.addPerson('wangfang', '王芳', 'salesperson', 'red stone nine');
  head ??= await admin.addPerson('lizhuguan', '李主管', 'department_head', 'blue stone ten');
});

test('A26 a locked field is asked for, approved by the head, and the timeline names both', async ({
  page,
  admin,
  browser,
  kedang,
}) => {
  const id = await fileFor(admin, sales, '昆山旧名模具厂');
  await openAs(page, sales, `/customers/${id}`);
  await page.getByRole('button', { name: '申请修改客户名称' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('昆山旧名模具厂');
  const submit = dialog.getByRole('button', { name: '提交申请' });
  await dialog.getByRole('textbox', { name: '客户名称' }).fill('测试');
  await expect(submit).toBeDisabled();
  await dialog.getByLabel('申请理由').fill('按新营业执照更正');
  await submit.click();
  await expect(dialog.getByRole('alert')).toContainText('测试');
  await dialog.getByRole('textbox', { name: '客户名称' }).fill('昆山新名模具有限公司');
  await submit.click();
  await expect(page.getByText('申请已提交，等待审批')).toBeVisible();
  await expect(page.getByRole('heading', { name: '昆山旧名模具厂' })).toBeVisible();
  await page.goto('/update-requests');
  const mine = page.locator('.request-card').first();
  await expect(mine).toContainText('待审批');
  await expect(mine.getByRole('button', { name: '撤回' })).toBeVisible();

  const other = await browser.newPage({ baseURL: kedang.url });
  await openAs(other, head, '/');
  await other.getByRole('link', { name: '待我审批' }).click();
  const card = other.locator('.request-card').filter({ hasText: '昆山旧名模具厂' });
  await expect(card.locator('del')).toHaveText('昆山旧名模具厂');
  await expect(card.locator('ins')).toHaveText('昆山新名模具有限公司');
  await card.getByRole('button', { name: '通过' }).click();
  await expect(other.getByText(/已通过，.*已按申请修改/)).toBeVisible();
  await expect(card).toHaveCount(0);
  await other.close();

  await page.goto(`/customers/${id}`);
  await expect(fact(page, '客户名称')).toContainText('昆山新名模具有限公司');
  const line = page.locator('.timeline-change').first();
  await expect(line).toContainText('李主管');
  await expect(line).toContainText('王芳 申请，李主管 通过');
  await expect(line.locator('ins')).toHaveText('昆山新名模具有限公司');
});

test('A26 a refusal needs a note, which the asker reads', async ({ page, admin }) => {
  const id = await fileFor(admin, sales, '太仓驳回机械厂');
  await ask(sales, id, '太仓驳回机械有限公司');
  await openAs(page, head, '/update-requests');
  const card = page.locator('.request-card').filter({ hasText: '太仓驳回机械厂' });
  await card.getByRole('button', { name: '驳回' }).click();
  const dialog = page.getByRole('dialog');
  const refuse = dialog.getByRole('button', { name: '驳回' });
  await expect(refuse).toBeDisabled();
  await dialog.getByLabel('驳回理由').fill('请上传新营业执照');
  await refuse.click();
  await expect(page.getByText('已驳回，申请人会看到理由')).toBeVisible();
  const own = await sales.must<{ items: { note?: string; state: string }[] }>(
    'GET',
    '/update-requests',
  );
  expect(own.items[0]).toMatchObject({ state: 'refused', note: '请上传新营业执照' });
});

test('E27 nobody approves the own request', async ({ page, admin }) => {
  const id = await fileFor(admin, sales, '常熟四眼服装厂');
  const { id: request } = await ask(head, id, '常熟四眼服装有限公司');
  const answer = await head.call<{ code: string }>(
    'POST',
    `/update-requests/${request}/approve`,
    {},
  );
  expect(answer.status).toBe(403);
  expect(answer.body.code).toBe('own_request');
  await openAs(page, head, '/update-requests?tab=mine');
  const card = page.locator('.request-card').filter({ hasText: '常熟四眼服装厂' });
  await expect(card.getByRole('button', { name: '撤回' })).toBeVisible();
  await expect(card.getByRole('button', { name: '通过' })).toHaveCount(0);
});
