import { expect } from '@playwright/test';
import { accountOf } from './accounts.ts';
import { answering, openListed, signIn, test } from './journey.ts';

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
