// What auditors do: read the log in sentences, take it away, look after alerts, have it checked.
import { readFileSync } from 'node:fs';
import type { Client } from './support/client';
import { expect, test } from './support/kedang';
import { choose, openAs } from './support/page';

test.use({ installation: 'audit' });
test.describe.configure({ mode: 'serial' });

const mobile = '13900139217';
let sales: Client;
let number = '';
let contact = '';

async function reveal(person: Client, purpose: string): Promise<void> {
  await person.must('POST', '/reveal', {
    record: 'contact',
    id: contact,
    field: 'mobile',
    purpose,
  });
}

async function fileWithContact(admin: Client): Promise<void> {
  const made = await sales.must<{ record: { id: string; values: { number: string } } }>(
    'POST',
    '/customers',
    {
      entry: 'full',
      values: { name: '华东精密制造有限公司', kind: 'company' },
      contacts: [{ values: { name: '张伟', mobile } }],
    },
  );
  number = made.record.values.number;
  const file = await admin.must<{ contacts: { id: string }[] }>(
    'GET',
    `/customers/${made.record.id}`,
  );
  contact = file.contacts[0]?.id ?? '';
}

test('D11: who did what is read in sentences, by person and kind, without the values', async ({
  page,
  admin,
}) => {
  sales = await admin.addPerson('wangfang', '王芳', 'salesperson', 'plum kite river 43');
  await fileWithContact(admin);
  await reveal(admin, '回访');
  expect((await sales.call('GET', '/login-log')).status).toBe(403);

  await openAs(page, admin, '/audit');
  await expect(page.getByText(`查看了 ${number} 华东精密制造有限公司 的完整手机`)).toBeVisible();
  await expect(page.getByText('被拒绝：登录日志')).toBeVisible();
  await expect(page.getByText(mobile)).toHaveCount(0);

  await choose(page, page.getByLabel('操作类别'), '被拒绝');
  await page.keyboard.press('Escape');
  await expect(page.getByText('查看了')).toHaveCount(0);
  await expect(page).toHaveURL(/kind=refusal/);
  await expect(page.locator('.log-lines > li', { hasText: '王芳' })).toHaveCount(1);
  await expect(page.locator('.log-lines > li', { hasText: '登录被拒绝' })).toHaveCount(1);
});

test('D11: a line leads to all of the same file, and leaves as a PDF', async ({ page, admin }) => {
  await openAs(page, admin, '/audit');
  await page.getByRole('button', { name: '只看 华东精密制造有限公司 的记录' }).first().click();
  await expect(page).toHaveURL(new RegExp(`customer=${number}`));
  await expect(page.locator('.log-lines')).not.toContainText('登录了系统');
  await page.getByRole('button', { name: '导出 PDF' }).click();
  const print = page.getByRole('list', { name: '导出的 PDF' });
  await expect(print).toContainText('前可下载');
  const download = page.waitForEvent('download');
  await print.getByRole('link', { name: '下载' }).click();
  const file = await (await download).path();
  expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-');
  await page.reload();
  await expect(print).toContainText('前可下载');
  await page.goto('/audit?kind=download');
  await expect(page.locator('.log-lines')).toContainText('下载了操作日志 PDF');
});

test('D11: many reveals within an hour are told and acknowledged', async ({ page, admin }) => {
  for (let i = 0; i < 31; i++) await reveal(admin, '批量回访');
  await openAs(page, admin, '/audit?tab=alerts');
  // Counted by a job three times a minute; the page asks twice.
  await expect(page.getByText('连续查看完整号码')).toBeVisible({ timeout: 75_000 });
  await page.getByRole('button', { name: '处理' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '处理' }).click();
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('2 到 500 个字');
  await page.getByLabel('处理说明').fill('已核实：季度回访');
  await page.getByRole('dialog').getByRole('button', { name: '处理' }).click();
  await expect(page.getByText('已处理')).toBeVisible();
});

test('B11: the log is checked, on the page as by the command', async ({ page, admin, kedang }) => {
  await openAs(page, admin, '/audit?tab=checks');
  await page.getByRole('button', { name: '开始校验' }).click();
  await expect(page.getByText('完好')).toBeVisible();
  await expect(page.getByText('已与外部签名核对到')).toBeVisible();
  expect(kedang.run('audit', 'verify').code).toBe(0);
});

test('D11: a salesperson finds no such page', async ({ page }) => {
  await openAs(page, sales, '/');
  await expect(page.getByRole('link', { name: '操作日志' })).toHaveCount(0);
  await page.goto('/audit');
  await expect(page.getByText('没有这个页面')).toBeVisible();
});
