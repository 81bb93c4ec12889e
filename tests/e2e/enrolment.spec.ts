// Where people come from other machines, administrators set up a second factor before anything else.
import { Authenticator } from './support/authenticator';
import { adminPassword, expect, test } from './support/kedang';
import { logIn } from './support/page';

test.use({ installation: 'enrolment', settings: { 'login.second_factor': 'required' } });

test('nothing else is reached before the second factor is set up', async ({ page, kedang }) => {
  await page.goto('/people');
  await logIn(page, kedang.login, kedang.oneTimePassword);
  await page.getByLabel('当前密码').fill(kedang.oneTimePassword);
  await page.getByLabel('新密码', { exact: true }).fill(adminPassword);
  await page.getByLabel('再次输入新密码').fill(adminPassword);
  await page.getByRole('button', { name: '修改密码' }).click();
  await expect(page.getByRole('heading', { name: '请先设置两步验证' })).toBeVisible();
  const refused = await page.request.get('/api/v1/people');
  expect(refused.status()).toBe(403);
  await page.screenshot({ path: test.info().outputPath('enrol.png'), fullPage: true });

  await page.getByLabel('当前密码').fill(adminPassword);
  await page.getByRole('button', { name: '下一步' }).click();
  const secret = await page.locator('.factor-secret code').innerText();
  const app = new Authenticator(secret.replaceAll(' ', ''));
  await page.getByLabel('验证码').fill(await app.code());
  await page.getByRole('button', { name: '确认' }).click();
  await expect(page.locator('.recovery-codes li')).toHaveCount(10);
  await page.getByRole('button', { name: '已保存，继续' }).click();
  await expect(page.getByRole('heading', { name: '选择管理规范' })).toBeVisible();
});

test('the command line lets the last administrator in again', async ({ page, kedang }) => {
  await page.goto('/');
  await logIn(page, kedang.login, adminPassword);
  await expect(page.getByRole('heading', { name: '两步验证' })).toBeVisible();
  expect(kedang.run('user', 'reset-second-factor', kedang.login).code).toBe(0);
  await page.reload();
  await logIn(page, kedang.login, adminPassword);
  await expect(page.getByRole('heading', { name: '请先设置两步验证' })).toBeVisible();
});
