import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { type Browser, type BrowserContextOptions, chromium, type Page } from '@playwright/test';
import { buildEngine } from './build-engine.ts';
import { widthOver } from './fixtures/accessibility.ts';
import { openTestHost, type TestHost } from './fixtures/host.ts';
import { fullView } from './fixtures/views.ts';
import { openPublisher } from './publisher/publisher.ts';

const CHROMIUM = '/usr/bin/chromium';

describe('the form of documents', {
  skip: existsSync(CHROMIUM) ? false : `${CHROMIUM} is not installed`,
}, () => {
  let out = '';
  let browser: Browser;
  let host: TestHost;
  let page: Page;
  const faults: string[] = [];
  const found = () => page.locator('#loc-van-ban > ul > li');
  const said = (words: string) => page.locator('main form [role=status]', { hasText: words }).waitFor();

  async function open(path: string, options: BrowserContextOptions = {}): Promise<void> {
    page = await browser.newPage(options);
    page.on('pageerror', (error) => faults.push(error.message));
    await page.goto(`http://commune.localhost:${host.port}${path}`, { waitUntil: 'networkidle' });
  }

  before(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
    out = mkdtempSync(join(tmpdir(), 'documents-page-'));
    const publisher = await openPublisher({ engine: await buildEngine(), out, workers: 1 });
    await publisher.publish(fullView);
    await publisher.close();
  });
  after(async () => {
    await browser.close();
    rmSync(out, { recursive: true });
  });
  beforeEach(async () => {
    faults.length = 0;
    host = await openTestHost(out, { 'commune.localhost': '03478@2025-07-01' });
  });
  afterEach(async () => {
    await page.close();
    await host.close();
    assert.deepEqual(faults, []);
  });

  it('G98 chooses among all documents by everything at once, and keeps the question in the address', async () => {
    await open('/van-ban/');
    assert.equal(await found().count(), 20);
    assert.ok(host.asked.every(({ path }) => path !== '/van-ban.json'));
    await page.selectOption('#linh-vuc', 'Đất đai');
    await said('8 văn bản khớp');
    await page.selectOption('#co-quan', 'HĐND xã Sìn Hồ');
    await page.selectOption('#nam', '2026');
    await said('1 văn bản khớp');
    assert.match((await found().first().textContent()) ?? '', /Quyết định số 8\/QĐ-UBND/);
    await page.locator('#tu-khoa-van-ban').fill('QUY CHE dai truyen thanh');
    await page.keyboard.press('Enter');
    await page.waitForURL(/q=/);
    const { searchParams } = new URL(page.url());
    assert.deepEqual(
      ['linh-vuc', 'co-quan', 'nam', 'q'].map((name) => searchParams.get(name)),
      ['Đất đai', 'HĐND xã Sìn Hồ', '2026', 'QUY CHE dai truyen thanh'],
    );
    await page.reload();
    await said('1 văn bản khớp');
    assert.equal(await page.locator('#nam').inputValue(), '2026');
    await page.locator('#tu-khoa-van-ban').fill('<img src=x>');
    await said('Không có văn bản nào khớp');
    await page.getByRole('link', { name: 'Bỏ lọc' }).click();
    await said('23 văn bản');
    assert.equal(await found().count(), 20);
  });

  it('G98 shows what it found as the list does, with its file', async () => {
    await open('/van-ban/');
    const written = async (row: number) => (await found().nth(row).innerText()).replace(/\s+/g, ' ');
    const listed = await written(0);
    await page.locator('#tu-khoa-van-ban').fill('1/QĐ-UBND');
    await said('văn bản khớp');
    assert.equal(await written(0), listed);
    const link = found()
      .first()
      .getByRole('link', { name: /^Tải văn bản/ });
    assert.match((await link.getAttribute('href')) ?? '', /^\/shelf\/d{64}\.pdf$/);
    assert.equal(await link.getAttribute('download'), 'quy-che.pdf');
  });

  it('G98 asks from every list, for all documents', async () => {
    await open('/van-ban/linh-vuc/dat-dai/');
    assert.equal(await page.locator('#linh-vuc').inputValue(), 'Đất đai');
    await page.selectOption('#nam', '2025');
    await page.getByRole('button', { name: 'Tìm', exact: true }).click();
    await said('2 văn bản khớp');
    assert.equal(new URL(page.url()).pathname, '/van-ban/');
  });

  it('G76 says in words that the data cannot be had, and tries again when asked again', async () => {
    await open('/van-ban/');
    host.answers.set('/van-ban.json', null);
    await page.selectOption('#nam', '2025');
    await said('Không tải được dữ liệu');
    host.answers.delete('/van-ban.json');
    await page.getByRole('button', { name: 'Tìm', exact: true }).click();
    await said('4 văn bản khớp');
  });

  it('G98 gives way without a program to lists, on a phone too', async () => {
    await open('/van-ban/', { javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
    assert.equal(await page.locator('main form').isVisible(), false);
    await page.getByRole('link', { name: /^Xem theo cơ quan/ }).click();
    await page.getByRole('link', { name: 'Đất đai (8)' }).click();
    assert.equal(await page.locator('main .rows > li').count(), 8);
    assert.equal(await widthOver(page), 0);
  });
});
