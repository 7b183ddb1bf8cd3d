import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Block } from '@nguon/content-model/block';
import { bulletin } from '@nguon/content-model/fixtures/sin-ho';
import { type Browser, type BrowserContextOptions, chromium, type Page } from '@playwright/test';
import { buildEngine } from './build-engine.ts';
import { openTestHost, type TestHost } from './fixtures/host.ts';
import { fullView, portalView, viewWith } from './fixtures/views.ts';
import { openPublisher } from './publisher/publisher.ts';
import type { SiteView } from './publisher/site-view.ts';
import { searchFiles } from './search-rows.ts';

const CHROMIUM = '/usr/bin/chromium';

/** The oldest of forty articles whose texts fill several parts says what no other does. */
function longTexts(): SiteView {
  const words = (step: number) => Array.from({ length: 2_000 }, (_, index) => `t${step * 2_000 + index}`);
  const paragraph = (text: string): Block => ({ kind: 'paragraph', runs: [{ text }] });
  const view = viewWith(
    Array.from({ length: 40 }, (_, step) =>
      bulletin({
        id: `0b7c9d${step + 10}-0000-4000-8000-000000000000`,
        title: `Bài số ${step}`,
        summary: 'Tóm tắt.',
        body: [paragraph(words(step).join(' ')), paragraph(step === 39 ? 'Trâu bò thả rông' : 'Thôn')],
        from: new Date(Date.UTC(2026, 9, 30 - step)).toISOString().replace('.000', ''),
        until: null,
        channels: ['site'],
      }),
    ),
  );
  const { edition } = view;
  return { ...view, edition: { ...edition, unit: { ...edition.unit, code: '03487' } } };
}

describe('the search page', { skip: existsSync(CHROMIUM) ? false : `${CHROMIUM} is not installed` }, () => {
  let out = '';
  let browser: Browser;
  let host: TestHost;
  let page: Page;
  const faults: string[] = [];
  const results = () => page.locator('#tim-kiem li');
  const status = () => page.locator('#tim-kiem [role=status]');

  async function open(
    question: string,
    site = 'commune',
    options: BrowserContextOptions = {},
  ): Promise<void> {
    page = await browser.newPage(options);
    page.on('pageerror', (error) => faults.push(error.message));
    const query = question && `?q=${encodeURIComponent(question)}`;
    await page.goto(`http://${site}.localhost:${host.port}/tim-kiem/${query}`, { waitUntil: 'networkidle' });
  }

  before(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
    out = mkdtempSync(join(tmpdir(), 'search-page-'));
    const publisher = await openPublisher({ engine: await buildEngine(), out, workers: 1 });
    for (const view of [fullView, portalView, longTexts()]) await publisher.publish(view);
    await publisher.close();
  });
  after(async () => {
    await browser.close();
    rmSync(out, { recursive: true });
  });
  beforeEach(async () => {
    faults.length = 0;
    host = await openTestHost(out, {
      'commune.localhost': '03478@2025-07-01',
      'portal.localhost': '12@2025-07-01',
      'long.localhost': '03487@2025-07-01',
    });
  });
  afterEach(async () => {
    await page.close();
    await host.close();
    assert.deepEqual(faults, []);
  });

  it('G74 answers the question in its address, marks what hit and says how many', async () => {
    await open('nuoc sach');
    await page.getByText('1 kết quả cho “nuoc sach”').waitFor();
    assert.equal(await results().count(), 1);
    assert.deepEqual(await results().first().locator('h2 mark').allTextContents(), ['nước', 'sạch']);
    assert.equal(await page.locator('#tu-khoa').inputValue(), 'nuoc sach');
    assert.equal(await status().getAttribute('aria-live'), 'polite');
    const href = (await results().first().locator('a').getAttribute('href')) ?? '';
    assert.equal(await page.evaluate(async (address) => (await fetch(address)).status, href), 200);
  });

  it('G74 answers while somebody types, by keyboard alone, and keeps the question in the address', async () => {
    await open('');
    assert.equal(host.asked.filter(({ path }) => path === '/search.json').length, 0);
    await page.locator('#tu-khoa').focus();
    await page.keyboard.type('cầu treo');
    await page.getByText('1 kết quả cho “cầu treo”').waitFor();
    assert.equal(new URL(page.url()).searchParams.get('q'), 'cầu treo');
    await page.locator('#tu-khoa').fill('tiem chung');
    await page.keyboard.press('Enter');
    await page.getByText('41 kết quả cho “tiem chung”').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    assert.equal(await page.locator(':focus').evaluate((place) => place.closest('li')?.className), 'card');
    await page.locator('#tu-khoa').fill('');
    await status().filter({ hasText: /^$/ }).waitFor({ state: 'attached' });
    assert.equal(await results().count(), 0);
    assert.equal(new URL(page.url()).search, '');
  });

  it('G116 larger letters stay while somebody asks, of documents too', async () => {
    await open('');
    for (const path of ['/tim-kiem/', '/van-ban/']) {
      await page.goto(`http://commune.localhost:${host.port}${path}#chu-lon`, { waitUntil: 'networkidle' });
      assert.ok(await page.locator('.letter-size .smaller').isVisible(), path);
      await page.locator('main input').fill('quy che');
      await page.waitForFunction(() => location.search !== '');
      assert.ok(await page.locator('.letter-size .smaller').isVisible(), path);
    }
  });

  it('G74 shows the first 50 and says so, and says when there is nothing', async () => {
    await open('xa');
    await status().filter({ hasText: 'đây là 50 kết quả đầu' }).waitFor();
    assert.equal(await results().count(), 50);
    await page.locator('#tu-khoa').fill('<img src=x onerror=alert(1)>');
    await page.getByText('Không có kết quả cho “<img src=x onerror=alert(1)>”').waitFor();
    assert.equal(await page.locator('#tim-kiem img').count(), 0);
  });

  it('G100 looks through texts too where titles say little, and says what it looked through', async () => {
    await open('tha rong', 'long');
    const { parts } = searchFiles(longTexts());
    assert.ok(parts.length > 4 && parts.length <= 6, String(parts.length));
    await status()
      .filter({ hasText: /Không có kết quả cho “tha rong”, tìm trong nội dung từ [\d/]+$/ })
      .waitFor();
    const asked = () => host.asked.filter(({ path }) => path.startsWith('/search/')).length;
    assert.equal(asked(), 3);
    await page.getByRole('button', { name: 'Tìm tiếp' }).click();
    await status()
      .filter({ hasText: /^1 kết quả cho “tha rong”, tìm trong nội dung$/ })
      .waitFor();
    assert.deepEqual(await results().locator('h2').allTextContents(), ['Bài số 39']);
    assert.deepEqual(
      [asked(), await page.getByRole('button', { name: 'Tìm tiếp' }).isVisible()],
      [parts.length, false],
    );
  });

  it('G100 asks for no texts where titles say enough, unless it is told to', async () => {
    await open('bai so', 'long');
    await status()
      .filter({ hasText: /^40 kết quả cho “bai so”, tìm trong tiêu đề, tóm tắt/ })
      .waitFor();
    const asked = () => host.asked.filter(({ path }) => path.startsWith('/search/')).length;
    assert.equal(asked(), 0);
    await page.getByRole('button', { name: 'Tìm tiếp' }).click();
    await status()
      .filter({ hasText: /tìm trong nội dung từ/ })
      .waitFor();
    await status().filter({ hasNotText: 'Đang tìm tiếp' }).waitFor();
    assert.equal(asked(), 3);
  });

  it('G76 keeps what titles gave when a text cannot be had, and tries again when asked again', async () => {
    host.answers.set('/search/1.json', null);
    await open('bai so 39', 'long');
    await page.getByText('Không tải được dữ liệu').waitFor();
    assert.equal(await results().count(), 1);
    host.answers.delete('/search/1.json');
    await page.locator('#tim-kiem form button').click();
    await status()
      .filter({ hasText: /^1 kết quả cho “bai so 39”, tìm trong nội dung/ })
      .waitFor();
  });

  it('G75 says without JavaScript where else to look', async () => {
    await open('', 'commune', { javaScriptEnabled: false });
    assert.match(await page.locator('main noscript p').innerText(), /đang tắt JavaScript/);
    assert.equal(await page.locator('#tim-kiem form').isVisible(), false);
    assert.ok(await page.locator('main a[href="/so-do-trang/"]').first().isVisible());
    assert.ok(await page.locator('main a[href="/thong-tin-thiet-yeu/y-te/"]').isVisible());
  });

  it('G76 says in words that the data cannot be had, and tries again when asked again', async () => {
    host.answers.set('/search.json', null);
    await open('nuoc');
    await page.getByText('Không tải được dữ liệu').waitFor();
    host.answers.delete('/search.json');
    await page.locator('#tim-kiem form button').click();
    await status().filter({ hasText: 'kết quả cho “nuoc”' }).waitFor();
    assert.ok((await results().count()) > 0);
  });

  it('G77 leads from a portal to its communes’ own sites', async () => {
    await open('sin ho ban tin so 1', 'portal');
    const first = results().first();
    await first.waitFor();
    assert.match(
      (await first.locator('a').getAttribute('href')) ?? '',
      /^https:\/\/xa-sin-ho\.localhost\/thong-bao\//,
    );
    assert.match((await first.textContent()) ?? '', /Xã Sìn Hồ · 20\/11\/2026/);
    await page.locator('#tu-khoa').fill('ta phin');
    await status().filter({ hasText: '2 kết quả' }).waitFor();
  });

  it('G65 loads at most 1.2 KiB of script everywhere, under 2 KiB more for the search, 2.1 for documents', async (test) => {
    const loadedBy = async (path: string) => {
      const from = host.asked.length;
      await page.goto(`http://commune.localhost:${host.port}${path}`, { waitUntil: 'networkidle' });
      const scripts = host.asked.slice(from).filter(({ path: file }) => file.endsWith('.js'));
      return new Set(scripts.map(({ path: file }) => file));
    };
    const weigh = (files: Iterable<string>) =>
      [...files].reduce((sum, file) => sum + statSync(join(out, file)).size, 0);
    const packed = (files: Iterable<string>) =>
      [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(out, file))).length, 0);
    await open('');
    const [everywhere, search, documents] = [
      await loadedBy('/gioi-thieu/'),
      await loadedBy('/tim-kiem/'),
      await loadedBy('/van-ban/'),
    ];
    const [forSearch, forDocuments] = [search.difference(everywhere), documents.difference(everywhere)];
    const more = [weigh(forSearch), weigh(forDocuments)] as const;
    test.diagnostic(
      `script bytes: ${weigh(everywhere)}, ${more.join(', ')} more; search by gzip ${packed(forSearch)}`,
    );
    assert.ok(
      weigh(everywhere) <= 1_228 && more[0] > 0 && more[0] < 2_048 && more[1] > 0 && more[1] <= 2_150,
    );
    const all = readdirSync(join(out, '_astro')).filter((name) => name.endsWith('.js'));
    assert.equal(all.length, everywhere.union(search).union(documents).size);
  });
});
