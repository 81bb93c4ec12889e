// People, departments, roles and settings as an administrator keeps them.
import { readFileSync, writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './support/kedang';
import { choose, openAs } from './support/page';

test.use({ installation: 'organisation' });

const heading = '姓名,登录名,工号,部门,角色,上级,部门负责人';

async function chooseFile(page: Page, rows: string[]): Promise<void> {
  const file = test.info().outputPath('组织架构.csv');
  writeFileSync(file, `\uFEFF${[heading, ...rows].join('\n')}\n`);
  await page.locator('.ant-modal input[type=file]').setInputFiles(file);
}

test('an organisation comes from a sheet, whole or not at all', async ({ page, admin }) => {
  await openAs(page, admin, '/people');
  await page.getByRole('button', { name: '导入组织架构' }).click();
  await chooseFile(page, ['吴敏,wumin,0201,总部/销售部/华东组,国王,,']);
  await expect(page.getByText('有 1 处需要更正')).toBeVisible();
  await expect(page.getByText('没有角色“国王”')).toBeVisible();
  await expect(page.getByRole('button', { name: '导入', exact: true })).toBeDisabled();

  await chooseFile(page, [
    '吴敏,wumin,0201,总部/销售部/华东组,销售代表,郑洁,',
    '郑洁,zhengjie,0202,总部/销售部/华东组,部门主管,,是',
  ]);
  await expect(page.getByText('将添加 2 人、3 个部门')).toBeVisible();
  await page.getByRole('button', { name: '导入', exact: true }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载一次性密码' }).click();
  const passwords = readFileSync(await (await download).path(), 'utf8');
  expect(passwords).toMatch(/郑洁,zhengjie,0202,总部\/销售部\/华东组,[a-z0-9]{14}/);
  await page.getByRole('button', { name: '关闭', exact: true }).last().click();

  await page.getByRole('tree').getByText('华东组').click();
  const row = page.getByRole('row', { name: /吴敏/ });
  await expect(row).toContainText('总部/销售部/华东组');
  await expect(row).toContainText('郑洁');
});

test('a department is renamed and cannot go while people are in it', async ({ page, admin }) => {
  await admin.addPerson('qianjin', '钱进', 'salesperson', 'green lamp seven');
  await openAs(page, admin, '/people');
  await page.getByRole('tree').getByText('销售一部').click();
  await page.getByRole('button', { name: '删除部门“销售一部”' }).click();
  await page.getByRole('button', { name: /确 ?定/ }).click();
  await expect(page.getByText(/“销售一部”下还有 1 人/)).toBeVisible();
  await page.getByRole('button', { name: '编辑部门“销售一部”' }).click();
  await page.getByLabel('部门名称').fill('销售中心');
  await choose(page, page.getByLabel('负责人'), '钱进');
  await page.getByRole('button', { name: /保 ?存/ }).click();
  await expect(page.getByRole('tree').getByText('销售中心')).toBeVisible();
});

test('a role is copied, refused a name that is taken, looked through, and deleted', async ({
  page,
  admin,
}) => {
  await openAs(page, admin, '/roles');
  const salesperson = page.getByRole('row', { name: /^销售代表/ });
  await salesperson.getByRole('button', { name: '复制' }).click();
  await page.getByLabel('角色名称').fill('市场专员');
  await page.getByRole('button', { name: /保 ?存/ }).click();
  await expect(page.getByRole('alert')).toContainText('已有角色“市场专员”');
  await page.getByLabel('角色名称').fill('外贸专员');
  await page.getByRole('checkbox', { name: '导入客户' }).uncheck();
  await page.getByRole('button', { name: /保 ?存/ }).click();
  const own = page.getByRole('row', { name: /^外贸专员/ });
  await expect(own).toContainText('自建');

  await page.getByRole('tab', { name: '权限矩阵' }).click();
  await expect(page.getByRole('columnheader', { name: '外贸专员' })).toBeVisible();

  await page.getByRole('tab', { name: '以…身份查看' }).click();
  await choose(page, page.getByLabel('选择角色或人员'), '客服专员');
  await expect(page.getByRole('heading', { name: /客服专员/ })).toContainText('本人负责');
  await expect(page.getByRole('row', { name: /^年营业额/ }).first()).toContainText('不可见');
  await expect(page.getByRole('list', { name: '能看到的菜单' })).not.toContainText('人员与部门');

  await page.getByRole('tab', { name: '角色', exact: true }).click();
  await own.getByRole('button', { name: /删 ?除/ }).click();
  await page.getByRole('button', { name: /确 ?定/ }).click();
  await expect(own).toHaveCount(0);
});

test('a setting says what it allows and who changed it', async ({ page, admin }) => {
  await openAs(page, admin, '/settings');
  const setting = page.locator('.setting', { hasText: '闲置多少分钟后退出' });
  await setting.getByRole('spinbutton').fill('99999');
  await setting.getByRole('button', { name: /保 ?存/ }).click();
  await expect(setting.getByRole('alert')).toContainText('1440');
  await setting.getByRole('spinbutton').fill('45');
  await setting.getByRole('button', { name: /保 ?存/ }).click();
  await expect(setting).toContainText('管理员 于');
});
