import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect } from '@playwright/test';
import lighthouse from 'lighthouse';
import { askAt } from '../delivery/testing/open-door.ts';
import { startWebServer } from '../deploy/testing/web-server.ts';
import { accountOf } from './accounts.ts';
import { test } from './journey.ts';
import budget from './lighthouse-budget.json' with { type: 'json' };
import { type Official, signInByApi } from './official.ts';
import { freePort } from './system.ts';

/** `all` measures every page of the budget in every theme, some twelve seconds each; otherwise a few pages in one. */
const isWhole = process.env.NGUON_LIGHTHOUSE === 'all';

type PageName = keyof typeof budget.pages;

/** The address of the first article in a site's feed, once the site is published. */
async function articleOf(host: string, port: number): Promise<string> {
  const first = async (): Promise<string> => {
    const { status, text } = await askAt(port, '/feed.json', { host });
    const { items } = status === 200 ? (JSON.parse(text) as { items: { url: string }[] }) : { items: [] };
    return items[0]?.url ?? '';
  };
  await expect.poll(first, { timeout: 120_000 }).not.toBe('');
  return new URL(await first()).pathname;
}

/** A busy machine slows a page down, nothing makes it faster than it is: so the best of some runs counts. */
const RUNS = 3;

async function bestFaultsOf(url: string, port: number): Promise<string[]> {
  let faults: string[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    faults = await faultsOf(url, port);
    if (faults.length === 0) break;
  }
  return faults;
}

/** Performance is counted in seconds, which a test run on a busy machine has not: it is judged by the script alone. */
function leastScore(category: string, whole: number): number {
  return category === 'performance' && !isWhole ? 0 : whole;
}

/** What a page falls short of; empty when it keeps the whole budget. */
async function faultsOf(url: string, port: number): Promise<string[]> {
  const result = await lighthouse(url, {
    port,
    logLevel: 'error',
    onlyCategories: Object.keys(budget.categories),
  });
  if (result === undefined) throw new Error(`${url}: Lighthouse gave no result`);
  const { categories, audits } = result.lhr;
  const scores = Object.entries(budget.categories).flatMap(([name, least]) => {
    const category = categories[name];
    if ((category?.score ?? 0) >= leastScore(name, least)) return [];
    const lost = category?.auditRefs.filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9);
    return [
      `${name} ${category?.score}: ${lost?.map(({ id }) => `${id} (${audits[id]?.displayValue})`).join(', ')}`,
    ];
  });
  const requests = (
    audits['network-requests']?.details as { items?: { resourceType?: string; transferSize?: number }[] }
  )?.items;
  const bytesOf = (kind?: string) =>
    (requests ?? [])
      .filter(({ resourceType }) => kind === undefined || resourceType === kind)
      .reduce((sum, { transferSize = 0 }) => sum + transferSize, 0);
  return [
    ...scores,
    ...(bytesOf() > budget.mostBytes ? [`${bytesOf()} bytes`] : []),
    ...(bytesOf('Script') > budget.mostScriptBytes ? [`${bytesOf('Script')} bytes of script`] : []),
  ];
}

/** Gives the official's site a theme and waits until its pages wear it. */
async function wear(official: Official, theme: string, home: () => Promise<string>): Promise<void> {
  const { docs } = await official.get<{ docs: { id: string; theme: string }[] }>('sites?limit=1&depth=0');
  const [site] = docs;
  if (site === undefined || site.theme === theme) return;
  const before = await home();
  await official.patch(`sites/${site.id}`, { theme });
  await expect.poll(home, { timeout: 60_000 }).not.toBe(before);
}

test('pages keep the budget of Lighthouse', async ({ system, launchOptions }) => {
  test.setTimeout(isWhole ? 900_000 : 360_000);
  const editor = accountOf(system, 'editor', 'commune');
  const host = `${/^bientap\.(.+)@/.exec(editor.email)?.[1]}.localhost`;
  const official = await signInByApi(system, editor);
  const folder = await mkdtemp(join(tmpdir(), 'nguon-lighthouse-'));
  const web = await startWebServer(folder, system.data, system.sitesPort);
  const debugging = await freePort();
  const { executablePath, args = [] } = launchOptions;
  const chrome = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: [...args, `--remote-debugging-port=${debugging}`],
  });
  try {
    const origin = `http://${host}:${web.port}`;
    const article = await articleOf(host, web.port);
    const home = async () => (await askAt(web.port, '/', { host })).text;
    const names = (isWhole ? Object.keys(budget.pages) : budget.inEveryTestRun) as PageName[];
    for (const theme of isWhole ? budget.themes : budget.themes.slice(0, 1)) {
      if (isWhole) await wear(official, theme, home);
      for (const name of names) {
        const path = name === 'article' ? article : budget.pages[name];
        await test.step(`${theme}: ${name}`, async () => {
          expect.soft(await bestFaultsOf(`${origin}${path}`, debugging), `${theme}: ${name}`).toEqual([]);
        });
      }
    }
  } finally {
    await chrome.close();
    await web.close();
    await rm(folder, { recursive: true, force: true });
  }
});
