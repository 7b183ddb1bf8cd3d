import { expect, type Page } from '@playwright/test';
import { accountOf } from './accounts.ts';
import { MADE_WITHIN_MS, openListed, pressAndConfirm, signIn, test } from './journey.ts';
import { type Player, startPlayer } from './player.ts';

const NAME = 'Màn hình nhà văn hóa thôn 1';

/** Six times what an official may wait for a board to obey, ms: the machine of the tests has other work. */
const OBEYS_WITHIN_MS = 30_000;

const kindOn = async (player: Player): Promise<string> =>
  (await (await fetch(`${player.page()}/state.json`)).json()).kind;

/** Registers a board as somebody does who knows only what its label says. */
async function register(page: Page): Promise<void> {
  await page.goto('/admin/collections/boards/create');
  await page.locator('#field-name').fill(NAME);
  await page.getByLabel('Chọn loại màn hình').selectOption('LED P10 128 × 64');
  await expect(page.locator('#field-width')).toHaveValue('128');
  await expect(page.locator('#field-height')).toHaveValue('64');
  await page.locator('#action-save').click();
  await expect(page).toHaveURL(/boards\/[0-9a-f-]{36}/);
}

test('a board is registered; another is looked at, switched off and on', async ({ browser, system }) => {
  test.setTimeout(2 * MADE_WITHIN_MS);
  const page = await signIn(browser, system, accountOf(system, 'editor', 'commune'));
  await test.step('its kind fills the form', () => register(page));

  await test.step('its loop is seen before it has a device', async () => {
    await page.goto('/admin/collections/boards');
    await openListed(
      page
        .locator('table')
        .getByRole('link', { name: /^Bảng LED/ })
        .first(),
    );
    const loop = page.getByRole('region', { name: 'Vòng phát của bảng' });
    await expect(async () => {
      await loop.getByRole('button', { name: 'Xem vòng phát' }).click();
      await expect(loop.getByText(/lượt hiện, mỗi vòng/)).toBeVisible({ timeout: 2_000 });
    }).toPass({ timeout: MADE_WITHIN_MS });
    const picture = loop.locator('.nguon-turns img').first();
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(192);
  });

  await page.getByRole('button', { name: 'Ghi danh thiết bị' }).click();
  const code = (await page.locator('.nguon-code').innerText()).trim();
  const player = await startPlayer(code, `http://127.0.0.1:${system.sitesPort}`);
  await expect.poll(() => kindOn(player), { timeout: 60_000 }).toBe('frame');

  await test.step('one button switches it off, and on again', async () => {
    await page.getByRole('button', { name: 'Tắt bảng ngay' }).click();
    await expect.poll(() => kindOn(player), { timeout: OBEYS_WITHIN_MS }).toBe('neutral');
    await expect(page.getByText('Đã tắt. Bảng chỉ còn hiện tên đơn vị.')).toBeVisible();
    await page.getByRole('button', { name: 'Bật lại' }).click();
    await expect.poll(() => kindOn(player), { timeout: OBEYS_WITHIN_MS }).toBe('frame');
  });
  await player.stop();
});

test('a requisitioned screen is given back by one button', async ({ browser, system }) => {
  const page = await signIn(browser, system, accountOf(system, 'approver', 'commune'));
  await page.goto('/admin/collections/requisitions');
  await expect(page.getByRole('row').filter({ hasText: 'Mẫu 01' })).toContainText('Đã trả lại');
  const row = page.getByRole('row').filter({ hasText: 'Mẫu 02' });
  await expect(row).toContainText('Đang hiệu lực');
  await openListed(row.getByRole('link', { name: 'Mẫu 02' }));
  await page.getByRole('button', { name: 'Xem báo cáo giờ' }).click();
  await expect(page.getByText(/lệnh có hiệu lực 24,\d\d giờ/)).toBeVisible();
  await pressAndConfirm(page, 'Trả lại ngay');
  await expect(page.getByText(/Màn hình đã trả lại chủ lúc/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Trả lại ngay' })).toHaveCount(0);
});

/** The screens on which officials look after boards and speakers. */
const SCREENS = [
  'boards',
  'boards/create',
  'speakers',
  'requisitions',
  'requisitions/create',
  'lexicon/create',
];

test('W114 boards and speakers are looked after on a telephone without scrolling sideways', async ({
  browser,
  system,
}) => {
  const page = await signIn(browser, system, accountOf(system, 'approver', 'commune'));
  await page.setViewportSize({ width: 390, height: 844 });
  const fits = () =>
    expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth), { message: page.url() })
      .toBeLessThanOrEqual(390);
  for (const screen of SCREENS) {
    await page.goto(`/admin/collections/${screen}`);
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
    await fits();
  }
  for (const collection of ['boards', 'speakers', 'requisitions']) {
    await page.goto(`/admin/collections/${collection}`);
    await openListed(page.locator('table').getByRole('link').first());
    await expect(page.locator('.doc-controls')).toBeVisible();
    await fits();
  }
});
