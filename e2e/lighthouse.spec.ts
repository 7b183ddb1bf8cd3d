import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect } from '@playwright/test';
import lighthouse from 'lighthouse';
import { startWebServer } from '../deploy/testing/web-server.ts';
import { accountOf } from './accounts.ts';
import { test } from './journey.ts';
import budget from './lighthouse-budget.json' with { type: 'json' };
import { type Official, signInByApi } from './official.ts';
import { freePort, type System } from './system.ts';

/** `all` measures every page of the budget in every theme, some twelve seconds each; otherwise a few pages in one. */
const isWhole = process.env.NGUON_LIGHTHOUSE === 'all';

type PageName = keyof typeof budget.pages;

/** Waits until delivery has made everything that is due. */
async function delivered({ cms }: System): Promise<void> {
  await expect
    .poll(
      async () => {
        const { delivery } = (await (await fetch(`${cms}/api/health`)).json()) as {
          delivery: { cursor: number; newest: number };
        };
        return delivery.newest - delivery.cursor;
      },
      { timeout: 240_000 },
    )
    .toBe(0);
}

/** The first article that a site's feed names. */
async function articleOf(origin: string): Promise<string> {
  const feed = (await (await fetch(`${origin}/feed.json`)).json()) as { items: { url: string }[] };
  const url = feed.items[0]?.url;
  if (url === undefined) throw new Error(`${origin}: its feed is empty`);
  return new URL(url).pathname;
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
    if ((category?.score ?? 0) >= least) return [];
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

async function wear(official: Official, theme: string): Promise<void> {
  const { docs } = await official.get<{ docs: { id: string }[] }>('sites?limit=1&depth=0');
  await official.patch(`sites/${docs[0]?.id}`, { theme });
}

test('pages keep the budget of Lighthouse', async ({ system, launchOptions }) => {
  test.setTimeout(isWhole ? 900_000 : 360_000);
  const editor = accountOf(system, 'editor', 'commune');
  const host = `${/^bientap\.(.+)@/.exec(editor.email)?.[1]}.localhost`;
  const official = await signInByApi(system, editor);
  await delivered(system);
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
    const article = await articleOf(`http://${host}:${system.sitesPort}`);
    const names = (isWhole ? Object.keys(budget.pages) : budget.inEveryTestRun) as PageName[];
    for (const theme of isWhole ? budget.themes : budget.themes.slice(0, 1)) {
      if (isWhole) {
        await wear(official, theme);
        await delivered(system);
      }
      for (const name of names) {
        const path = name === 'article' ? article : budget.pages[name];
        await test.step(`${theme}: ${name}`, async () => {
          expect.soft(await faultsOf(`${origin}${path}`, debugging), `${theme}: ${name}`).toEqual([]);
        });
      }
    }
  } finally {
    await chrome.close();
    await web.close();
    await rm(folder, { recursive: true, force: true });
  }
});
