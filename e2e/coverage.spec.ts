import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { accountOf } from './accounts.ts';
import { signIn, test, visit } from './journey.ts';

test('Q20 an auditor checks every site, and opens a number to the address that was asked', async ({
  browser,
  system,
}) => {
  const auditor = accountOf(system, 'auditor', 'province');
  const resident = await (await browser.newContext()).newPage();
  await visit(resident, `http://xa-sin-ho.localhost:${system.sitesPort}/`);
  const page = await signIn(browser, system, auditor);
  await page.goto('/admin/coverage');
  await expect(page.getByRole('heading', { name: 'Chưa kiểm tra lần nào' })).toBeVisible();

  await test.step('a round of visits goes on, and its results are shown', async () => {
    await page.getByRole('button', { name: 'Kiểm tra ngay' }).click();
    await expect(page.getByText('38/38 đơn vị đã được kiểm tra')).toBeVisible({ timeout: 120_000 });
    await expect(page.getByRole('heading', { name: 'So với chỉ tiêu của các kế hoạch' })).toBeVisible();
  });

  await test.step('numbers open without script', async () => {
    const { cookies } = await page.context().storageState();
    const plain = await browser.newContext({ baseURL: system.cms, javaScriptEnabled: false });
    await plain.addCookies(cookies);
    const reading = await plain.newPage();
    await reading.goto('/admin/coverage');
    await reading
      .getByRole('link', { name: /^\d+ chưa đạt$/ })
      .first()
      .click();
    await expect(reading).toHaveURL(/type=ph%C6%B0%E1%BB%9Dng&state=gap#units$/);
    const gap = reading.locator('.nguon-coverage__unit').first();
    if ((await gap.getAttribute('open')) === null) await gap.locator('summary').click();
    await expect(gap.locator('ul li').first()).toBeVisible();
    await expect(gap.locator('ul li').first()).toHaveText(/\S+ \S+/);
    await reading.goto('/admin/coverage?name=03478');
    const asked = reading.locator('.nguon-coverage__unit table').getByRole('link');
    await expect(asked).toHaveCount(17);
    await expect(asked.first()).toHaveAttribute('href', `http://xa-sin-ho.localhost:${system.sitesPort}/`);
    await plain.close();
  });

  await test.step('the file of units holds each with its reasons', async () => {
    const downloaded = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Tải CSV từng đơn vị' }).click();
    const rows = (await readFile(await (await downloaded).path(), 'utf8')).trim().split('\r\n');
    expect(rows).toHaveLength(1 + 38);
    expect(rows.filter((row) => row.includes('xa-sin-ho.localhost'))).toHaveLength(1);
  });

  await test.step('the menu leads to it, and the evidence can be visited', async () => {
    await page.goto('/admin');
    await expect(page.locator('#nav-coverage')).toHaveAttribute('href', '/admin/coverage');
    const response = await resident.goto(`http://xa-sin-ho.localhost:${system.sitesPort}/van-ban/`);
    expect(response?.status()).toBe(200);
  });
});

test('A20 a commune sees its own site, and a stranger sees none', async ({ browser, system }) => {
  const editor = accountOf(system, 'editor', 'commune');
  const page = await signIn(browser, system, editor);
  await page.goto('/admin/coverage');
  const units = page.locator('.nguon-coverage__unit');
  await page.getByRole('button', { name: 'Kiểm tra ngay' }).click();
  await expect(page.getByText('1/1 đơn vị đã được kiểm tra')).toBeVisible({ timeout: 60_000 });
  await expect(units).toHaveCount(1);
  await expect(units).toContainText(editor.unit);

  const stranger = await (await browser.newContext({ baseURL: system.cms })).newPage();
  await stranger.goto('/admin/coverage');
  await expect(stranger).toHaveURL(/\/admin\/login/);
  expect(await stranger.content()).not.toContain('xa-sin-ho');
});
