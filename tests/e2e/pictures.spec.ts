// The pictures of the README: taken from the running program with UPDATE_PICTURES=1. Without it the
// same ways are walked, so that a picture can always be taken.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { fileDemoCustomers } from './support/demo';
import { adminPassword, expect, test } from './support/kedang';
import { logIn, openAs } from './support/page';
import { dropFile } from './support/wizard';

test.use({ installation: 'pictures' });
test.describe.configure({ mode: 'serial' });

const folder = join(__dirname, '../../docs/pictures');

async function picture(page: Page, name: string): Promise<void> {
  const path =
    process.env.UPDATE_PICTURES === '1'
      ? join(folder, `${name}.png`)
      : test.info().outputPath(`${name}.png`);
  await page.mouse.move(0, 0);
  await page.screenshot({ path, animations: 'disabled' });
}

test('set-up', async ({ page, kedang }) => {
  await page.goto('/');
  await logIn(page, kedang.login, kedang.oneTimePassword);
  await page.getByLabel('当前密码').fill(kedang.oneTimePassword);
  await page.getByLabel('新密码', { exact: true }).fill(adminPassword);
  await page.getByLabel('再次输入新密码').fill(adminPassword);
  await page.getByRole('button', { name: '修改密码' }).click();
  await page.getByLabel('公司名称').fill('苏州启衡精密机械有限公司');
  await page.locator('.preset-card').first().click();
  await expect(page.locator('.preset-chosen')).toBeVisible();
  await picture(page, 'setup');
});

test('customers and a file', async ({ page, admin }) => {
  const id = await fileDemoCustomers(admin);
  await openAs(page, admin, '/customers');
  await expect(page.locator('.customer-table tbody tr[data-row-key]')).toHaveCount(8);
  await expect(page.locator('.page-head')).toContainText('共 8 家');
  await picture(page, 'customers');
  await page.goto(`/customers/${id}`);
  await expect(page.locator('.timeline > li').first()).toBeVisible();
  await picture(page, 'customer');
});

test('import', async ({ page, admin }, info) => {
  const file = info.outputPath('老客户名单.csv');
  writeFileSync(
    file,
    [
      '老客户名单(销售一部)',
      '企业名称,统一社会信用代码,联系人,手机号码,省份,城市,注册资本(万元),开户行备注',
      '苏州吴中金龙精工有限公司,91320506MA1MABCD12,赵敏,13900139101,江苏,苏州,500,农行木渎',
      '无锡惠山永兴机电厂,91320206MA1NEFGH34,钱伟,13900139102,江苏,无锡,200,工行惠山',
      '嘉兴南湖力创紧固件有限公司,91330402MA2BJKLM56,孙丽,13900139103,浙江,嘉兴,1000,建行南湖',
    ].join('\n'),
  );
  await openAs(page, admin, '/imports');
  await dropFile(page, file);
  await picture(page, 'import');
});

test('on the phone', async ({ browser, admin, kedang }) => {
  const page = await browser.newPage({
    baseURL: kedang.url,
    viewport: { width: 360, height: 740 },
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
    locale: 'zh-CN',
  });
  await page.goto('/customers');
  await logIn(page, admin.login, admin.password);
  await expect(page.locator('.customer-cards li')).toHaveCount(8);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(360);
  await picture(page, 'phone');
  await page.close();
});
