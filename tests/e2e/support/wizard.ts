// The import wizard, step by step.
import { expect, type Page } from '@playwright/test';

export async function dropFile(page: Page, path: string): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(path);
  await expect(page).toHaveURL(/\/imports\/\d+$/, { timeout: 60_000 });
  await expect(page.getByRole('button', { name: '试运行' })).toBeVisible();
}

export async function tryRun(page: Page): Promise<void> {
  await page.getByRole('button', { name: '试运行' }).click();
  await expect(page.getByRole('button', { name: /^导入 [\d,]+ 家客户$/ })).toBeVisible({
    timeout: 180_000,
  });
}

export async function run(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^导入 [\d,]+ 家客户$/ }).click();
  await expect(page.getByText(/导入完成/)).toBeVisible({ timeout: 180_000 });
}

/** A figure of the result by its words: 新建, 失败 … */
export async function figure(page: Page, words: string): Promise<number> {
  const text = await page
    .locator('.import-counts .ant-statistic')
    .filter({ has: page.getByText(words, { exact: true }) })
    .locator('.ant-statistic-content')
    .innerText();
  return Number(text.replaceAll(',', ''));
}

/** Rows of the file that became customers, changed one, changed nothing or were refused. */
export async function accounted(page: Page): Promise<number> {
  let sum = 0;
  for (const words of ['新建', '更新', '未变', '失败']) sum += await figure(page, words);
  return sum;
}
