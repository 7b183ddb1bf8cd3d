import { expect } from '@playwright/test';
import { accountOf } from './accounts.ts';
import { MADE_WITHIN_MS, signIn, test } from './journey.ts';

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

/** A WAV of nine seconds that comes and goes as syllables do. */
function readingOf(hertz: number): Buffer {
  const rate = 16_000;
  const bytes = Buffer.alloc(44 + 9 * rate * 2);
  bytes.write('RIFF', 0);
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.write('WAVEfmt ', 8);
  bytes.set([16, 0, 0, 0, 1, 0, 1, 0], 16);
  bytes.writeUInt32LE(rate, 24);
  bytes.writeUInt32LE(rate * 2, 28);
  bytes.set([2, 0, 16, 0], 32);
  bytes.write('data', 36);
  bytes.writeUInt32LE(bytes.length - 44, 40);
  for (let index = 0; index < 9 * rate; index += 1) {
    const time = index / rate;
    const sample = 0.3 * Math.sin(2 * Math.PI * hertz * time) * Math.abs(Math.sin(12 * time));
    bytes.writeInt16LE(Math.round(32_767 * sample), 44 + index * 2);
  }
  return bytes;
}

test('W105 a person reads a bulletin in Hmong, another confirms it, and residents hear it', async ({
  browser,
  system,
}) => {
  test.setTimeout(2 * MADE_WITHIN_MS);
  const title = 'Rooj sib tham hauv zos hnub no';
  const page = await signIn(browser, system, accountOf(system, 'editor', 'commune'));
  await page.goto('/admin/collections/bulletins/create');
  await page.locator('#field-title').fill(title);
  await page.locator('#field-summary').fill('Thov caw txhua tus tuaj rau lub tsev kab lis kev cai.');
  await page.locator('#field-category').click();
  await page.getByRole('option', { name: 'Đời sống địa phương' }).click();
  await page.getByRole('button', { name: 'Cơ quan, nơi nhận' }).click();
  await page.locator('#field-language').click();
  await page.getByRole('option', { name: 'Tiếng Mông' }).click();
  await page.getByRole('button', { name: 'Lời cho bảng và loa' }).click();
  await expect(page.getByText('Lưu bản nháp một lần, rồi ghi âm')).toBeVisible();
  await page.getByRole('button', { name: 'Lưu bản nháp' }).click();
  await expect(page).toHaveURL(/bulletins\/[0-9a-f-]{36}/);
  const id = /bulletins\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
  await page.getByRole('button', { name: 'Lời cho bảng và loa' }).click();
  const reading = page.getByRole('region', { name: 'Ghi âm người đọc' });

  await test.step('a microphone that is refused is told', async () => {
    await reading.getByRole('button', { name: 'Ghi âm' }).click();
    await expect(reading.getByText(/không cho dùng micrô/)).toBeVisible();
  });

  await test.step('a file that is no recording is refused in words', async () => {
    const chooser = reading.getByLabel('Tải tệp lên', { exact: true }).locator('xpath=self::input');
    const buffer = Buffer.from('PK\x03\x04 không phải âm thanh');
    await chooser.setInputFiles({ name: 'loi-doc.mp3', mimeType: 'audio/mpeg', buffer });
    await expect(reading.getByText(/tệp không phải MP3, WAV, M4A, OGG hoặc WebM/)).toBeVisible();
  });

  await test.step('it is recorded, listened to and recorded again; a reading from a file is kept', async () => {
    await page.context().grantPermissions(['microphone']);
    await reading.getByRole('button', { name: 'Ghi âm' }).click();
    await expect(reading.getByRole('timer')).toHaveText(/Đang ghi: 0:0[1-9]/);
    await reading.getByRole('button', { name: 'Dừng' }).click();
    await expect(reading.getByLabel('Bản vừa ghi')).toBeVisible();
    await reading.getByRole('button', { name: 'Ghi lại' }).click();
    await expect(reading.getByRole('timer')).toHaveText(/Đang ghi: 0:0[6-9]/);
    await expect
      .poll(() => reading.locator('meter').evaluate((meter: HTMLMeterElement) => meter.value))
      .toBeGreaterThan(0.01);
    await reading.getByRole('button', { name: 'Dừng' }).click();
    await expect(reading.getByRole('button', { name: 'Dùng bản ghi này' })).toBeVisible();
    const chooser = reading.getByLabel('Tải tệp lên', { exact: true }).locator('xpath=self::input');
    await chooser.setInputFiles({ name: 'doc.wav', mimeType: 'audio/wav', buffer: readingOf(180) });
    await expect(reading.getByText(/^Dài \d+ giây/)).toBeVisible({ timeout: 120_000 });
    await expect(reading.getByText(/Chưa ai xác nhận/)).toBeVisible();
    await expect(reading.getByRole('button', { name: 'Đúng lời' })).toHaveCount(0);
    await page.screenshot({ path: test.info().outputPath('recorded.png'), fullPage: true });
  });

  await test.step('a text that changes makes it stale, and keeps it from being submitted', async () => {
    await page.getByRole('button', { name: 'Nội dung' }).click();
    await page.locator('#field-title').fill(`${title} 2`);
    await page.getByRole('button', { name: 'Gửi duyệt' }).click();
    await expect(page.getByRole('alert').getByRole('button', { name: 'Ghi âm người đọc' })).toBeVisible();
    await page.getByRole('button', { name: 'Nội dung' }).click();
    await page.locator('#field-title').fill(title);
    await page.getByRole('button', { name: 'Gửi duyệt' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Đã gửi duyệt' })).toBeVisible();
  });

  const approving = await signIn(browser, system, accountOf(system, 'approver', 'commune'));
  await test.step('nobody approves what nobody else listened to', async () => {
    const approve = async () => {
      await approving.goto(`/admin/collections/bulletins/${id}`);
      await approving.getByRole('button', { name: 'Duyệt và công bố' }).click();
      const dialog = approving.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Duyệt và công bố' }).click();
    };
    await approve();
    await expect(approving.getByText(/chưa có người thứ hai nghe/)).toBeVisible();
    await approving.getByRole('button', { name: 'Lời cho bảng và loa' }).click();
    const shown = approving.getByRole('region', { name: 'Ghi âm người đọc' });
    await shown.getByRole('button', { name: 'Đúng lời' }).click();
    await expect(shown.getByText(/đã nghe và xác nhận đúng lời/)).toBeVisible();
    await approving.screenshot({ path: test.info().outputPath('confirmed.png'), fullPage: true });
    await approve();
    await expect(approving.getByRole('status').filter({ hasText: 'Đã duyệt' })).toBeVisible();
  });

  await test.step('residents hear it with its words, and it is not called a machine’s', async () => {
    const { email } = accountOf(system, 'editor', 'commune');
    const slug = /^bientap\.(.+)@/.exec(email)?.[1] ?? '';
    const resident = await (await browser.newContext()).newPage();
    await expect(async () => {
      await resident.goto(`http://${slug}.localhost:${system.sitesPort}/`);
      await resident.getByRole('link', { name: title }).first().click({ timeout: 5_000 });
      await expect(resident.locator('audio source')).toHaveCount(2, { timeout: 5_000 });
    }).toPass({ timeout: MADE_WITHIN_MS });
    const player = resident.locator('.player');
    await expect(player.getByText('Giọng đọc tự động')).toHaveCount(0);
    await player.getByText('Lời đọc bằng chữ').click();
    await expect(player.getByText(/Thov caw txhua tus/)).toBeVisible();
    await expect(player.locator('[lang=hmn]')).toHaveCount(1);
    await resident.screenshot({ path: test.info().outputPath('resident.png'), fullPage: true });
  });
});
