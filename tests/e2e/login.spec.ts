import { adminPassword, expect, test } from './support/kedang';
import { logIn, openAs } from './support/page';

test.use({ installation: 'login' });

test('the one-time password only leads to a new one', async ({ page, kedang }) => {
  await page.goto('/customers');
  await logIn(page, kedang.login, kedang.oneTimePassword);
  await expect(page.getByRole('heading', { name: '首次登录，请修改密码' })).toBeVisible();

  await page.getByLabel('当前密码').fill(kedang.oneTimePassword);
  await page.getByLabel('新密码', { exact: true }).fill('short');
  await page.getByLabel('再次输入新密码').fill('short');
  await page.getByRole('button', { name: '修改密码' }).click();
  await expect(page.getByRole('alert')).toContainText('新密码只有 5 位');

  await page.getByLabel('新密码', { exact: true }).fill(adminPassword);
  await page.getByLabel('再次输入新密码').fill('something else entirely');
  await page.getByRole('button', { name: '修改密码' }).click();
  await expect(page.getByText('两次输入的新密码不一致')).toBeVisible();

  await page.getByLabel('再次输入新密码').fill(adminPassword);
  await page.getByRole('button', { name: '修改密码' }).click();
  await expect(page.getByRole('heading', { name: '选择管理规范' })).toBeVisible();
});

test('a wrong password and an unknown name are refused alike', async ({ page, admin }) => {
  await page.goto('/');
  await logIn(page, admin.login, 'wrong password');
  const refusal = await page.getByRole('alert').innerText();
  expect(refusal).toContain('登录名或密码不正确');
  await page.reload();
  await logIn(page, 'nobody.here', 'wrong password');
  // The incident's number alone may differ.
  const withoutIncident = (text: string) => text.replace(/\(事件号.*\)/, '');
  await expect(page.getByRole('alert')).toBeVisible();
  expect(withoutIncident(await page.getByRole('alert').innerText())).toBe(withoutIncident(refusal));
});

test('the address asked for opens after logging in', async ({ page, admin }) => {
  await openAs(page, admin, '/fields');
  await expect(page).toHaveURL(/\/fields$/);
  await expect(page.getByRole('heading', { name: '字段管理' })).toBeVisible();
});

test('a disabled person is out at once', async ({ page, admin }) => {
  const password = 'green lamp seven';
  const leaver = await admin.addPerson('leaver', '钱离', 'salesperson', password);
  await page.goto('/');
  await logIn(page, 'leaver', password);
  // Nothing is under way any more: the click below is what meets the closed door.
  await expect(page.getByText(/^全部 \d+$/)).toHaveCount(3);
  await admin.must('PATCH', `/people/${leaver.personId}`, { disabled: true }, '1');
  await page.getByRole('link', { name: '客户库' }).click();
  await expect(page.getByText('登录已过期，请重新登录')).toBeVisible();
  await logIn(page, 'leaver', password);
  await expect(page.getByRole('alert')).toBeVisible();
});

test('too many wrong passwords lock the account for a while', async ({ page, admin }) => {
  await admin.addPerson('guessed', '孙猜', 'salesperson', 'blue door eleven');
  await page.goto('/');
  for (let tries = 0; tries < 20; tries++) {
    await logIn(page, 'guessed', `guess number ${tries}`);
    await expect(page.getByRole('alert')).toBeVisible();
    if (await page.getByText(/请等待 .* 后再试/).isVisible()) break;
  }
  await logIn(page, 'guessed', 'blue door eleven');
  await expect(page.getByText(/请等待 .* 后再试/)).toBeVisible();
});
