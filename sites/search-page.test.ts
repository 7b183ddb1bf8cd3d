import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { type Browser, type BrowserContextOptions, chromium, type Page } from '@playwright/test';
import { buildEngine } from './build-engine.ts';
import { openTestHost, type TestHost } from './fixtures/host.ts';
import { fullView, portalView } from './fixtures/views.ts';
import { openPublisher } from './publisher/publisher.ts';

const CHROMIUM = '/usr/bin/chromium';

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
    for (const view of [fullView, portalView]) await publisher.publish(view);
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

  it('G74 shows the first 50 and says so, and says when there is nothing', async () => {
    await open('xa');
    await status().filter({ hasText: 'đây là 50 kết quả đầu' }).waitFor();
    assert.equal(await results().count(), 50);
    await page.locator('#tu-khoa').fill('<img src=x onerror=alert(1)>');
    await page.getByText('Không có kết quả cho “<img src=x onerror=alert(1)>”').waitFor();
    assert.equal(await page.locator('#tim-kiem img').count(), 0);
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
    await page.locator('#tim-kiem button').click();
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

  it('G65 loads at most 1.2 KiB of script everywhere, 2.1 KiB more for the search or for documents', async (test) => {
    const loadedBy = async (path: string) => {
      const from = host.asked.length;
      await page.goto(`http://commune.localhost:${host.port}${path}`, { waitUntil: 'networkidle' });
      const scripts = host.asked.slice(from).filter(({ path: file }) => file.endsWith('.js'));
      return new Set(scripts.map(({ path: file }) => file));
    };
    const weigh = (files: Iterable<string>) =>
      [...files].reduce((sum, file) => sum + statSync(join(out, file)).size, 0);
    await open('');
    const [everywhere, search, documents] = [
      await loadedBy('/gioi-thieu/'),
      await loadedBy('/tim-kiem/'),
      await loadedBy('/van-ban/'),
    ];
    const more = [search, documents].map((files) => weigh(files.difference(everywhere)));
    test.diagnostic(`script bytes: ${weigh(everywhere)}, ${more.join(', ')} more`);
    assert.ok(
      weigh(everywhere) <= 1_228 && more.every((bytes) => bytes > 0 && bytes <= 2_150),
      more.join(', '),
    );
    const all = readdirSync(join(out, '_astro')).filter((name) => name.endsWith('.js'));
    assert.equal(all.length, everywhere.union(search).union(documents).size);
  });
});
