import { type Browser, test as base, expect, type Locator, type Page } from '@playwright/test';
import { startMongo } from '../cms/database/testing/mongo.ts';
import { startPostgres } from '../cms/database/testing/postgres.ts';
import { type Account, type System, startSystem } from './system.ts';

/** Just after a start, delivery makes everything for all units, ms. */
export const MADE_WITHIN_MS = 240_000;

export interface DatabaseOption {
  database: 'embedded' | 'postgres' | 'mongo';
}

/** A server of the kind of database asked for; none for the embedded one. */
async function openDatabase(
  database: DatabaseOption['database'],
): Promise<{ url?: string; stop(): Promise<void> }> {
  switch (database) {
    case 'embedded':
      return { stop: async () => {} };
    case 'postgres':
      return startPostgres();
    case 'mongo':
      return startMongo();
  }
}

/** Tests that run against the whole product, started once for each kind of database. */
export const test = base.extend<object, DatabaseOption & { system: System }>({
  database: ['embedded', { option: true, scope: 'worker' }],
  system: [
    async ({ database }, use) => {
      const { url, stop } = await openDatabase(database);
      // Sites are visited when a journey says so: what it finds there must not depend on how fast the machine is.
      const environment = { NGUON_COVERAGE_HOURS: '0' };
      const system = await startSystem({ environment, ...(url !== undefined && { databaseUrl: url }) });
      await use(system);
      expect(await system.stop()).toBe(0);
      await stop();
    },
    { scope: 'worker', timeout: 240_000 },
  ],
});

/** Somebody who signed in at the CMS, in a browser of their own, on the screen that they see first. */
export async function signIn(browser: Browser, system: System, { email, password }: Account): Promise<Page> {
  const context = await browser.newContext({ baseURL: system.cms });
  const answer = await context.request.post('/api/users/login', { data: { email, password } });
  expect(answer.status(), `${email}: ${await answer.text()}`).toBe(200);
  const page = await context.newPage();
  await page.goto('/admin');
  return page;
}

/** The same by the form, as people do. */
export async function signInByForm(
  browser: Browser,
  system: System,
  { email, password }: Account,
): Promise<Page> {
  const context = await browser.newContext({ baseURL: system.cms });
  const page = await context.newPage();
  await page.goto('/admin/login');
  await page.locator('#field-email').fill(email);
  await page.locator('#field-password').fill(password);
  await page.locator('button[type=submit]').click();
  await expect(page).toHaveURL(/\/admin\/?$/);
  return page;
}

/** Resolves once a page answers to what is pressed: until then its buttons are only drawn. */
export async function answering(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const buttons = [...document.querySelectorAll('.doc-controls button, main button')];
    return buttons.some((button) => Object.keys(button).some((key) => key.startsWith('__react')));
  });
}

/**
 * Opens a record from its list. Not by a click: a list that has just come writes its address anew, and a click before
 * that leads nowhere.
 */
export async function openListed(link: Locator): Promise<void> {
  const page = link.page();
  await page.goto((await link.getAttribute('href')) ?? '');
  await answering(page);
}

/** Presses a button that asks whether it is meant, until it asks, and says yes. */
export async function pressAndConfirm(page: Page, name: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await expect(async () => {
    if (!(await dialog.isVisible())) await page.getByRole('button', { name }).click({ timeout: 8_000 });
    await expect(dialog).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
  await dialog.getByRole('button', { name }).click();
}

/** Opens an address once its site is there; just after a start, delivery still makes the sites. */
export async function visit(page: Page, address: string): Promise<void> {
  const ownFile = new URL('/search.json', address).href;
  await expect(async () => {
    expect((await page.goto(ownFile))?.status(), ownFile).toBe(200);
  }).toPass({ timeout: 90_000 });
  expect((await page.goto(address))?.status(), address).toBe(200);
}
