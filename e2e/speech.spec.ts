import { expect } from '@playwright/test';
import { accountOf } from './accounts.ts';
import { signIn, test } from './journey.ts';

test('W103 a bulletin sent empty names every field at fault, and leads to each', async ({
  browser,
  system,
}) => {
  const page = await signIn(browser, system, accountOf(system, 'editor', 'commune'));
  await page.goto('/admin/collections/bulletins/create');
  await page.getByRole('button', { name: 'Cơ quan, nơi nhận' }).click();
  await page.locator('#field-issuer').fill('');
  await page.locator('#field-until button').first().click();
  await page.getByRole('button', { name: 'Gửi duyệt' }).click();
  const told = page.getByRole('alert').filter({ hasText: 'còn 4 mục cần sửa' });
  await expect(told.getByRole('button')).toHaveText(['Tiêu đề', 'Chuyên mục', 'Cơ quan ban hành', 'Đến']);
  await expect(page.locator('#field-title')).toBeFocused();
  for (const name of ['title', 'category', 'until']) {
    const field = page.locator('.field-type').filter({ has: page.locator(`#field-${name}`) });
    await expect(
      field
        .or(page.locator(`#field-${name}.field-type`))
        .locator('.field-error')
        .first(),
    ).toBeVisible();
  }
  await told.getByRole('button', { name: 'Cơ quan ban hành' }).click();
  await expect(page.locator('#field-issuer')).toBeFocused();
  await expect(page).toHaveURL(/bulletins\/create/);
});

test('W104 on a telephone nothing scrolls sideways, and lists show the stage', async ({
  browser,
  system,
}) => {
  const page = await signIn(browser, system, accountOf(system, 'editor', 'commune'));
  await page.setViewportSize({ width: 390, height: 844 });
  for (const [path, seen] of [
    ['collections/bulletins/create', page.locator('#field-title')],
    ['collections/looks/create', page.locator('#field-theme')],
    ['collections/engagements/create', page.locator('#field-monday')],
    ['collections/bulletins', page.locator('td.cell-stage').first()],
    ['collections/feedback', page.locator('td.cell-stage').first()],
    ['coverage', page.getByRole('heading', { level: 1 })],
    ['account', page.locator('#field-name')],
  ] as const) {
    await page.goto(`/admin/${path}`);
    await expect(seen, path).toBeInViewport();
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth), path).toBe(390);
  }
});

test('an editor sees and hears what loudspeakers will say', async ({ browser, system }) => {
  const page = await signIn(browser, system, accountOf(system, 'editor', 'commune'));
  await page.goto('/admin/collections/bulletins/create');
  await page.getByRole('button', { name: 'Lời cho bảng và loa' }).click();
  await expect(page.getByText('Lưu bản nháp một lần, rồi xem và nghe')).toBeVisible();
  await page.getByRole('button', { name: 'Nội dung' }).click();
  await page.locator('#field-title').fill('Họp thôn lúc 25h00 ngày 30/02 bàn việc của ĐHBKX');
  await page.locator('#field-summary').fill('Mời mỗi hộ một người đến nhà văn hóa thôn 1.');
  await page.locator('#field-category').click();
  await page.getByRole('option', { name: 'Đời sống địa phương' }).click();
  await page.getByRole('button', { name: 'Lưu bản nháp' }).click();
  await expect(page).toHaveURL(/bulletins\/[0-9a-f-]{36}/);
  await page.getByRole('button', { name: 'Lời cho bảng và loa' }).click();
  const speech = page.getByRole('region', { name: 'Loa sẽ đọc thế này' });
  await speech.getByRole('button', { name: 'Nghe thử' }).click();
  await expect(speech.getByText(/thôn lúc hai mươi lăm giờ/)).toBeVisible();
  await expect(speech.getByText(/^Khoảng \d+ giây, giọng Bắc/)).toBeVisible();
  await expect(speech.getByText('Ngày, giờ lạ')).toHaveCount(2);
  await expect(speech.getByText('Đọc từng chữ')).toHaveCount(1);
  const seconds = () => speech.locator('audio').evaluate((audio: HTMLAudioElement) => audio.duration);
  await expect.poll(seconds, { timeout: 60_000 }).toBeGreaterThan(4);
});
