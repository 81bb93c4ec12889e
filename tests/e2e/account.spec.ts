// 我的账号: the second factor, sessions, API keys; and what is refused.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { Authenticator } from './support/authenticator';
import { expect, test } from './support/kedang';
import { logIn, openAs } from './support/page';

test.use({ installation: 'account' });

async function expectAccessible(page: Page): Promise<void> {
  const found = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze();
  const told = found.violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')}`),
  );
  expect.soft(told).toEqual([]);
}

async function look(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0);
  await page.screenshot({
    path: test.info().outputPath(`${name}.png`),
    animations: 'disabled',
    fullPage: true,
  });
}

/** Every shape in which the page is looked at. In: `open` shows it anew, in the look asked for. */
async function lookAround(page: Page, name: string, open: () => Promise<void>): Promise<void> {
  for (const scheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await open();
    await expectAccessible(page);
    for (const [width, height] of [
      [360, 800],
      [1440, 900],
    ] as const) {
      await page.setViewportSize({ width, height });
      await look(page, `${name}-${scheme}-${width}`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect.soft(wide).toBeLessThanOrEqual(width);
    }
  }
}

async function provePassword(page: Page, password: string): Promise<Authenticator> {
  await page.getByLabel('当前密码').fill(password);
  await page.getByRole('button', { name: '下一步' }).click();
  await expect(page.getByRole('img', { name: '验证器的二维码' })).toBeVisible();
  const secret = await page.locator('.factor-secret code').innerText();
  return new Authenticator(secret.replaceAll(' ', ''));
}

async function enterCode(page: Page, code: string, button: string): Promise<void> {
  await page.getByLabel('验证码').fill(code);
  await page.getByRole('button', { name: button }).click();
}

test('a second factor is set up, asked for, and its codes are good once', async ({
  page,
  admin,
  browser,
  kedang,
}) => {
  const password = 'quiet maple 77 harbour';
  const keeper = await admin.addPerson('keeper', '周安', 'administrator', password);
  await openAs(page, keeper, '/account');
  await page.getByRole('button', { name: /^启\s*用$/ }).click();
  await page.getByLabel('当前密码').fill('not my password');
  await page.getByRole('button', { name: '下一步' }).click();
  await expect(page.getByRole('alert')).toContainText('当前密码不正确');
  const app = await provePassword(page, password);
  await look(page, 'scan');
  await expectAccessible(page);
  await enterCode(page, '000000', '确认');
  await expect(page.getByRole('alert')).toContainText('验证码不正确');
  await enterCode(page, await app.code(), '确认');
  await expect(page.locator('.recovery-codes li')).toHaveCount(10);
  const recovery = await page.locator('.recovery-codes li').first().innerText();
  await look(page, 'recovery-codes');
  await page.getByRole('button', { name: '已保存，继续' }).click();
  await expect(page.getByText('还有 10 个恢复码可用')).toBeVisible();

  const context = await browser.newContext({
    baseURL: kedang.url,
    locale: 'zh-CN',
    viewport: { width: 1440, height: 900 },
  });
  const elsewhere = await context.newPage();
  await lookAround(elsewhere, 'code-step', async () => {
    await elsewhere.goto('/account');
    await logIn(elsewhere, 'keeper', password);
    await expect(elsewhere.getByRole('heading', { name: '两步验证' })).toBeVisible();
  });
  await enterCode(elsewhere, '123456', '登录');
  await expect(elsewhere.getByRole('alert')).toContainText('验证码不正确');
  await enterCode(elsewhere, recovery, '登录');
  await expect(elsewhere.getByText('还有 9 个恢复码可用')).toBeVisible();
  // This browser gave a code today.
  await context.clearCookies({ name: 'kedang' });
  await elsewhere.goto('/account');
  await logIn(elsewhere, 'keeper', password);
  await expect(elsewhere.getByRole('heading', { name: '我的账号' })).toBeVisible();
  await context.close();
});

test('sessions are seen and ended from the page', async ({ page, admin, browser, kedang }) => {
  const password = 'copper lantern 58';
  const seller = await admin.addPerson('seller', '王芳', 'salesperson', password);
  const other = await browser.newPage({ baseURL: kedang.url, locale: 'zh-CN' });
  await openAs(other, seller, '/');
  await openAs(page, seller, '/account');
  await expect(page.getByText('API 密钥')).toHaveCount(0);
  await expect(page.getByText('Linux · Chrome').first()).toBeVisible();
  await page.getByRole('button', { name: '结束其他全部登录' }).click();
  await page
    .getByRole('tooltip')
    .getByRole('button', { name: /^确\s*定$/ })
    .click();
  await expect(page.getByText('已结束其他全部登录')).toBeVisible();
  await other.reload();
  await expect(other.getByRole('heading', { name: '登录' })).toBeVisible();
  await other.close();
});

test('a key is made, works as far as it goes, and is deleted', async ({ page, admin, kedang }) => {
  await openAs(page, admin, '/account');
  await page.getByRole('button', { name: '新建密钥' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('用途').fill('每晚同步到报表');
  await look(page, 'new-key');
  await dialog.getByRole('button', { name: /^新\s*建$/ }).click();
  const key = await page.locator('.made-key').innerText();
  expect(key).toMatch(/^kd_[\w-]{43}$/);
  await look(page, 'made-key');
  await page.getByRole('button', { name: '已复制，关闭' }).click();
  const ask = (method: string, path: string, body?: string) =>
    fetch(`${kedang.url}/api/v1${path}`, {
      method,
      body,
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
    }).then((answer) => answer.status);
  expect(await ask('GET', '/customers')).toBe(200);
  expect(await ask('POST', '/departments', '{"name":"密钥部"}')).toBe(403);
  await lookAround(page, 'account', async () => {
    await page.reload();
    await expect(page.getByRole('cell', { name: '每晚同步到报表' })).toBeVisible();
  });
  const row = page.getByRole('row', { name: /每晚同步到报表/ });
  await row.getByRole('button', { name: '删除' }).click();
  await page
    .getByRole('tooltip')
    .getByRole('button', { name: /^确\s*定$/ })
    .click();
  await expect(page.getByText('还没有密钥')).toBeVisible();
  expect(await ask('GET', '/customers')).toBe(401);
});

test('who lost the phone is helped by an administrator', async ({ page, admin }) => {
  const password = 'orchid tunnel 19';
  const keeper = await admin.addPerson('lost.phone', '钱丢', 'administrator', password);
  await keeper.must('POST', '/session/second-factor', { password }).then(async (begun) => {
    const app = new Authenticator((begun as { secret: string }).secret);
    await keeper.must('POST', '/session/second-factor/confirm', { code: await app.code() });
  });
  await openAs(page, admin, '/people');
  const row = page.getByRole('row', { name: /lost\.phone/ });
  await row.getByRole('button', { name: '钱丢 的更多操作' }).click();
  await page.getByRole('menuitem', { name: '重置两步验证' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^确\s*定$/ })
    .click();
  await expect(page.getByText('已重置 钱丢 的两步验证')).toBeVisible();
  expect(await keeper.logIn('lost.phone', password)).toBe(true);
});
