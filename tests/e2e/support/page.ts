// What people do again and again on the page.
import { expect, type Locator, type Page } from '@playwright/test';
import type { Client } from './client';

export async function logIn(page: Page, login: string, password: string): Promise<void> {
  await page.getByLabel('登录名').fill(login);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录' }).click();
}

/** Opens an address in the browser as somebody known over the API. */
export async function openAs(page: Page, person: Client, path: string): Promise<void> {
  await page.goto(path);
  await logIn(page, person.login, person.password);
  await expect(page.getByRole('navigation', { name: '主菜单' })).toBeVisible();
}

/** Chooses an option of one of Ant Design's searchable selects by its words. */
export async function choose(page: Page, select: Locator, option: string): Promise<void> {
  await select.click();
  // Long lists show only what is in sight: typing brings the option there.
  await select.fill(option);
  await page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')
    .getByText(option, { exact: true })
    .first()
    .click();
}

/** The value of a fact on the customer's file. */
export function fact(page: Page, label: string): Locator {
  return page.locator('.fact').filter({ has: page.getByText(label, { exact: true }) });
}
