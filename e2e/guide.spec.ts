import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { devices, expect, type Locator, type Page } from '@playwright/test';
import sharp from 'sharp';
import { accountOf } from './accounts.ts';
import { answering, MADE_WITHIN_MS, openListed, signIn, test, visit } from './journey.ts';
import { type Official, signInByApi, submitBulletin } from './official.ts';
import { type Player, startPlayer } from './player.ts';
import { type Account, root, type System } from './system.ts';

/** Largest picture of the guides, bytes. */
const MOST_BYTES = 80 * 1024;

/** The officials of the last unit with demo logins: other journeys work in the first. */
function official({ accounts }: System, role: 'editor' | 'approver'): Account {
  const found = accounts.findLast((account) => account.role === role);
  if (found === undefined) throw new Error(`no ${role} among ${JSON.stringify(accounts)}`);
  return found;
}

const addressOf = (host: string, { sitesPort }: System) => `http://${host}.localhost:${sitesPort}`;

/** Keeps what a page shows, px from its top, as a picture of the guides: in `docs/images` when NGUON_GUIDE is `write`. */
async function keep(page: Page, name: string, height: number): Promise<void> {
  const width = page.viewportSize()?.width ?? 0;
  await page.setViewportSize({ width, height });
  await page.evaluate(() => document.fonts.ready);
  await page.mouse.move(0, 0);
  await page.waitForTimeout(400);
  const picture = await sharp(await page.screenshot({ animations: 'disabled' }))
    .png({ palette: true, colours: 128, effort: 10 })
    .toBuffer();
  expect(picture.length, name).toBeLessThanOrEqual(MOST_BYTES);
  const folder =
    process.env.NGUON_GUIDE === 'write' ? join(root, 'docs/images') : test.info().outputPath('pictures');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${name}.png`), picture);
}

/** Opens the first record of a collection's list whose name is as given. */
async function open(page: Page, collection: string, name: RegExp): Promise<void> {
  await page.goto(`/admin/collections/${collection}`);
  await openListed(page.locator('table').getByRole('link', { name }).first());
  await expect(page).toHaveURL(/[0-9a-f-]{36}/);
  await expect(page.locator('.doc-controls')).toBeVisible();
}

test('an editor finds the screens of the guide', async ({ browser, system }) => {
  const editor = official(system, 'editor');
  const page = await signIn(browser, system, editor);
  await page.setViewportSize({ width: 1200, height: 900 });

  await test.step('bulletins', async () => {
    await expect(page.getByRole('link', { name: 'Viết bản tin mới' }).first()).toBeVisible();
    await keep(page, 'admin-dashboard', 820);
    await page.getByRole('link', { name: 'Viết bản tin mới' }).first().click();
    await page.locator('#field-title').fill('Họp thôn bàn việc làm đường liên bản');
    await page
      .locator('#field-summary')
      .fill('19h30 thứ Năm, mời mỗi hộ một người đến nhà văn hóa bàn việc hiến đất, góp công làm đường.');
    await page.locator('#field-category').click();
    await page.getByRole('option', { name: 'Đời sống địa phương' }).click();
    await expect(page.getByRole('button', { name: 'Gửi duyệt' })).toBeEnabled();
    await keep(page, 'guide-write', 900);
  });

  await test.step('devices', async () => {
    await open(page, 'speakers', /^Cụm loa/);
    await page.getByRole('button', { name: 'Ghi danh thiết bị' }).click();
    await expect(page.locator('.nguon-code')).toBeVisible();
    await keep(page, 'guide-enrol', 620);
  });

  await test.step('standing content', async () => {
    await open(page, 'pages', /^Điều kiện tự nhiên/);
    await expect(page.locator('#field-topic')).toBeVisible();
    await keep(page, 'guide-page', 760);
    await open(page, 'officials', /./);
    await expect(page.locator('#field-phone, #field-position').first()).toBeVisible();
    await keep(page, 'guide-official', 820);
    await open(page, 'engagements', /^Tuần/);
    await expect(page.getByText('Các buổi')).toBeVisible();
    await keep(page, 'guide-week', 720);
  });

  await test.step('the look of the site', async () => {
    await open(page, 'looks', /^Giao diện trang/);
    await expect(page.getByText('Ảnh đầu trang')).toBeVisible();
    await keep(page, 'guide-look', 1080);
  });

  await test.step('feedback', async () => {
    await page.goto('/admin/collections/feedback');
    await openListed(page.getByRole('row').filter({ hasText: 'Mới nhận' }).getByRole('link').first());
    await expect(page.locator('#field-reply__text')).toBeVisible();
    await keep(page, 'guide-feedback', 980);
  });

  await test.step('the preview beside its form', async () => {
    await page.setViewportSize({ width: 1360, height: 820 });
    await open(page, 'pages', /^Điều kiện tự nhiên/);
    await page.locator('#live-preview-toggler').click();
    const beside = page.frameLocator('#live-preview-iframe');
    await expect(beside.getByRole('heading', { level: 1 })).toBeVisible();
    await keep(page, 'guide-preview', 820);
  });
});

test('an approver and an auditor find theirs', async ({ browser, system }) => {
  const author = await signInByApi(system, official(system, 'editor'));
  const title = 'Lấy ý kiến về quy ước của thôn';
  const summary = 'Bà con góp ý trước thứ Năm tại nhà văn hóa thôn hoặc trên trang của xã.';
  const { id } = await submitBulletin(author, { title, summary });
  const approving = await signIn(browser, system, official(system, 'approver'));
  await approving.setViewportSize({ width: 1200, height: 900 });
  await approving.goto(`/admin/collections/bulletins/${id}`);
  await approving.getByRole('button', { name: 'Duyệt và công bố' }).click();
  const question = approving.getByRole('dialog');
  await expect(question).toBeVisible();
  await keep(approving, 'guide-approve', 720);
  await question.getByRole('button', { name: 'Duyệt và công bố' }).click();
  await expect(approving.getByRole('status').filter({ hasText: 'Đã duyệt' })).toBeVisible();
  await expect(async () => {
    await approving.reload();
    await expect(approving.getByRole('link', { name: 'Xem trên trang' })).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
  await expect(approving.getByRole('button', { name: 'Thu hồi' })).toBeVisible();
  await keep(approving, 'admin-bulletin', 760);

  const auditing = await signIn(browser, system, accountOf(system, 'auditor', 'province'));
  await auditing.setViewportSize({ width: 1200, height: 900 });
  await auditing.goto('/admin/coverage');
  await auditing.getByRole('button', { name: 'Kiểm tra ngay' }).click();
  await expect(auditing.getByText('38/38 đơn vị đã được kiểm tra')).toBeVisible({ timeout: 120_000 });
  await expect(auditing.getByText('So với chỉ tiêu của các kế hoạch')).toBeVisible();
  await keep(auditing, 'guide-coverage', 900);
});

test('residents see the pages that the guides show', async ({ browser, system }) => {
  const wide = await (await browser.newContext({ viewport: { width: 1280, height: 860 } })).newPage();
  await visit(wide, `${addressOf('phuong-doan-ket', system)}/`);
  await expect(wide.getByRole('banner').getByText('Đoàn Kết').first()).toBeVisible();
  await keep(wide, 'site-home', 820);
  await visit(wide, `${addressOf('lai-chau', system)}/`);
  await expect(wide.getByRole('banner').getByText('Lai Châu').first()).toBeVisible();
  await keep(wide, 'site-portal', 820);

  const phone = { ...devices['Pixel 7'], viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 };
  const hand = await (await browser.newContext(phone)).newPage();
  await visit(hand, `${addressOf('xa-binh-lu', system)}/`);
  const article = hand.locator('main article, main .card').getByRole('link').first();
  await article.click();
  await expect(async () => {
    await hand.reload();
    await expect(hand.locator('audio')).toHaveCount(1, { timeout: 1_000 });
  }).toPass({ timeout: 150_000 });
  await keep(hand, 'site-article-phone', 844);
});

/** The bulletin that the guide follows on to boards. */
const MEETING = {
  title: 'Họp thôn bàn việc của ĐHBKX',
  summary: '19h30 thứ Năm, mời mỗi hộ một người đến nhà văn hóa thôn.',
  priority: 'priority',
};

/** Writes, submits and approves a bulletin; gives its id. */
async function publish(
  editor: Official,
  approver: Official,
  bulletin: Parameters<typeof submitBulletin>[1],
  category?: string,
): Promise<string> {
  const { id, hash } = await submitBulletin(editor, bulletin, category);
  const script = await approver.get<{ hash: string }>(`draft-scripts/${id}`);
  await approver.post(`bulletins/${id}/approve`, { hash, script: script.hash });
  return id;
}

/** An enterprise's screen of the unit, under an order that is in force. */
async function requisition(editor: Official, approver: Official): Promise<void> {
  const { doc } = await editor.post<{ doc: { id: string } }>('boards', {
    name: 'Màn hình quảng cáo bến xe (mẫu)',
    technology: 'led',
    width: 320,
    height: 160,
    colour: 'full',
    owner: 'advertising',
    ownerName: 'Công ty quảng cáo (mẫu)',
  });
  const day = 24 * 3_600_000;
  await approver.post('requisitions', {
    symbol: 'Mẫu 03',
    orderedBy: 'UBND xã (mẫu)',
    board: doc.id,
    from: new Date(Date.now() - day).toISOString(),
    until: new Date(Date.now() + 3 * day).toISOString(),
    purpose: 'Tuyên truyền ngày hội của xã (văn bản mẫu)',
  });
}

/** Brings a part of the page to the top of the window, below the bar that stays there. */
async function showFrom(part: Locator): Promise<void> {
  await part.evaluate((element) => window.scrollTo(0, element.getBoundingClientRect().top + scrollY - 90));
}

test('officials find the screens of boards and speakers', async ({ browser, system }) => {
  test.setTimeout(600_000);
  const editing = await signInByApi(system, official(system, 'editor'));
  const approving = await signInByApi(system, official(system, 'approver'));
  const page = await signIn(browser, system, official(system, 'editor'));
  await page.setViewportSize({ width: 1200, height: 900 });
  const meeting = await publish(editing, approving, MEETING);

  const player = await test.step('a board', async () => {
    await page.goto('/admin/collections/boards/create');
    await page.locator('#field-name').fill('Bảng LED nhà văn hóa thôn 1');
    await page.getByLabel('Chọn loại màn hình').selectOption('LED P10 128 × 64');
    await expect(page.locator('#field-width')).toHaveValue('128');
    await keep(page, 'guide-board-new', 620);
    await open(page, 'boards', /^Màn hình LCD/);
    await page.getByRole('button', { name: 'Ghi danh thiết bị' }).click();
    const code = (await page.locator('.nguon-code').innerText()).trim();
    const started = await startPlayer(code, `http://127.0.0.1:${system.sitesPort}`);
    await expect(async () => {
      await page.reload();
      await expect(page.getByText('Đang nối')).toBeVisible({ timeout: 2_000 });
    }).toPass({ timeout: 90_000 });
    const loop = page.getByRole('region', { name: 'Vòng phát của bảng' });
    const frames = loop.locator('.nguon-turns img');
    await expect(async () => {
      await loop.getByRole('button', { name: 'Xem vòng phát' }).click();
      await expect(frames.nth(2)).toBeVisible({ timeout: 2_000 });
    }).toPass({ timeout: MADE_WITHIN_MS });
    await expect
      .poll(() => frames.first().evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(0);
    await page.evaluate(() => window.scrollTo(0, 0));
    await keep(page, 'guide-board', 1_100);
    await page.goto('/admin/collections/boards');
    await expect(page.getByRole('row').filter({ hasText: 'Đang nối' })).toBeVisible();
    await keep(page, 'guide-boards', 520);
    return started;
  });

  await test.step('what loudspeakers say', async () => {
    await page.goto(`/admin/collections/bulletins/${meeting}`);
    await page.getByRole('button', { name: 'Lời cho bảng và loa' }).click();
    const speech = page.getByRole('region', { name: 'Loa sẽ đọc thế này' });
    await speech.getByRole('button', { name: 'Xem lời đọc' }).click();
    await speech.getByText('Đọc là…').first().click();
    await speech.getByLabel('«ĐHBKX»: Đọc là').fill('đại học bách khoa');
    await page.setViewportSize({ width: 1200, height: 640 });
    await showFrom(speech);
    await keep(page, 'guide-speech', 640);
    await open(page, 'speakers', /^Cụm loa/);
    await expect(page.getByText('05:30–06:00').first()).toBeVisible();
    await keep(page, 'guide-sessions', 900);
  });

  await test.step('an order of requisition', async () => {
    await requisition(editing, approving);
    const approver = await signIn(browser, system, official(system, 'approver'));
    await approver.setViewportSize({ width: 1200, height: 900 });
    await open(approver, 'requisitions', /^Mẫu 03/);
    await approver.getByRole('button', { name: 'Xem báo cáo giờ' }).click();
    await expect(approver.getByText(/lệnh có hiệu lực 24,\d\d giờ/)).toBeVisible();
    await keep(approver, 'guide-requisition', 760);
  });

  await test.step('a bulletin on boards', async () => {
    await page.goto(`/admin/collections/bulletins/${meeting}`);
    await page.getByRole('button', { name: 'Trên bảng' }).click();
    await expect(page.getByRole('heading', { name: 'Đã hiện ở đâu' })).toBeVisible();
    const frames = page.getByRole('region', { name: 'Bản tin này trên bảng' });
    await frames.getByRole('button', { name: 'Xem khung hình' }).click();
    await expect(frames.locator('img').first()).toBeVisible();
    await page.setViewportSize({ width: 1200, height: 820 });
    await showFrom(frames);
    await keep(page, 'guide-on-boards', 820);
  });
  await player.stop();
});

/** The emergency of the session, and what the pictures call it. */
const FLOOD = {
  title: 'Nước suối dâng nhanh, bà con bản 3 lên nhà văn hóa ngay',
  summary: 'Mang theo nước uống, đèn pin và thuốc. Không lội qua suối, không quay lại lấy đồ.',
  priority: 'emergency',
};

const isSounding = async (player: Player): Promise<boolean> =>
  (await player.read('playing').catch(() => '')).length > 0;

test('a loudspeaker’s session is told in pictures', async ({ browser, system }) => {
  test.setTimeout(600_000);
  const approver = accountOf(system, 'approver', 'commune');
  const editing = await signInByApi(system, accountOf(system, 'editor', 'commune'));
  const approving = await signInByApi(system, approver);
  const page = await signIn(browser, system, accountOf(system, 'editor', 'commune'));
  await page.setViewportSize({ width: 1200, height: 900 });
  const cluster = await test.step('it joins', async () => {
    await open(page, 'speakers', /^Cụm loa trung tâm/);
    const address = page.url();
    await page.getByRole('button', { name: /^Ghi danh/ }).click();
    const code = (await page.locator('.nguon-code').innerText()).trim();
    const player = await startPlayer(code, `http://127.0.0.1:${system.sitesPort}`);
    await expect(async () => {
      await page.goto(address);
      await expect(page.getByText('Đang nối')).toBeVisible({ timeout: 5_000 });
    }).toPass({ timeout: 90_000 });
    return { address, player };
  });
  const { player } = cluster;

  const flood = await test.step('an emergency sounds at once', async () => {
    const id = await publish(editing, approving, FLOOD, 'thien-tai-khan-cap');
    await expect.poll(() => isSounding(player), { timeout: MADE_WITHIN_MS }).toBe(true);
    await expect(async () => {
      await page.goto('/admin/collections/speakers');
      const row = page.getByRole('row').filter({ hasText: 'Đang nối' });
      await expect(row).toContainText(FLOOD.title.slice(0, 20), { timeout: 5_000 });
    }).toPass({ timeout: 90_000 });
    await keep(page, 'session-emergency', 760);
    return id;
  });

  await test.step('it is ended by an all-clear', async () => {
    const ending = await signIn(browser, system, approver);
    await ending.setViewportSize({ width: 1200, height: 900 });
    await ending.goto(`/admin/collections/bulletins/${flood}`);
    await answering(ending);
    await ending.getByRole('button', { name: 'Báo kết thúc' }).click();
    await expect(ending).not.toHaveURL(new RegExp(flood));
    await expect(ending.getByText('Đã mở bản tin báo yên')).toBeVisible();
    await expect(ending.locator('#field-category').getByText('Thiên tai')).toBeVisible();
    await expect(ending.locator('#field-title')).toBeEnabled();
    await keep(ending, 'guide-all-clear', 860);
    await approving.post(`bulletins/${flood}/withdraw`, { reason: 'Kết thúc diễn tập' });
    await expect.poll(() => isSounding(player), { timeout: 60_000 }).toBe(false);
  });

  await test.step('an official speaks into the microphone', async () => {
    const speaking = await signIn(browser, system, approver);
    await speaking.setViewportSize({ width: 1200, height: 900 });
    await speaking.context().grantPermissions(['microphone']);
    await speaking.goto('/admin/live');
    const name = speaking.getByRole('checkbox', { name: /trực tuyến/ }).first();
    await expect(name).toBeVisible({ timeout: 60_000 });
    await speaking.getByLabel('Lý do, nội dung sẽ nói').fill('Nhắc bà con bản 3 lên nhà văn hóa');
    await speaking.getByRole('radio', { name: /^Khẩn cấp/ }).check();
    await name.check();
    await speaking.getByLabel('Đây là tình huống khẩn cấp thật').check();
    await speaking.getByRole('button', { name: 'Bắt đầu nói' }).click();
    const air = speaking.getByRole('region', { name: 'ĐANG PHÁT TRỰC TIẾP' });
    await expect(air.getByText(/Trễ khoảng \d+,\d giây/)).toBeVisible({ timeout: 60_000 });
    await keep(speaking, 'guide-live', 760);
    await air.getByRole('button', { name: 'Dừng phát' }).click();
    await expect(speaking.getByText('Đã dừng phát')).toBeVisible();
  });

  await test.step('its log proves what was heard', async () => {
    await expect(async () => {
      await page.goto('/admin/collections/playouts');
      await expect(page.getByRole('row').filter({ hasText: 'Cụm loa' }).first()).toBeVisible({
        timeout: 5_000,
      });
    }).toPass({ timeout: 90_000 });
    await expect(page.getByRole('row').filter({ hasText: FLOOD.title })).toBeVisible();
    await keep(page, 'session-log', 560);
  });
  await player.stop();
});

test('a screen joins in its own browser', async ({ browser, system }) => {
  const screen = await (await browser.newContext({ viewport: { width: 1280, height: 720 } })).newPage();
  await screen.goto(`http://127.0.0.1:${system.sitesPort}/kiosk/`);
  await expect(screen.getByLabel('Mã tham gia')).toBeVisible();
  await keep(screen, 'guide-kiosk', 720);
});
