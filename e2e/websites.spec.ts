import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { accountOf } from './accounts.ts';
import { openListed, pressAndConfirm, signIn, test, visit } from './journey.ts';
import { signInByApi, submitBulletin } from './official.ts';
import type { System } from './system.ts';

/** The ward whose officials have demo logins, and its province. */
const ward = (system: System) => `http://phuong-doan-ket.localhost:${system.sitesPort}`;
const portal = (system: System) => `http://lai-chau.localhost:${system.sitesPort}`;

/** The files below a folder, compared byte by byte, that hold a text. */
function filesWith(folder: string, text: string): string[] {
  const wanted = Buffer.from(text);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const file = join(folder, name);
    try {
      return statSync(file).isFile() && readFileSync(file).includes(wanted);
    } catch (error) {
      // A file that was being written has its own name by now.
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
      throw error;
    }
  });
}

const resident = {
  subject: 'Nắp cống vỡ trước cổng trường',
  name: 'Giàng Thị Mẩy Chua',
  phone: '0388 271 946',
  email: 'may.chua.nguoidan@example.vn',
  text: 'Nắp cống vỡ trước cổng trường đã hai tuần, trẻ đi học dễ ngã.',
};
const answer = 'Tổ quản lý đô thị đã thay nắp cống sáng nay và kiểm tra cả tuyến phố.';

/** Sends the form of a page as somebody does whose first try lacks something; gives the code to follow it by. */
async function sendFeedback(page: Page): Promise<string> {
  await page.locator('#subject').fill('   ');
  await page.locator('#text').fill(`${resident.text} Xin gọi ${resident.phone}.`);
  for (const field of ['name', 'phone', 'email'] as const)
    await page.locator(`#${field}`).fill(resident[field]);
  await page.locator('#mayPublish').check();
  await page.getByRole('button', { name: 'Gửi phản ánh' }).click();

  const summary = page.locator('.faults');
  await expect(summary.getByRole('link')).toHaveText(['Hãy ghi tiêu đề']);
  await expect(summary.getByRole('link')).toHaveAttribute('href', '#subject');
  await expect(page.locator('#subject')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.locator('#text')).toHaveValue(`${resident.text} Xin gọi ${resident.phone}.`);
  await expect(page.locator('#email')).toHaveValue(resident.email);
  await expect(page.locator('#mayPublish')).toBeChecked();

  await page.locator('#subject').fill(resident.subject);
  await page.getByRole('button', { name: 'Gửi phản ánh' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Đã nhận' })).toBeVisible();
  return (await page.locator('.key').innerText()).trim();
}

/** Writes the answer; the telephone number in the public words is refused before the editor takes it out. */
async function writeAnswer(page: Page): Promise<void> {
  await page.goto('/admin/collections/feedback');
  await openListed(page.getByRole('link', { name: resident.subject }).first());
  await page.locator('#field-reply__text').fill(answer);
  await page.getByRole('button', { name: 'Gửi duyệt trả lời' }).click();
  await expect(page.getByRole('status').filter({ hasText: resident.phone })).toBeVisible();
  await page.locator('#field-publicText').fill(resident.text);
  await page.getByRole('button', { name: 'Gửi duyệt trả lời' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Đã gửi duyệt' })).toBeVisible();
}

test('a resident without JavaScript is answered, and only what may be public is', async ({
  browser,
  system,
}) => {
  const editor = accountOf(system, 'editor', 'commune');
  const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();

  const code = await test.step('sends it, mends a fault, and follows it by its code', async () => {
    await visit(plain, `${ward(system)}/phan-anh/`);
    const given = await sendFeedback(plain);
    await plain.getByRole('link', { name: 'Xem kết quả bằng mã này' }).click();
    await expect(plain.locator('[aria-current=step]')).toHaveText('Đã nhận');
    await expect(plain.locator('dd').filter({ hasText: given })).toBeVisible();
    return given;
  });

  await test.step('the editor answers, and cannot publish', async () => {
    const writing = await signIn(browser, system, editor);
    await writeAnswer(writing);
    await expect(writing.getByRole('button', { name: 'Duyệt và công bố' })).toHaveCount(0);
    const id = /feedback\/([0-9a-f-]{36})/.exec(writing.url())?.[1];
    const official = await signInByApi(system, editor);
    const { submittedHash } = await official.get<{ submittedHash: string }>(`feedback/${id}?depth=0`);
    await expect(official.post(`feedback/${id}/publish`, { hash: submittedHash })).rejects.toThrow(/: 403 /);
    await plain.goto(`${ward(system)}/phan-anh/ket-qua/`);
    await expect(plain.getByText(resident.subject)).toHaveCount(0);
  });

  await test.step('the approver publishes, and the sender and everybody read it', async () => {
    const approving = await signIn(browser, system, accountOf(system, 'approver', 'commune'));
    await approving.getByRole('link', { name: resident.subject }).first().click();
    await pressAndConfirm(approving, 'Duyệt và công bố');
    await expect(approving.getByRole('status').filter({ hasText: 'Đã duyệt' })).toBeVisible();
    await expect(async () => {
      await plain.goto(`${ward(system)}/phan-anh/ket-qua/`);
      await expect(plain.getByRole('heading', { name: resident.subject })).toBeVisible({ timeout: 5_000 });
    }).toPass({ timeout: 60_000 });
    await expect(plain.getByText(answer)).toBeVisible();
    await plain.goto(`${ward(system)}/phan-anh/`);
    await plain.locator('#ma').fill(code.toLowerCase().replace('-', ' '));
    await plain.getByRole('button', { name: 'Xem kết quả' }).click();
    await expect(plain.getByText(answer)).toBeVisible();
  });

  await test.step('who sent it is nowhere: no page, no edition, no log, no table in the clear', () => {
    expect(filesWith(join(system.data, 'sites'), answer)).toContain(
      join('03388@2025-07-01', 'phan-anh', 'ket-qua', 'index.html'),
    );
    expect(filesWith(join(system.data, 'delivery'), answer)).toEqual([
      join('editions', '03388@2025-07-01.json'),
    ]);
    for (const kept of [resident.email, resident.name]) expect(filesWith(system.data, kept)).toEqual([]);
    for (const folder of ['sites', 'delivery', 'logs', 'shelf'])
      expect(filesWith(join(system.data, folder), resident.phone)).toEqual([]);
  });
});

test('an editor sees the real page of a draft before anybody else', async ({ browser, system }) => {
  const page = await signIn(browser, system, accountOf(system, 'editor', 'commune'));
  const stranger = await (await browser.newContext()).newPage();

  await test.step('a bulletin, in a window of its own', async () => {
    const [first, second] = [
      'Bản thảo: họp tổ dân phố số 3',
      'Bản thảo: họp tổ dân phố số 3, dời sang chủ nhật',
    ];
    await page.goto('/admin/collections/bulletins/create');
    await page.locator('#field-title').fill(first);
    await page.getByRole('button', { name: 'Lưu bản nháp' }).click();
    const way = page.getByRole('link', { name: 'Mở trang xem trước' });
    const opened = page.waitForEvent('popup');
    await way.click();
    const preview = await opened;
    await expect(preview.getByRole('heading', { level: 1, name: first })).toBeVisible();
    await stranger.goto(`${ward(system)}/`);
    await expect(stranger.getByRole('heading', { level: 1 }).first()).toBeVisible();
    await expect(stranger.getByText(first)).toHaveCount(0);

    await page.locator('#field-title').fill(second);
    await page.getByRole('button', { name: 'Lưu bản nháp' }).click();
    await expect(async () => {
      await preview.reload();
      await expect(preview.getByRole('heading', { level: 1, name: second })).toBeVisible({ timeout: 5_000 });
    }).toPass();
  });

  await test.step('a standing page, beside its form, by itself', async () => {
    const [first, second] = ['Điều kiện tự nhiên, bản thảo một', 'Điều kiện tự nhiên, bản thảo hai'];
    await page.goto('/admin/collections/pages');
    await openListed(page.getByRole('link', { name: /^Điều kiện tự nhiên/ }));
    await page.locator('#field-title').fill(first);
    await page.getByRole('button', { name: 'Lưu bản nháp' }).click();
    await page.locator('#live-preview-toggler').click();
    const beside = page.frameLocator('#live-preview-iframe');
    await expect(beside.getByRole('heading', { name: first }).first()).toBeVisible();
    await page.locator('#field-title').fill(second);
    await page.getByRole('button', { name: 'Lưu bản nháp' }).click();
    await expect(beside.getByRole('heading', { name: second }).first()).toBeVisible();
    await stranger.goto(`${ward(system)}/gioi-thieu/dieu-kien-tu-nhien/`);
    await expect(stranger.getByRole('heading', { level: 1, name: /Điều kiện tự nhiên/ })).toBeVisible();
    await expect(stranger.getByText('bản thảo')).toHaveCount(0);
  });
});

test('an open page learns of an emergency and of its end', async ({ browser, system }) => {
  const title = 'Diễn tập: lũ quét trên suối Nậm Na';
  const page = await (await browser.newContext()).newPage();
  await visit(page, `${ward(system)}/van-ban/`);
  const banner = page.locator('section.emergency').filter({ hasText: title });
  const [editor, approver] = await Promise.all([
    signInByApi(system, accountOf(system, 'editor', 'commune')),
    signInByApi(system, accountOf(system, 'approver', 'commune')),
  ]);
  const summary = 'Bà con ven suối lên chỗ cao ngay. Đây là diễn tập.';
  const { id, hash } = await submitBulletin(editor, {
    title,
    summary,
    priority: 'emergency',
    channels: ['site'],
  });
  await page.evaluate(() => Object.assign(window, { isTheSamePage: true }));
  await expect(banner).toBeHidden();
  await approver.post(`bulletins/${id}/approve`, { hash });
  await expect(banner).toBeVisible({ timeout: 90_000 });
  await expect(banner).toContainText(summary);
  await approver.post(`bulletins/${id}/withdraw`, { reason: 'Kết thúc diễn tập' });
  await expect(banner).toBeHidden({ timeout: 90_000 });
  expect(await page.evaluate(() => 'isTheSamePage' in window)).toBe(true);
});

test('people find what they look for by the words and names they know', async ({ browser, system }) => {
  const page = await (await browser.newContext()).newPage();

  await test.step('without marks', async () => {
    await visit(page, `${ward(system)}/tim-kiem/`);
    await page.locator('#tu-khoa').fill('nuoc sach');
    const found = page.locator('#tim-kiem li.card').filter({ hasText: /nước sạch/i });
    await expect(found.first()).toBeVisible();
    await found.first().getByRole('link').click();
    await expect(page.locator('main')).toContainText(/nước sạch/i);
  });

  await test.step('a unit of before, on the portal', async () => {
    await visit(page, `${portal(system)}/tim-kiem/?q=quyet tien`);
    await expect(page.locator('#tim-kiem li.card').filter({ hasText: 'Quyết Tiến' }).first()).toBeVisible();
    await page.goto(`${portal(system)}/danh-ba/don-vi-cu/`);
    await page.getByRole('link', { name: 'Thành phố Lai Châu' }).click();
    const row = page
      .getByRole('listitem')
      .filter({ has: page.getByText('Phường Quyết Tiến', { exact: true }) });
    await row.getByRole('link', { name: 'Phường Đoàn Kết' }).click();
    await expect(page).toHaveURL(`${ward(system)}/`);
  });

  await test.step('the address it had', async () => {
    const answered = await page.goto(`http://phuong-quyet-tien.localhost:${system.sitesPort}/van-ban/`);
    const first = answered?.request().redirectedFrom();
    expect((await first?.response())?.status()).toBe(301);
    await expect(page).toHaveURL(`${ward(system)}/van-ban/`);
    expect(answered?.status()).toBe(200);
  });
});
