import { expect } from '@playwright/test';
import { accountOf } from './accounts.ts';
import { signIn, test } from './journey.ts';
import { signInByApi, submitBulletin } from './official.ts';

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

test('an editor corrects a word, and the approver reads and approves what is said', async ({
  browser,
  system,
}) => {
  const writer = accountOf(system, 'editor', 'commune');
  const { id } = await submitBulletin(await signInByApi(system, writer), {
    title: 'Họp ở hội trường ĐHBKX cũ',
    summary: 'Mời mỗi hộ một người.',
  });
  const page = await signIn(browser, system, writer);
  await page.goto(`/admin/collections/bulletins/${id}`);
  await page.getByRole('button', { name: 'Lời cho bảng và loa' }).click();
  const speech = page.getByRole('region', { name: 'Loa sẽ đọc thế này' });
  await expect(speech.getByText('Đọc từng chữ')).toBeVisible();
  await speech.getByText('Đọc là…').click();
  await speech.getByLabel('«ĐHBKX»: Đọc là').fill('4 chữ');
  await speech.getByRole('button', { name: 'Ghi và nghe' }).first().click();
  await expect(speech.getByText(/Viết bằng âm tiết tiếng Việt/)).toBeVisible();
  await page.screenshot({ path: 'test-results/say-word.png', fullPage: true });
  await speech.getByLabel('«ĐHBKX»: Đọc là').fill('đại học bách khoa');
  await speech.getByRole('button', { name: 'Ghi và nghe' }).first().click();
  await expect(speech.getByText(/hội trường đại học bách khoa cũ/)).toBeVisible();
  await expect(speech.locator('audio')).toBeVisible();
  // The words are others than those that were submitted: they are submitted again.
  const again = await (await signInByApi(system, writer)).get<{ title: string }>(
    `bulletins/${id}?draft=true`,
  );
  const desk = await signInByApi(system, writer);
  await desk.patch(`bulletins/${id}?draft=true`, { title: again.title });
  await desk.post(`bulletins/${id}/submit`, {});

  const approving = await signIn(browser, system, accountOf(system, 'approver', 'commune'));
  await approving.goto(`/admin/collections/bulletins/${id}`);
  await approving.getByRole('button', { name: 'Duyệt và công bố' }).click();
  const question = approving.getByRole('dialog');
  await expect(question.getByText(/hội trường đại học bách khoa cũ/)).toBeVisible();
  await approving.screenshot({ path: 'test-results/approve-script.png' });
  await question.getByRole('button', { name: 'Duyệt và công bố' }).click();
  await expect(approving.getByRole('status').filter({ hasText: 'Đã duyệt' })).toBeVisible();
  await approving.getByRole('button', { name: 'Lời cho bảng và loa' }).click();
  await expect(approving.getByText(/^Đúng lời đã duyệt lúc/)).toBeVisible();
  await approving.screenshot({ path: 'test-results/approved-script.png', fullPage: true });
});
