import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import {
  AFTERWARDS,
  allClearDay,
  dengueAdvice,
  emergencyDay,
  floodWarning,
  NOW,
  ordinaryDay,
} from '@nguon/content-model/fixtures/sin-ho';
import { later, millisecondsOf } from '@nguon/content-model/instant';
import { type Browser, chromium, type Page } from '@playwright/test';
import { buildEngine } from './build-engine.ts';
import { openTestHost, type TestHost } from './fixtures/host.ts';
import { viewOf, viewOfUnit } from './fixtures/views.ts';
import {
  type AnnouncedEmergency,
  EMERGENCIES_ADDRESS,
  emergenciesOf,
  emergencyFile,
} from './publisher/emergency-file.ts';
import { openPublisher } from './publisher/publisher.ts';

const CHROMIUM = '/usr/bin/chromium';
const [flood] = emergenciesOf(viewOf(emergencyDay)) as [AnnouncedEmergency];
const [end] = emergenciesOf(viewOf(allClearDay, { at: AFTERWARDS })) as [AnnouncedEmergency];
const { title } = floodWarning.content;
const SECOND = 1000;

/** How many answers a page waits for, as `countAsking` counts them. */
interface Asking {
  asking: number;
}

/** Runs in the page before its own scripts. */
function countAsking(): void {
  const counter = globalThis as unknown as Asking;
  counter.asking = 0;
  const counted = <Args extends unknown[], Answer>(ask: (this: unknown, ...args: Args) => Promise<Answer>) =>
    function (this: unknown, ...args: Args): Promise<Answer> {
      counter.asking += 1;
      return ask.apply(this, args).finally(() => {
        counter.asking -= 1;
      });
    };
  globalThis.fetch = counted(globalThis.fetch) as typeof fetch;
  Response.prototype.json = counted(Response.prototype.json);
}

describe('an open page', { skip: existsSync(CHROMIUM) ? false : `${CHROMIUM} is not installed` }, () => {
  let out = '';
  let browser: Browser;
  let host: TestHost;
  let page: Page;
  const faults: string[] = [];

  const announce = (...emergencies: AnnouncedEmergency[]) =>
    host.answers.set(EMERGENCIES_ADDRESS, JSON.stringify(emergencyFile(emergencies, NOW)));
  const asked = () => host.asked.filter(({ path }) => path === EMERGENCIES_ADDRESS);
  const banner = () => page.locator('.emergency article');

  /** Waits, in real time, until what the page asked for is answered and read. */
  async function settle(): Promise<void> {
    while ((await page.evaluate(() => (globalThis as unknown as Asking).asking)) > 0) await setTimeout(5);
  }

  /** Lets time pass on the page and the server, second by second; what the page asks for is answered meanwhile. */
  async function pass(seconds: number): Promise<void> {
    for (let second = 0; second < seconds; second++) {
      host.clock = (host.clock ?? 0) + SECOND;
      await page.clock.runFor(SECOND);
      await settle();
    }
  }

  /** Waits, in real time, until as many emergencies are shown. */
  async function shows(count: 0 | 1): Promise<void> {
    if (count === 1) await banner().waitFor();
    else await page.locator('.emergency').waitFor({ state: 'hidden' });
    assert.equal(await banner().count(), count);
  }

  /** Opens the home page of a unit's site at an instant by the page's own clock. */
  async function open(unit: 'ordinary' | 'emergency' | 'other', at = NOW): Promise<void> {
    await page.clock.install({ time: millisecondsOf(later(at, -60)) });
    await page.clock.pauseAt(millisecondsOf(at));
    await page.goto(`http://${unit}.localhost:${host.port}/`);
    await settle();
  }

  before(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
    out = mkdtempSync(join(tmpdir(), 'open-page-'));
    const engine = await buildEngine();
    for (const [name, view] of [
      ['ordinary', viewOf(ordinaryDay)],
      ['emergency', viewOf(emergencyDay)],
      ['other', viewOfUnit('03349')],
    ] as const) {
      const publisher = await openPublisher({ engine, out: join(out, name), workers: 1 });
      await publisher.publish(view);
      await publisher.close();
    }
  });
  after(async () => {
    await browser.close();
    rmSync(out, { recursive: true });
  });
  beforeEach(async () => {
    host = await openTestHost(out, {
      'ordinary.localhost': 'ordinary/03478@2025-07-01',
      'emergency.localhost': 'emergency/03478@2025-07-01',
      'other.localhost': 'other/03349@2025-07-01',
    });
    host.clock = millisecondsOf(NOW);
    announce();
    page = await browser.newPage();
    await page.addInitScript(countAsking);
    faults.length = 0;
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (line) => line.type() === 'error' && faults.push(line.text()));
  });
  afterEach(async () => {
    await page.close();
    await host.close();
  });

  it('G62 shows an emergency that begins within 30 seconds, first of all, as the pages of its site do', async () => {
    await open('ordinary');
    assert.equal(await page.locator('.emergency').isVisible(), false);
    announce(flood);
    await pass(30);
    await shows(1);
    assert.ok(await page.getByRole('alert').getByText(title).isVisible());
    const above = await page.evaluate(() => {
      const banner = document.querySelector('.emergency')?.getBoundingClientRect();
      const head = document.querySelector('header')?.getBoundingClientRect();
      return (banner?.bottom ?? 0) <= (head?.top ?? 0) && banner?.top === 0;
    });
    assert.ok(above);
    const markup = (text: string) =>
      text.replace(/ role="alert"| datetime="[^"]*"|\s+(?=<)/g, '').replace(/\s+/g, ' ');
    const begun = await banner().innerHTML();
    await open('emergency');
    assert.equal(markup(begun), markup(await banner().innerHTML()));
    assert.deepEqual(faults, []);
  });

  it('G62 shows one of a unit above, and none of another unit', async () => {
    await open('other');
    announce(flood);
    await pass(30);
    await shows(0);
    announce(flood, {
      ...flood,
      id: '00000000-0000-4000-8000-000000000001',
      audience: [dengueAdvice.content.owner],
    });
    await pass(30);
    await shows(1);
  });

  it('G63 removes an emergency that was cancelled within 30 seconds, and shows its corrected words', async () => {
    announce({ ...flood, title: 'Đã đổi tiêu đề', summary: '<b>x</b>' });
    await open('emergency');
    await page.getByText('Đã đổi tiêu đề').waitFor();
    assert.ok(await page.getByText('<b>x</b>').isVisible());
    announce();
    await pass(30);
    await shows(0);
  });

  it('G99 puts the all-clear in the place of its emergency within 30 seconds, and takes it away when it is over', async () => {
    announce(flood);
    await open('emergency');
    await page.clock.runFor(SECOND);
    assert.equal(await banner().evaluate((article) => article.className), 'alarm');
    host.answers.set(EMERGENCIES_ADDRESS, JSON.stringify(emergencyFile([end], AFTERWARDS)));
    await pass(30);
    await shows(1);
    assert.match((await banner().innerText()).replace(/\s+/g, ' '), /^Báo yên · UBND xã Sìn Hồ Kết thúc: /);
    assert.equal(await banner().evaluate((article) => article.className), 'calm');
    const [ground, red] = await page.evaluate(() => {
      const root = getComputedStyle(document.documentElement);
      const article = document.querySelector('.emergency article');
      return [article && getComputedStyle(article).backgroundColor, root.getPropertyValue('--emergency')];
    });
    assert.equal(ground, 'rgb(15, 107, 60)');
    assert.notEqual(red, '');
    assert.equal(await page.getByText('có hiệu lực từ').locator('span').isVisible(), false);
    announce();
    await pass(30);
    await shows(0);
    assert.deepEqual(faults, []);
  });

  it('G64 removes an emergency that is over although the server is gone', async () => {
    const until = floodWarning.content.until ?? NOW;
    announce(flood);
    await open('emergency', later(until, -10));
    host.clock = millisecondsOf(until) - 10 * SECOND;
    await page.reload();
    await settle();
    await host.close();
    await page.clock.runFor(8 * SECOND);
    assert.equal(await banner().count(), 1);
    await page.clock.runFor(4 * SECOND);
    assert.equal(await page.locator('.emergency').isVisible(), false);
    host = await openTestHost(out, {});
  });

  it('G64 goes by the server’s clock where its own is wrong', async () => {
    announce(flood);
    await open('emergency', later(floodWarning.content.until ?? NOW, 24 * 3600));
    await pass(3);
    await shows(1);
  });

  it('G60 asks every 20 to 28 seconds, conditionally, and not while nobody sees it', async () => {
    announce(flood);
    await open('ordinary');
    await pass(60);
    const times = asked();
    assert.ok(times.length >= 3 && times.length <= 4, `asked ${times.length} times`);
    assert.deepEqual(
      times.map(({ status }) => status),
      [200, ...times.slice(1).map(() => 304)],
    );
    assert.equal(await banner().count(), 1);
    const see = (hidden: boolean) =>
      page.evaluate((value) => {
        Object.defineProperty(document, 'hidden', { value, configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
      }, hidden);
    await see(true);
    await pass(60);
    assert.equal(asked().length, times.length);
    await see(false);
    await settle();
    assert.equal(asked().length, times.length + 1);
  });

  it('G60 asks less and less while there is no answer, and keeps nothing on the device', async () => {
    host.answers.set(EMERGENCIES_ADDRESS, '<html>');
    await open('ordinary');
    await pass(240);
    assert.ok(asked().length >= 3 && asked().length <= 4, `asked ${asked().length} times`);
    const kept = await page.evaluate(
      () => localStorage.length + sessionStorage.length + document.cookie.length,
    );
    assert.equal(kept, 0);
  });
});
