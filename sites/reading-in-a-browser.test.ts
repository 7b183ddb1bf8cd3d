import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { hostileDay, quietDay } from '@nguon/content-model/fixtures/sin-ho';
import { type Browser, type BrowserContextOptions, chromium, type Response } from '@playwright/test';
import { buildEngine } from './build-engine.ts';
import { faultsOf, widthOver } from './fixtures/accessibility.ts';
import { kinds } from './fixtures/kinds.ts';
import { fullView, viewOf } from './fixtures/views.ts';
import { pageAddresses } from './page-addresses.ts';
import { openPublisher } from './publisher/publisher.ts';
import type { SiteView } from './publisher/site-view.ts';

const CHROMIUM = '/usr/bin/chromium';

/** Heaviest a page may be as it is sent, with everything it loads but pictures and sound, bytes. */
const HEAVIEST = 100 * 1024;

/** Heaviest a page may be by itself before it is compressed, bytes: cheap telephones unpack and lay out all of it. */
const HEAVIEST_ALONE = 50 * 1024;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
};

/** Serves one site as hosts do: compressed pages from the unit's folder, shared files from beside it. */
async function serve(out: string, unit: string): Promise<Server> {
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const file = path.startsWith('/_astro/')
      ? join(out, path)
      : join(out, unit, path.replace(/\/$/, '/index.html'));
    if (!existsSync(file)) return response.writeHead(404).end();
    const type = types[extname(file)] ?? 'text/plain';
    const isText = type !== 'font/woff2';
    response.writeHead(200, { 'Content-Type': type, ...(isText && { 'Content-Encoding': 'gzip' }) });
    response.end(isText ? gzipSync(readFileSync(file)) : readFileSync(file));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

/** The addresses of a site's largest pages. */
function heaviest(folder: string, view: SiteView, count: number): string[] {
  const size = (path: string) => statSync(join(folder, path, 'index.html')).size;
  return pageAddresses(view)
    .toSorted((a, b) => size(b) - size(a))
    .slice(0, count);
}

describe('a site in a browser', {
  skip: existsSync(CHROMIUM) ? false : `${CHROMIUM} is not installed`,
}, () => {
  let out = '';
  let browser: Browser;
  const servers: Server[] = [];
  const origins = new Map<SiteView, string>();
  const views = [fullView, viewOf(hostileDay), viewOf(quietDay)];

  before(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
    out = mkdtempSync(join(tmpdir(), 'browser-'));
    for (const [step, view] of views.entries()) {
      const folder = join(out, String(step));
      const publisher = await openPublisher({ engine: await buildEngine(), out: folder, workers: 1 });
      const { unit } = await publisher.publish(view);
      await publisher.close();
      const server = await serve(folder, unit);
      servers.push(server);
      origins.set(view, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    }
  });
  after(async () => {
    await browser.close();
    for (const server of servers) server.close();
    rmSync(out, { recursive: true });
  });

  async function checkAccessibility(
    view: SiteView,
    paths: readonly string[],
    options: BrowserContextOptions,
  ) {
    const page = await browser.newPage(options);
    for (const path of paths) {
      await page.goto(`${origins.get(view)}${path}`);
      assert.deepEqual(await faultsOf(page), [], path);
      const over = await widthOver(page);
      assert.ok(over <= 0, `${path} is ${over} px too wide`);
    }
    await page.close();
  }

  it('G19 has no fault of accessibility on a desk in the dark, with hostile text and with none', async () => {
    const dark = { colorScheme: 'dark', viewport: { width: 1280, height: 800 } } as const;
    const article = (view: SiteView) =>
      [...kinds(view).values()].filter((path) => path === '/' || /\/\d{4}\//.test(path));
    for (const view of views) await checkAccessibility(view, article(view), dark);
  });

  it('G20 loads at most 100 KiB for a page, letters included', async () => {
    for (const path of heaviest(join(out, '0', '03478@2025-07-01'), fullView, 4)) {
      const page = await browser.newPage();
      const loaded: Response[] = [];
      page.on('response', (response) => loaded.push(response));
      await page.goto(`${origins.get(fullView)}${path}`, { waitUntil: 'networkidle' });
      const counted = loaded.filter((response) => !response.url().includes('/shelf/'));
      const sizes = await Promise.all(counted.map((response) => response.request().sizes()));
      const weight = sizes.reduce((sum, { responseBodySize }) => sum + responseBodySize, 0);
      assert.ok(
        loaded.some((response) => response.url().endsWith('.woff2')),
        `${path} loads its letters`,
      );
      assert.ok(weight <= HEAVIEST, `${path}: ${weight} bytes`);
      const alone = Buffer.byteLength(await page.content());
      assert.ok(alone <= HEAVIEST_ALONE, `${path} alone: ${alone} bytes`);
      await page.close();
    }
  });

  it('writes a feed and a sitemap that are well-formed XML', async () => {
    const page = await browser.newPage();
    for (const view of views) {
      await page.goto(`${origins.get(view)}/404.html`);
      for (const [path, root] of [
        ['/rss.xml', 'rss'],
        ['/sitemap.xml', 'urlset'],
      ] as const) {
        const found = await page.evaluate(async (address) => {
          const xml = new DOMParser().parseFromString(await (await fetch(address)).text(), 'application/xml');
          return xml.querySelector('parsererror')?.textContent ?? xml.documentElement.nodeName;
        }, path);
        assert.equal(found, root, path);
      }
    }
    await page.close();
  });

  it('leads a keyboard to the content first', async () => {
    const page = await browser.newPage();
    await page.goto(`${origins.get(fullView)}/`);
    await page.keyboard.press('Tab');
    assert.equal(await page.locator(':focus').textContent(), 'Đến nội dung chính');
    await page.keyboard.press('Enter');
    assert.equal(await page.locator(':focus').getAttribute('id'), 'noi-dung');
    await page.close();
  });
});
