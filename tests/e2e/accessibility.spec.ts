// Every page against WCAG 2.1 A and AA by axe-core, light and dark; nothing may violate it.
import { writeFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { Client } from './support/client';
import { fileDemoCustomers } from './support/demo';
import { expect, test } from './support/kedang';
import { logIn, openAs } from './support/page';
import { dropFile, tryRun } from './support/wizard';

test.use({ installation: 'accessibility' });
test.describe.configure({ timeout: 240_000 });

async function ensureCustomers(admin: Client): Promise<void> {
  const stored = await admin.must<{ total: number }>('GET', '/customers/count');
  if (stored.total === 0) await fileDemoCustomers(admin);
}

async function fileDemoCustomer(admin: Client): Promise<string> {
  const { record } = await admin.must<{ record: { id: string } }>('POST', '/customers', {
    entry: 'quick',
    values: { name: '常熟申请纺织有限公司', office_phone: '0512-52000001' },
    contacts: [],
  });
  return record.id;
}

async function expectAccessible(page: Page): Promise<void> {
  const found = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze();
  const told = found.violations.flatMap((violation) =>
    violation.nodes.map(
      (node) => `${violation.id}: ${node.target.join(' ')} ${node.failureSummary}`,
    ),
  );
  // Soft: one run tells of every page.
  expect.soft(told).toEqual([]);
}

test('the log-in page is accessible', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('button', { name: '登录' })).toBeVisible();
  await expectAccessible(page);
});

test('the first password and the set-up are accessible', async ({ page, kedang }) => {
  const password = 'plum kite river 42';
  await page.goto('/');
  await logIn(page, kedang.login, kedang.oneTimePassword);
  await expect(page.getByLabel('当前密码')).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('当前密码').fill(kedang.oneTimePassword);
  await page.getByLabel('新密码', { exact: true }).fill(password);
  await page.getByLabel('再次输入新密码').fill(password);
  await page.getByRole('button', { name: '修改密码' }).click();
  await expect(page.locator('.preset-card').first()).toBeVisible();
  await expectAccessible(page);
});

const pages = [
  ['the workbench', '/', '工作台'],
  ['the inbox', '/notices', '提醒'],
  ['the customer list', '/customers', '客户库'],
  ['a new customer', '/customers/new', '新建客户'],
  ['quick entry', '/customers/new?entry=quick', '新建客户'],
  ['the imports', '/imports', '导入'],
  ['the exports', '/exports', '我的导出'],
  ['a new export', '/exports/new', '导出客户'],
  ['the update requests', '/update-requests', '修改申请'],
  ['people and departments', '/people', '人员与部门'],
  ['the roles', '/roles', '角色与权限'],
  ['the settings', '/settings', '系统设置'],
  ['the fields', '/fields', '字段管理'],
  ['the preset', '/preset', '管理规范'],
  ['the log-in log', '/login-log', '登录日志'],
  ['the audit log', '/audit', '操作日志'],
  ['alerts', '/audit?tab=alerts', '操作日志'],
  ['checks of the log', '/audit?tab=checks', '操作日志'],
  ['my account', '/account', '我的账号'],
] as const;

for (const scheme of ['light', 'dark'] as const) {
  test(`every page is accessible in the ${scheme} look`, async ({ page, admin }) => {
    await ensureCustomers(admin);
    await page.emulateMedia({ colorScheme: scheme });
    await openAs(page, admin, '/');
    for (const [name, path, heading] of pages)
      await test.step(name, async () => {
        await page.goto(path);
        await expect(page.getByRole('heading', { name: heading, exact: true })).toBeVisible();
        await expect(page.locator('.ant-skeleton, .ant-spin-spinning')).toHaveCount(0);
        await expectAccessible(page);
      });
  });
}

test('a file, its contacts and its composer are accessible', async ({ page, admin }) => {
  await ensureCustomers(admin);
  await openAs(page, admin, '/customers');
  await page.locator('.customer-table tbody tr[data-row-key] a').first().click();
  await expect(page.locator('.timeline > li').first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('tab', { name: /^联系人/ }).click();
  await page.getByRole('button', { name: /写跟进/ }).click();
  await expectAccessible(page);
});

test('filter, columns and preview are accessible', async ({ page, admin }) => {
  await ensureCustomers(admin);
  await openAs(page, admin, '/customers');
  await page.getByRole('button', { name: '筛选' }).click();
  await expect(page.getByRole('combobox', { name: '字段' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: '筛选' }).click();
  await page.getByRole('button', { name: '列与密度' }).click();
  await expect(page.locator('.column-choice')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByTitle('预览').first().click();
  await expect(page.locator('.peek-name')).toBeVisible();
  await expectAccessible(page);
});

test('asking for a change and deciding on it are accessible', async ({ page, admin }) => {
  const id = await fileDemoCustomer(admin);
  const head = await admin.addPerson('lizhuguan', '李主管', 'department_head', 'blue stone ten');
  await admin.must('PATCH', `/customers/${id}`, { values: { owner: head.personId } }, '1');
  await head.must('POST', '/update-requests', {
    record: 'customer',
    id,
    values: { industry: 'C35' },
    reason: '按新营业执照更正',
  });
  await openAs(page, admin, '/update-requests');
  for (const scheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await expect(page.locator('.request-card')).toHaveCount(1);
    await expectAccessible(page);
  }
  await page.getByRole('button', { name: '驳回' }).click();
  await expect(page.getByLabel('驳回理由')).toBeVisible();
  await expectAccessible(page);
  await page.context().clearCookies();
  await openAs(page, head, `/customers/${id}`);
  await page.getByRole('button', { name: '申请修改客户名称' }).click();
  await expect(page.getByLabel('申请理由')).toBeVisible();
  await expectAccessible(page);
});

test('mapping and dry run are accessible', async ({ page, admin }, info) => {
  const file = info.outputPath('客户.csv');
  writeFileSync(file, '客户名称,手机\n无锡一号机电有限公司,13900000001\n无锡二号机电有限公司,1\n');
  await openAs(page, admin, '/imports');
  await dropFile(page, file);
  await expectAccessible(page);
  await page.getByRole('switch', { name: '历史数据导入' }).click();
  await tryRun(page);
  await expectAccessible(page);
});
