import { expect } from '@playwright/test';
import { accountOf } from './accounts.ts';
import { signIn, test } from './journey.ts';

test('an editor plans the week of a cluster, by keyboard and by dragging', async ({ browser, system }) => {
  const page = await signIn(browser, system, accountOf(system, 'editor', 'commune'));
  await page.goto('/admin/collections/schedules/create');
  await page.locator('#field-name').fill('Bản tin trưa');
  await page.getByRole('button', { name: 'Thêm: Giờ' }).click();
  await page.locator('#field-times__0__at').fill('17:10');
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await expect(page.getByText(/Trùng với «/).first()).toBeVisible();
  await page.locator('#field-times__0__at').fill('11:00');
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await expect(page).toHaveURL(/schedules\/[0-9a-f-]{36}/);

  await page.goto('/admin/collections/speakers');
  await page.locator('tbody a').first().click();
  const week = page.getByRole('region', { name: 'Lịch phát trong tuần' });
  const noon = (at: string) => week.getByRole('button', { name: new RegExp(`^${at}.*Bản tin trưa`) });
  await expect(noon('11:00–11:15')).toHaveCount(7);

  await noon('11:00').first().focus();
  await page.keyboard.press('Enter');
  const form = week.getByRole('region', { name: /Bản tin trưa, 11:00/ });
  await form.getByLabel('Giờ bắt đầu').fill('05:45');
  await form.getByRole('button', { name: 'Dời' }).click();
  await expect(week.getByText(/Trùng với «/)).toBeVisible();
  await form.getByLabel('Giờ bắt đầu').fill('10:30');
  await form.getByRole('button', { name: 'Dời' }).click();
  await expect(noon('10:30–10:45')).toHaveCount(7);

  const cells = week.locator('tbody tr').filter({ hasText: '14:00' }).locator('td');
  await noon('10:30').nth(2).dragTo(cells.nth(2));
  await expect(noon('14:30–14:45')).toHaveCount(7);
  await expect(week.getByText('Đã dời «Bản tin trưa» sang 14:30.')).toBeVisible();
});
