import type { Client } from './support/client';
import { expect, test } from './support/kedang';
import { fact, openAs } from './support/page';

test.use({ installation: 'edit' });

interface Stored {
  record: { id: string; version: string };
}

let phones = 0;
const create = (admin: Client, name: string) =>
  admin.must<Stored>('POST', '/customers', {
    entry: 'quick',
    values: { name, office_phone: `0512-6700${String(++phones).padStart(4, '0')}` },
    contacts: [],
  });

test('B09 B11 C17 a core field needs a reason, and both values stand on the timeline', async ({
  page,
  admin,
}) => {
  const { record } = await create(admin, '昆山旧名模具厂');
  await openAs(page, admin, `/customers/${record.id}`);
  await page.getByRole('button', { name: '修改客户名称' }).click();
  await page.locator('.inline-editor input').first().fill('昆山新名模具有限公司');
  const save = page.locator('.inline-editor').getByRole('button', { name: '保存' });
  await expect(save).toBeDisabled();
  await page.getByLabel('变更原因').fill('工商变更登记');
  await save.click();
  await expect(page.getByRole('heading', { name: '昆山新名模具有限公司' })).toBeVisible();
  const change = page.locator('.timeline-change').first();
  await expect(change.locator('del')).toHaveText('昆山旧名模具厂');
  await expect(change.locator('ins')).toHaveText('昆山新名模具有限公司');
  await expect(change).toContainText('变更原因：工商变更登记');
});

test('B09 the server too refuses a core change without a reason', async ({ admin }) => {
  const { record } = await create(admin, '太仓无由贸易');
  const answer = await admin.call<{ fields: { rule: string }[] }>(
    'PATCH',
    `/customers/${record.id}`,
    { values: { name: '太仓改名贸易' } },
    record.version,
  );
  expect(answer.status).toBe(422);
  expect(answer.body.fields.map((field) => field.rule)).toContain('reason_required');
});

test('B08 a stale edit shows both values and keeps the one chosen', async ({ page, admin }) => {
  const { record } = await create(admin, '张家港同改纺织');
  const colleague = await admin.addPerson('wangfang', '王芳', 'administrator', 'red stone nine');
  await openAs(page, admin, `/customers/${record.id}`);
  await page.getByRole('button', { name: '修改客户简称' }).click();
  await page.locator('.inline-editor input').fill('我的简称');
  await colleague.must(
    'PATCH',
    `/customers/${record.id}`,
    { values: { short_name: '同事的简称' } },
    record.version,
  );
  await page.locator('.inline-editor').getByRole('button', { name: '保存' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(/王芳 \d\d:\d\d 刚改过，请选择保留哪一项/);
  await expect(dialog).toContainText('同事的简称');
  await expect(dialog).toContainText('我的简称');
  await dialog.getByRole('button', { name: '保留王芳的' }).click();
  await expect(fact(page, '客户简称')).toContainText('同事的简称');
});

test('B08 one may also decide for the own value', async ({ page, admin }) => {
  const { record } = await create(admin, '常熟两改服装');
  await openAs(page, admin, `/customers/${record.id}`);
  await page.getByRole('button', { name: '修改客户简称' }).click();
  await page.locator('.inline-editor input').fill('最终简称');
  await admin.must(
    'PATCH',
    `/customers/${record.id}`,
    { values: { short_name: '另一简称' } },
    record.version,
  );
  await page.locator('.inline-editor input').press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: '改为我填写的' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(fact(page, '客户简称')).toContainText('最终简称');
});

test('C17 a follow-up is saved with Ctrl+Enter and stands on top', async ({ page, admin }) => {
  const { record } = await create(admin, '吴江跟进丝绸');
  await openAs(page, admin, `/customers/${record.id}`);
  await page.getByRole('button', { name: /写跟进/ }).click();
  await page.getByLabel('沟通内容').fill('客户希望下周看样品');
  await page.getByLabel('沟通结果').fill('已约周三上门');
  await page.getByLabel('沟通结果').press('Control+Enter');
  const first = page.locator('.timeline > li').first();
  await expect(first).toContainText('客户希望下周看样品');
  await expect(first).toContainText('已约周三上门');
});
