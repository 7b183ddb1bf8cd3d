import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, describe, it, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { instantOf } from '@nguon/content-model/instant';
import type { FrameItem, Manifest } from '@nguon/content-model/manifest';
import { brokenLink } from '@nguon/content-model/playout';
import { type Browser, chromium, type Page } from '@playwright/test';
import { refusedManifests } from '../conformance/refused-manifests.ts';
import { Station, until } from '../conformance/station.ts';
import { openBoardPage } from '../player/page.ts';
import type { PageState } from '../player/page-state.ts';

const CHROMIUM = '/usr/bin/chromium';
const NAME = 'Thiết bị thử';

/** Longest wait for a thing to come true, ms: the machine may be busy. */
const PATIENCE_MS = 60_000;

/** A picture that a browser can draw. */
function picture(text: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="160"><desc>${text}</desc><rect width="320" height="160" fill="#fff"/></svg>`;
}

/** A screen of its own with a station of its own. */
class Screen {
  readonly station: Station;
  readonly page: Page;
  readonly said: string[] = [];
  /** What broke on the page or its policy forbade. */
  readonly broken: string[] = [];
  device = '';

  constructor(station: Station, page: Page) {
    this.station = station;
    this.page = page;
    page.on('console', (message) => {
      this.said.push(message.text());
      if (/Content Security Policy/.test(message.text())) this.broken.push(message.text());
    });
    page.on('pageerror', (error) => this.broken.push(error.message));
  }

  frame(title: string, changes: Partial<FrameItem> = {}): FrameItem {
    return this.station.frame(title, {
      file: this.station.file(picture(title), 'image/svg+xml'),
      ...changes,
    });
  }

  manifest(items: FrameItem[], changes: object = {}): Manifest {
    const neutral = this.station.file(picture('neutral'), 'image/svg+xml');
    return this.station.boardManifest(this.device, items, { neutral, ...changes });
  }

  /** Joins as a person does, with the keyboard. */
  async join(): Promise<void> {
    this.station.codes.add('CODE-1234');
    await this.page.goto(`${this.station.url}/kiosk/`);
    await this.page.getByLabel('Mã tham gia').fill('CODE-1234');
    await this.page.keyboard.press('Enter');
    assert.ok(await until(() => this.station.register.size > 0, PATIENCE_MS), this.said.join('\n'));
    [this.device = ''] = this.station.register.keys();
    await this.page.locator('body.playing').waitFor({ timeout: PATIENCE_MS });
    await this.page.evaluate(async () => void (await navigator.serviceWorker.ready));
  }

  /** Publishes a manifest and waits until its first frame, or the neutral one, is up. */
  async play(items: FrameItem[], changes: object = {}): Promise<void> {
    await this.station.publish(this.manifest(items, changes));
    await this.ask();
    await this.shows(items[0]?.title ?? NAME);
  }

  /** Lets the screen ask now, as when its line comes back. */
  async ask(): Promise<void> {
    await this.page.evaluate(() => void dispatchEvent(new Event('online')));
  }

  /** The title of the picture that is up; empty on a dark screen. */
  async title(): Promise<string> {
    const image = this.page.locator('#picture');
    return (await image.isVisible()) ? ((await image.getAttribute('alt')) ?? '') : '';
  }

  async shows(title: string): Promise<void> {
    const isUp = await until(async () => (await this.title()) === title, PATIENCE_MS);
    assert.ok(isUp, `shows ${await this.title()}, not ${title}\n${this.said.join('\n')}`);
  }

  /** Waits until the kiosk has said a thing to its console. */
  async says(pattern: RegExp): Promise<void> {
    assert.ok(await until(() => this.said.some((line) => pattern.test(line)), PATIENCE_MS), String(pattern));
  }

  /** The names of the files it keeps. */
  shelf(): Promise<string[]> {
    return this.page.evaluate(async () => {
      const keys = await (await caches.open('nguon-shelf')).keys();
      return keys.map(({ url }) => url.slice(-64));
    });
  }
}

/** Where a screen's end is told: its test, or all tests that share it. */
interface Ending {
  after(end: () => Promise<void>): void;
}

describe('a kiosk', {
  skip: existsSync(CHROMIUM) ? false : `${CHROMIUM} is not installed`,
}, () => {
  let browser: Browser;
  before(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  });
  after(() => browser.close());

  async function open(t: Ending): Promise<Screen> {
    const station = await Station.open();
    const context = await browser.newContext({ viewport: { width: 960, height: 540 } });
    t.after(async () => {
      await context.close();
      await station.close();
    });
    return new Screen(station, await context.newPage());
  }

  /** A screen that shows a frame `old`. */
  async function playing(t: TestContext): Promise<Screen> {
    const screen = await open(t);
    await screen.join();
    await screen.play([screen.frame('old')]);
    return screen;
  }

  it('D27 joins with the code typed on the screen, with a key that nobody can read', async (t) => {
    const screen = await open(t);
    await screen.page.goto(`${screen.station.url}/kiosk/`);
    await screen.page.getByLabel('Mã tham gia').fill('WRONG-CODE');
    await screen.page.getByRole('button', { name: 'Tham gia' }).press('Enter');
    await screen.page
      .getByRole('alert')
      .filter({ hasText: 'Mã không đúng' })
      .waitFor({ timeout: PATIENCE_MS });
    await screen.join();
    const isReadable = await screen.page.evaluate(
      () =>
        new Promise((resolve) => {
          const opening = indexedDB.open('nguon-kiosk');
          opening.onsuccess = () => {
            const asking = opening.result.transaction('kept').objectStore('kept').get('identity');
            asking.onsuccess = () => resolve(asking.result.privateKey.extractable);
          };
        }),
    );
    assert.equal(isReadable, false);
    assert.equal(await screen.page.locator('#unit').textContent(), NAME);
    assert.ok(await screen.page.locator('#unit').isVisible(), 'it names itself before its first manifest');
  });

  it('D28 says in Vietnamese what its browser lacks', async (t) => {
    const screen = await open(t);
    await screen.page.addInitScript(() => {
      const generateKey = () => Promise.reject(new DOMException('', 'NotSupportedError'));
      Object.assign(crypto.subtle, { generateKey });
    });
    await screen.page.goto(`${screen.station.url}/kiosk/`);
    await screen.page.getByText('không kiểm tra được chữ ký Ed25519').waitFor({ timeout: PATIENCE_MS });
    assert.ok(!(await screen.page.locator('#join').isVisible()));
  });

  describe('that has played for a while', () => {
    let screen: Screen;
    const ends: (() => Promise<void>)[] = [];
    before(async () => {
      screen = await open({ after: (end) => void ends.push(end) });
      await screen.join();
    });
    after(async () => {
      for (const end of ends) await end();
    });

    /** Shows a frame `old` and nothing else, whatever was before. */
    async function again(): Promise<void> {
      await screen.play([screen.frame('old')]);
      screen.said.length = 0;
    }

    it('M3 keeps its loop when a manifest is forged, changed, cut or another’s', async () => {
      await again();
      for (const [name, make] of Object.entries(refusedManifests)) {
        screen.said.length = 0;
        const bad = screen.manifest([screen.frame('bad')]);
        screen.station.offer(screen.device, await make(screen.station, bad));
        await screen.ask();
        await screen.says(/manifest/);
        assert.equal(await screen.title(), 'old', name);
      }
      await screen.play([screen.frame('good')]);
    });

    it('M2 refuses a manifest from before, after a reload too', async () => {
      await again();
      const before = screen.station.manifests.get(screen.device)?.jws ?? '';
      await screen.play([screen.frame('new')]);
      screen.station.offer(screen.device, before);
      await screen.ask();
      await screen.says(/not newer/);
      screen.said.length = 0;
      await screen.page.reload();
      await screen.shows('new');
      await screen.says(/not newer/);
      await screen.shows('new');
    });

    it('M6 neither keeps nor shows a file whose hash differs, and tells the server', async () => {
      await again();
      const told = screen.station.playouts.length;
      const isTold = () => screen.station.playouts.slice(told).some(({ result }) => result === 'failed');
      const bad = screen.frame('bad');
      screen.station.shelf.set(bad.file.sha256, Buffer.from(picture('BAD')));
      await screen.station.publish(screen.manifest([bad]));
      await screen.ask();
      assert.ok(await until(isTold, PATIENCE_MS));
      assert.ok(!(await screen.shelf()).includes(bad.file.sha256));
      assert.notEqual(await screen.title(), 'bad');
      screen.station.shelf.set(bad.file.sha256, Buffer.from(picture('bad')));
      await screen.ask();
      await screen.shows('bad');
    });

    it('M6 shows no file that was changed in its own storage', async () => {
      await again();
      const { file } = screen.frame('old');
      const back = await screen.station.vanish();
      await screen.page.evaluate(async (name) => {
        await (await caches.open('nguon-shelf')).put(`/kiosk/shelf/${name}`, new Response('hacked'));
      }, file.sha256);
      await screen.page.reload();
      await screen.shows(NAME);
      assert.ok(!(await screen.shelf()).includes(file.sha256));
      await back();
    });

    it('M8 lets go of what was withdrawn, and M9 shows an emergency, while other files are missing', async () => {
      await again();
      const [stays, missing] = [screen.frame('stays'), screen.frame('missing')];
      await screen.play([screen.frame('old'), stays]);
      screen.station.shelf.delete(missing.file.sha256);
      await screen.station.publish(screen.manifest([missing, stays]));
      await screen.ask();
      await screen.shows('stays');
      const alarm = screen.frame('alarm', { priority: 'emergency' });
      await screen.station.publish(screen.manifest([alarm, missing, stays]));
      await screen.ask();
      await screen.shows('alarm');
      screen.station.shelf.set(missing.file.sha256, Buffer.from(picture('missing')));
      await screen.play([missing]);
    });

    it('D20 obeys brightness, C1 a switch and D22 a restart, each once', async () => {
      await again();
      const { station, page, device } = screen;
      const filter = () => page.locator('#picture').evaluate(({ style }) => style.filter);
      await station.order(device, 'brightness', { percent: 30 });
      await screen.ask();
      assert.ok(await until(async () => (await filter()) === 'brightness(30%)', PATIENCE_MS));
      await station.order(device, 'blank');
      await screen.ask();
      await screen.shows(NAME);
      await page.evaluate(() => document.body.setAttribute('data-life', 'first'));
      await station.order(device, 'show');
      const reload = page.waitForEvent('load', { timeout: PATIENCE_MS });
      await station.order(device, 'restart');
      await screen.ask();
      await reload;
      await screen.shows('old');
      assert.ok(await until(async () => (await filter()) === 'brightness(30%)', PATIENCE_MS));
      await page.evaluate(() => document.body.setAttribute('data-life', 'second'));
      const reports = station.reported.length;
      await screen.ask();
      assert.ok(await until(() => station.reported.length > reports, PATIENCE_MS));
      assert.equal(await page.locator('body').getAttribute('data-life'), 'second');
    });

    it('D29 obeys its page’s policy, and no page frames it', async () => {
      assert.deepEqual(screen.broken, []);
      const policy =
        (await fetch(`${screen.station.url}/kiosk/`)).headers.get('content-security-policy') ?? '';
      assert.match(policy, /script-src 'self';.*frame-ancestors 'none'/);
      assert.equal((await fetch(`${screen.station.url}/kiosk/devices/keys.ts`)).status, 404);
    });
  });

  it('D8 asks by itself within its minute, and shows the emergency it finds', async (t) => {
    const screen = await open(t);
    await screen.page.clock.install();
    await screen.join();
    await screen.play([screen.frame('old')]);
    const alarm = screen.frame('alarm', { priority: 'emergency' });
    await screen.station.publish(screen.manifest([screen.frame('old'), alarm]));
    await sleep(1_000);
    await screen.page.clock.fastForward(71_000);
    await screen.shows('alarm');
  });

  it('D30 plays on after a reload without its server, and M10 lets go of what is over', async (t) => {
    const screen = await open(t);
    await screen.page.clock.install();
    await screen.join();
    // Less than the ten minutes after which a board says that it is alone.
    const seconds = 300;
    await screen.play([screen.frame('short', { until: instantOf(screen.station.now + seconds * 1_000) })]);
    const back = await screen.station.vanish();
    await screen.page.reload();
    await screen.shows('short');
    await screen.page.clock.fastForward((seconds + 1) * 1_000);
    await screen.shows(NAME);
    await screen.page.reload();
    await screen.shows(NAME);
    await back();
    await screen.play([screen.frame('news')]);
  });

  it('D31 names its unit before its first manifest, and is dark and alone at worst, but never an error', async (t) => {
    const screen = await open(t);
    await screen.join();
    await screen.station.vanish();
    await screen.page.reload();
    await screen.page.locator('#unit').filter({ hasText: NAME }).waitFor({ timeout: PATIENCE_MS });
    await screen.page.evaluate(async () => {
      for (const name of await caches.keys()) await caches.delete(name);
    });
    await screen.page.reload();
    await screen.page.getByText('Bảng tin công cộng').waitFor({ timeout: PATIENCE_MS });
  });

  for (const [name, year] of [
    ['1980', 1980],
    ['2046', 2046],
  ] as const) {
    it(`M5 shows what is current although its clock says ${name}, after a reload too`, async (t) => {
      const screen = await open(t);
      await screen.page.addInitScript((ahead) => {
        const Real = Date;
        globalThis.Date = class extends Real {
          constructor(...parts: [] | [number]) {
            super(...((parts.length === 0 ? [Real.now() + ahead] : parts) as [number]));
          }
          static override now() {
            return Real.now() + ahead;
          }
        } as DateConstructor;
      }, Date.UTC(year) - Date.now());
      await screen.join();
      const over = screen.frame('over', { until: instantOf(screen.station.now - 60_000) });
      await screen.play([screen.frame('old'), over]);
      await screen.station.vanish();
      await screen.page.reload();
      await screen.shows('old');
    });
  }

  it('B68 moves a strip all the while, although its browser asks for less motion', async (t) => {
    const screen = await open(t);
    const { station, page } = screen;
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await screen.join();
    const line = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="32"><rect width="640" height="32"/>
      <text x="100" y="26" font-size="28" fill="#fff">Mất điện sáng mai</text></svg>`;
    const strip = { file: station.file(line, 'image/svg+xml'), width: 640, seconds: 4 };
    const scrolling = screen.frame('a line', { strip });
    await station.publish(screen.manifest([scrolling]));
    await screen.ask();
    const place = page.locator('#strip[aria-label="a line"]');
    await place.waitFor({ timeout: PATIENCE_MS });
    const left = () => place.evaluate((element) => element.getBoundingClientRect().left);
    const seen = new Set<number>();
    const isMoving = async () => seen.add(Math.round(await left())).size > 20;
    assert.ok(await until(isMoving, PATIENCE_MS), [...seen].join(' '));
    assert.ok(Math.min(...seen) < -960, 'it passes by more than the page is wide');
    assert.equal(await page.locator('#picture').isVisible(), false);
    const pictures = new Set<string>();
    const isSeen = async () => pictures.add((await page.screenshot()).toString('base64')).size > 3;
    assert.ok(await until(isSeen, PATIENCE_MS), 'its letters are on the screen');
    await screen.play([screen.frame('still')]);
    assert.equal(await page.locator('#strip').isVisible(), false);
  });

  it('D17 sends its log, sealed and without a gap, through a reload without its server', async (t) => {
    const screen = await playing(t);
    const { station } = screen;
    const turn = { dwellSeconds: 1 };
    await screen.play([screen.frame('second', turn), screen.frame('third', turn)]);
    await screen.shows('third');
    const back = await station.vanish();
    await screen.page.reload();
    await screen.shows('second');
    await screen.shows('third');
    await back();
    const bulletins = () => new Set(station.playouts.map(({ bulletin }) => bulletin)).size;
    const isTold = async () => {
      await screen.ask();
      await sleep(500);
      return bulletins() >= 3;
    };
    assert.ok(await until(isTold, PATIENCE_MS), `${bulletins()} bulletins`);
    assert.equal(brokenLink(station.playouts, null), null);
    assert.ok(station.playouts.every(({ device }) => device === screen.device));
  });

  it('D32 keeps its loop when its storage is full, and tells the server', async (t) => {
    const screen = await playing(t);
    const devtools = await screen.page.context().newCDPSession(screen.page);
    const usage = await screen.page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
    const origin = screen.station.url;
    await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage + 300_000 });
    const big = screen.station.file(picture('b'.repeat(2_000_000)), 'image/svg+xml');
    await screen.station.publish(screen.manifest([screen.frame('big', { file: big })]));
    await screen.ask();
    await screen.says(/disk is full/);
    assert.notEqual(await screen.title(), 'big');
    const told = () => screen.station.playouts.some(({ reason }) => /disk is full/.test(reason));
    assert.ok(await until(told, PATIENCE_MS));
    await devtools.send('Storage.overrideQuotaForOrigin', { origin });
    await screen.ask();
    await screen.shows('big');
  });

  it('D33 plays in one window alone; another takes over when it is closed', async (t) => {
    const screen = await playing(t);
    const second = await screen.page.context().newPage();
    await second.goto(`${screen.station.url}/kiosk/`);
    await second.getByText('đang mở ở một cửa sổ khác').waitFor({ timeout: PATIENCE_MS });
    await screen.page.close();
    await second.getByAltText('old').waitFor({ timeout: PATIENCE_MS });
  });

  describe('the page of a board with its own computer', () => {
    /** A line of 640 × 32 px: red where it begins, blue where it ends, white along its edges. */
    const line = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="32"><rect width="640" height="32"/>
      <path fill="#fff" d="M0 0h640v2H0zM0 30h640v2H0z"/>
      <rect y="2" width="8" height="28" fill="#f00"/><rect x="632" y="2" width="8" height="28" fill="#00f"/></svg>`;
    const WIDTH = 320;
    const HEIGHT = 40;
    /** How long the line is on a page so high, px. */
    const LENGTH = (640 / 32) * HEIGHT;

    async function openPage(t: TestContext, changes: Partial<PageState> = {}) {
      const state: PageState = {
        kind: 'frame',
        file: '1'.repeat(64),
        title: 'a line',
        passageSeconds: 4,
        notice: '',
        offline: false,
        mark: '',
        brightness: 100,
        ...changes,
      };
      const shown = { state, picture: { mime: 'image/svg+xml', bytes: Buffer.from(line) } };
      const board = await openBoardPage(0, shown, () => shown.state);
      const context = await browser.newContext({
        viewport: { width: WIDTH, height: HEIGHT },
        reducedMotion: 'reduce',
      });
      t.after(async () => {
        await context.close();
        await board.close();
      });
      const page = await context.newPage();
      await page.goto(board.url);
      return { page, shown };
    }

    /** Holds the strip where it has passed by so far, px. */
    const holdAt = (page: Page, px: number) =>
      page.locator('div[role=img]').evaluate((element, part) => {
        const [passage] = element.getAnimations();
        if (!passage) throw new Error('the strip does not move');
        passage.pause();
        passage.currentTime = part * Number(passage.effect?.getComputedTiming().duration);
      }, px / LENGTH);

    /** What is on the screen at each of some points: red, green, blue, 0 to 255. */
    async function colours(page: Page, points: readonly (readonly [number, number])[]): Promise<number[][]> {
      const png = (await page.screenshot()).toString('base64');
      return page.evaluate(
        async ([source, places]) => {
          const image = new Image();
          image.src = `data:image/png;base64,${source}`;
          await image.decode();
          const canvas = new OffscreenCanvas(image.width, image.height);
          const drawn = canvas.getContext('2d');
          drawn?.drawImage(image, 0, 0);
          return places.map(([x, y]) => [...(drawn?.getImageData(x, y, 1, 1).data.slice(0, 3) ?? [])]);
        },
        [png, points] as const,
      );
    }

    /** With the strip held so many pixels on, the screen has these colours, once the browser has painted it. */
    async function seesAt(
      page: Page,
      px: number,
      points: readonly (readonly [number, number])[],
      expected: readonly (readonly number[])[],
    ): Promise<void> {
      const until = Date.now() + PATIENCE_MS;
      for (;;) {
        await holdAt(page, px);
        const found = await colours(page, points);
        if (isDeepStrictEqual(found, expected)) return;
        if (Date.now() > until) assert.deepEqual(found, expected);
        await sleep(100);
      }
    }

    it('B69 passes the whole strip, as high as the screen and without a gap', async (t) => {
      const { page } = await openPage(t);
      await page.locator('div[role=img][aria-label="a line"]').waitFor({ timeout: PATIENCE_MS });
      assert.equal(await page.locator('img').isVisible(), false);
      const [red, blue, white] = [
        [255, 0, 0],
        [0, 0, 255],
        [255, 255, 255],
      ];
      const middle = HEIGHT / 2;
      await seesAt(
        page,
        0,
        [
          [3, middle],
          [WIDTH / 2, 0],
          [WIDTH / 2, HEIGHT - 1],
        ],
        [red, white, white],
      );
      const seam = WIDTH / 2;
      await seesAt(
        page,
        LENGTH - seam,
        [
          [seam - 4, middle],
          [seam + 4, middle],
        ],
        [blue, red],
      );
      await seesAt(page, LENGTH - 10, [[5, middle]], [blue]);
    });

    it('B68 moves a strip all the while, although its browser asks for less motion', async (t) => {
      const { page, shown } = await openPage(t);
      const strip = page.locator('div[role=img]');
      await strip.waitFor({ timeout: PATIENCE_MS });
      const seen = new Set<number>();
      const isMoving = async () =>
        seen.add(await strip.evaluate((element) => Math.round(element.getBoundingClientRect().left))).size >
        8;
      assert.ok(await until(isMoving, PATIENCE_MS), [...seen].join(' '));
      shown.state = { ...shown.state, file: '2'.repeat(64), title: 'still', passageSeconds: null };
      await page.getByAltText('still').waitFor({ timeout: PATIENCE_MS });
      assert.equal(await strip.isVisible(), false);
    });
  });
});
