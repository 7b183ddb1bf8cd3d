import { mkdir } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { accountOf } from './accounts.ts';
import { answering, MADE_WITHIN_MS, openListed, signIn, test } from './journey.ts';
import { startPlayer } from './player.ts';

/** Where pictures of the screen are put to be looked at; none unless asked for. */
const PICTURES = process.env.NGUON_PICTURES;

test('an editor plans the week of a cluster, by form, by drag and by keyboard', async ({
  browser,
  system,
}) => {
  const page = await signIn(browser, system, accountOf(system, 'editor', 'commune'));
  const week = page.getByRole('region', { name: 'Lịch phát trong tuần' });
  const openWeek = async () => {
    await page.goto('/admin/collections/speakers');
    await openListed(
      page
        .locator('.collection-list')
        .getByRole('link', { name: /^Cụm loa/ })
        .first(),
    );
    await expect(week.getByRole('button', { name: 'Buổi hằng ngày' })).toHaveCount(14);
  };
  const noticed = (text: RegExp) => expect(week.locator('[aria-live]').getByText(text)).toBeVisible();

  await test.step('a time that is taken is refused with the reason', async () => {
    await page.goto('/admin/collections/schedules/create');
    await answering(page);
    await page.locator('#field-name').fill('Bản tin khuyến nông');
    const time = page.locator('#field-times__0__at');
    await expect(async () => {
      if (!(await time.isVisible())) await page.getByRole('button', { name: 'Thêm: Giờ' }).click();
      await expect(time).toBeVisible({ timeout: 30_000 });
    }).toPass({ timeout: 120_000 });
    await expect(async () => {
      await time.fill('05:40');
      await page.locator('#action-save').click();
      await expect(page.getByText(/05h40 .*Trùng với «Cụm loa/).first()).toBeVisible({ timeout: 8_000 });
    }).toPass({ timeout: 60_000 });
    await time.fill('07:40');
    await page.locator('#action-save').click();
    await expect(page).toHaveURL(/schedules\/[0-9a-f-]{36}/);
  });

  await test.step('a session is dragged to another hour', async () => {
    await openWeek();
    const sessions = week.getByRole('button', { name: /Bản tin khuyến nông/ });
    await expect(sessions).toHaveCount(7);
    const row = week.getByRole('row', { name: /^10:00/ });
    // A drag that scrolls on its way lets go of the session somewhere else.
    await page.setViewportSize({ width: 1360, height: 1800 });
    await sessions.first().dragTo(row.getByRole('cell').first());
    await noticed(/Bản tin khuyến nông.*10:40/);
    await expect(row.getByRole('button', { name: /^10:40–10:55/ })).toHaveCount(7);
  });

  await test.step('it is moved by keyboard, and not into the time of another', async () => {
    const session = week.getByRole('button', { name: /Bản tin khuyến nông/ }).first();
    await session.focus();
    await page.keyboard.press('Enter');
    const form = week.getByRole('region', { name: /Bản tin khuyến nông/ });
    await expect(form.getByRole('heading')).toBeFocused();
    await form.getByLabel('Giờ').fill('17:10');
    await form.getByRole('button', { name: 'Dời' }).click();
    await noticed(/Trùng với «Bản tin khuyến nông»|Trùng với «Cụm loa/);
    await form.getByLabel('Giờ').fill('09:00');
    await form.getByRole('button', { name: 'Dời' }).press('Enter');
    await noticed(/Bản tin khuyến nông.*09:00/);
  });
});

test('W127 an editor sees what became of what a loudspeaker was told', async ({ browser, system }) => {
  test.setTimeout(3 * MADE_WITHIN_MS);
  const page = await signIn(browser, system, accountOf(system, 'editor', 'commune'));
  const commands = page.getByRole('region', { name: 'Lệnh gần đây' });
  /** Presses a button. @returns the command's place in the list */
  const press = async (button: string) => {
    const given = page.waitForResponse((answer) => answer.url().endsWith('/command'));
    await page.getByRole('button', { name: button, exact: true }).click();
    const { id } = (await (await given).json()) as { id: string };
    return commands.locator(`[id="${id}"]`);
  };
  const picture = async (name: string) => {
    if (PICTURES === undefined) return;
    await mkdir(PICTURES, { recursive: true });
    await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true });
  };

  await page.goto('/admin/collections/speakers');
  await openListed(
    page
      .locator('.collection-list')
      .getByRole('link', { name: /^Cụm loa/ })
      .first(),
  );
  await page.getByRole('button', { name: /^Ghi danh/ }).click();
  const code = (await page.locator('.nguon-code').innerText()).trim();
  const player = await startPlayer(code, `http://127.0.0.1:${system.sitesPort}`);
  await page.reload();
  await answering(page);

  await test.step('it refuses to stop in silence, and why is said', async () => {
    const stop = await press('Dừng phát');
    await expect(stop).toContainText(/^Dừng phát\s*Từ chối không có gì đang phát/);
  });

  await test.step('it plays what it is told once it holds it, and stops', async () => {
    await expect(async () => {
      const play = await press('Phát ngay');
      await expect(play).toContainText(/^Phát ngay: «/);
      await expect(play).not.toContainText('Đang chờ');
      expect(await play.textContent()).toContain('Đã làm');
    }).toPass({ timeout: 2 * MADE_WITHIN_MS, intervals: [5_000] });
    await expect(await press('Dừng phát')).toContainText('Đã làm');
    await expect(commands.getByRole('status')).toContainText(/^Dừng phát\. Đã làm lúc \d\d:\d\d/);
  });

  await test.step('it is as loud as it is told, and the list tells who said so', async () => {
    const volume = await press('Đặt âm lượng');
    await expect(volume).toContainText(/^Đặt âm lượng 60 %\s*Đã làm/);
    await expect(volume.locator('small')).toHaveText(/\S+, \d\d:\d\d \d\d\/\d\d\/\d{4}$/);
  });

  await test.step('while it is away its commands wait', async () => {
    await player.stop();
    await expect(await press('Chạy thử')).toContainText('Đang chờ');
    await picture('commands-1360');
    await page.setViewportSize({ width: 390, height: 844 });
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth))
      .toBeLessThanOrEqual(390);
    await picture('commands-390');
  });
});
