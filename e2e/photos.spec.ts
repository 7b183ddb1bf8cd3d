import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { type Browser, expect, type Page, type Response, test } from '@playwright/test';
import sharp from 'sharp';
import { cleanPicture } from '../cms/uploads/pictures.ts';
import type { Block, Picture } from '../content-model/block.ts';
import { type Sha256, sha256 } from '../content-model/content-address.ts';
import { type PagePicture, picturesOn } from '../delivery/pictures.ts';
import { shelfIn } from '../delivery/shelf.ts';
import { buildEngine } from '../sites/build-engine.ts';
import { fullView, illustrated } from '../sites/fixtures/views.ts';
import type { Engine } from '../sites/publisher/render-site.ts';
import type { RenderedBulletin, ShelfPicture, SiteView } from '../sites/publisher/site-view.ts';
import { readingOf } from '../sites/reading.ts';

/** What a telephone may load before its reader scrolls, bytes. */
const MOST_BYTES = 100 * 1024;

/** Noise in grains of 8, 4 and 1 px, so that it stays noise at the sizes it is shown in; 12 megapixels. */
async function noisyPhoto(): Promise<Buffer> {
  const width = 4_000;
  const height = 3_000;
  const grain = (pixels: number) =>
    sharp({
      create: {
        width: width / pixels,
        height: Math.round(height / pixels),
        channels: 3,
        background: '#888',
        noise: { type: 'gaussian', mean: 128, sigma: 80 },
      },
    })
      .png({ compressionLevel: 1 })
      .toBuffer();
  const coarse = [8, 4].map(async (pixels) => ({
    input: await sharp(await grain(pixels))
      .resize(width, height, { kernel: 'nearest', fit: 'fill' })
      .ensureAlpha(0.45)
      .png({ compressionLevel: 1 })
      .toBuffer(),
  }));
  return sharp(await grain(1))
    .composite(await Promise.all(coarse))
    .jpeg({ quality: 90 })
    .toBuffer();
}

const types: Readonly<Record<string, string>> = { '.woff2': 'font/woff2', '.webp': 'image/webp' };

/** Answers pages as they are asked for, compressed as hosts do, with the files they lead to. */
async function serve(view: SiteView, shelf: string): Promise<Server> {
  const folder = await buildEngine();
  const { app }: { app: Engine } = await import(pathToFileURL(join(folder, 'server/entry.mjs')).href);
  const fileOf = (path: string) => {
    const name = path.replace('/shelf/', '');
    return name === path ? join(folder, 'client', path) : join(shelf, name.slice(0, 2), name);
  };
  const server = createServer(async (request, response) => {
    const path = request.url ?? '/';
    const isFile = /^\/(_astro|shelf)\//.test(path);
    const bytes = isFile
      ? await readFile(fileOf(path))
      : Buffer.from(
          await (
            await app.render(new Request(`${view.origin}${path}`), { locals: { site: view } })
          ).arrayBuffer(),
        );
    const type = isFile ? (types[extname(path)] ?? 'text/javascript') : 'text/html; charset=utf-8';
    const isText = type.startsWith('text/');
    response.writeHead(200, { 'Content-Type': type, ...(isText && { 'Content-Encoding': 'gzip' }) });
    response.end(isText ? gzipSync(bytes) : bytes);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

function onShelf({ file, width, height, asked = width }: PagePicture): ShelfPicture {
  return { sha256: file.sha256, mime: file.mime, width, height, asked };
}

/** The full commune with noise as its logo, in its head, in every bulletin and on the boards. */
function noisyView(
  photos: readonly Picture[],
  sizes: Record<Sha256, readonly ShelfPicture[]>,
  frame: ShelfPicture,
): SiteView {
  const { edition } = fullView;
  const [first = null] = photos;
  const body: Block[] = photos.slice(1).map((picture) => ({ kind: 'picture', picture }));
  const bulletins = edition.bulletins.map((bulletin, step) => ({
    ...bulletin,
    content: {
      ...bulletin.content,
      pictures: photos.slice(step % photos.length).slice(0, 1),
      ...(bulletin.content.id === illustrated.content.id && { pictures: photos.slice(0, 1), body }),
    },
  }));
  const rendered: Record<string, RenderedBulletin> = Object.fromEntries(
    bulletins.map(({ content: { id } }) => [id, { ...fullView.rendered[id], pictures: sizes, frame }]),
  );
  const look = { ...edition.site.look, logo: first, header: first };
  return {
    ...fullView,
    edition: { ...edition, bulletins, site: { ...edition.site, look } },
    rendered,
    pictures: sizes,
  };
}

interface Loaded {
  /** Bytes of everything. */
  readonly all: number;
  /** Bytes of what is not a picture that waits below the first screen. */
  readonly first: number;
  /** Pictures of the page's own content, and how many of them wait. */
  readonly photos: number;
  readonly waiting: number;
}

async function loadedOf(browser: Browser, address: string, density: number): Promise<Loaded> {
  const page: Page = await browser.newPage({
    viewport: { width: 360, height: 640 },
    deviceScaleFactor: density,
  });
  const responses = new Map<string, Response>();
  page.on('response', (response) => responses.set(response.url(), response));
  await page.goto(address, { waitUntil: 'networkidle' });
  const photos = await page.locator('main img').evaluateAll((images) =>
    images.map((image) => {
      const { currentSrc, loading } = image as HTMLImageElement;
      return {
        currentSrc,
        waits: loading === 'lazy' && image.getBoundingClientRect().top > window.innerHeight,
      };
    }),
  );
  const later = new Set(photos.flatMap(({ currentSrc, waits }) => (waits ? [currentSrc] : [])));
  for (const { currentSrc, waits } of photos) if (!waits) later.delete(currentSrc);
  // An open page asks for emergencies by itself; the file has no place in what a page weighs.
  responses.delete(new URL('/khan-cap.json', address).href);
  const sizes = await Promise.all(
    [...responses].map(async ([url, response]) => ({
      url,
      bytes: (await response.request().sizes()).responseBodySize,
    })),
  );
  await page.close();
  const sum = (kept: typeof sizes) => kept.reduce((total, { bytes }) => total + bytes, 0);
  return {
    all: sum(sizes),
    first: sum(sizes.filter(({ url }) => !later.has(url))),
    photos: photos.length,
    waiting: photos.filter(({ waits }) => waits).length,
  };
}

test.describe('photos of nothing but noise', () => {
  let folder: string;
  let server: Server;
  let origin: string;
  let view: SiteView;

  test.beforeAll(async () => {
    test.setTimeout(300_000);
    folder = await mkdtemp(join(tmpdir(), 'nguon-photos-'));
    const shelf = shelfIn(join(folder, 'shelf'));
    const originals = new Map<string, Buffer>();
    const media = async (name: Sha256) => {
      const bytes = originals.get(name);
      if (bytes === undefined) throw new RangeError(`no photo ${name}`);
      return { bytes, mime: 'image/jpeg' };
    };
    const pictures = picturesOn(shelf, { media }, folder);
    const photos: Picture[] = [];
    const sizes: Record<Sha256, readonly ShelfPicture[]> = {};
    const { bytes: kept } = await cleanPicture(await noisyPhoto(), 'jpeg');
    for (const turn of [0, 120, 240]) {
      const bytes = turn === 0 ? kept : await sharp(kept).modulate({ hue: turn }).jpeg().toBuffer();
      const name = sha256(bytes);
      originals.set(name, bytes);
      photos.push({ sha256: name, width: 2_560, height: 1_920, alt: `Ảnh nhiễu ${turn}` });
      sizes[name] = (await pictures.forPages(name)).map(onShelf);
    }
    const drawn = await sharp(kept).resize(1_920, 1_080).png({ compressionLevel: 1 }).toBuffer();
    const frame = await pictures.preview(await shelf.put(drawn, 'image/png'), 'column');
    view = noisyView(photos, sizes, onShelf(frame));
    server = await serve(view, join(folder, 'shelf'));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  test.afterAll(async () => {
    server.close();
    server.closeAllConnections();
    await rm(folder, { recursive: true });
  });

  /** The address of the article with several photos, or of one with a single photo. */
  function addressOf(isSeveral: boolean): string {
    const found = readingOf(view).articles.find(
      ({ content: { id } }) => (id === illustrated.content.id) === isSeveral,
    );
    if (found === undefined) throw new RangeError('no such article');
    return `${origin}${found.address}`;
  }

  for (const density of [2, 3]) {
    test(`G114 a telephone of ${density} dots a pixel loads one, a frame and the page within 100 KiB`, async ({
      browser,
    }) => {
      const { all, photos } = await loadedOf(browser, addressOf(false), density);
      expect(photos).toBe(2);
      expect(all).toBeGreaterThan(60 * 1024);
      expect(all).toBeLessThanOrEqual(MOST_BYTES);
    });

    test(`G115 a telephone of ${density} dots a pixel begins with several within 100 KiB`, async ({
      browser,
    }) => {
      const several = await loadedOf(browser, addressOf(true), density);
      expect(several.photos).toBe(4); // three and the frame
      expect(several.waiting).toBeGreaterThan(1);
      expect(several.first).toBeLessThanOrEqual(MOST_BYTES);
      const home = await loadedOf(browser, `${origin}/`, density);
      expect(home.waiting).toBeGreaterThan(2);
      expect(home.first).toBeLessThanOrEqual(MOST_BYTES);
    });
  }
});
