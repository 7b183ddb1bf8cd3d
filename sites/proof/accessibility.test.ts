import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { cssTheme } from '@nguon/themes/css-theme';
import { type Theme, themes } from '@nguon/themes/theme';
import { type Browser, chromium, type Page } from '@playwright/test';
import axe from 'axe-core';
import { widthOver } from '../fixtures/accessibility.ts';
import { kinds } from '../fixtures/kinds.ts';
import { openReader, type Reader } from '../fixtures/reader.ts';
import { emptyView, fullView, portalView } from '../fixtures/views.ts';
import type { SiteView } from '../publisher/site-view.ts';

const CHROMIUM = '/usr/bin/chromium';

const known = kinds(fullView);
/** Every kind of page of a commune with everything; those that a portal alone has; the home page of one with nothing. */
const checked: readonly (readonly [SiteView, readonly string[]])[] = [
  [fullView, [...known.values(), '/404/']],
  [portalView, ['/', ...[...kinds(portalView)].flatMap(([kind, path]) => (known.has(kind) ? [] : [path]))]],
  [emptyView, ['/', '/tin-tuc/', '/van-ban/', '/thu-tuc-hanh-chinh/', '/phan-anh/', '/en/']],
];

const everything = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What colours can break; the rest is the same in every theme. */
const colours = ['color-contrast', 'link-in-text-block'];

async function faultsOf(page: Page, rules: 'all' | 'colours'): Promise<string[]> {
  const runOnly =
    rules === 'all'
      ? { type: 'tag' as const, values: everything }
      : { type: 'rule' as const, values: colours };
  const { violations } = await page.evaluate(
    (only) =>
      (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
        runOnly: only,
        resultTypes: ['violations'],
      }),
    runOnly,
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** What a page's content is made of: pages of the same parts look alike. */
function partsOf(page: Page): Promise<string> {
  return page.evaluate(() =>
    [...new Set([...document.querySelectorAll('main *')].map((part) => `${part.tagName}.${part.className}`))]
      .toSorted()
      .join(' '),
  );
}

/** The colours of a theme take the place of the page's. */
async function dress(page: Page, theme: Theme): Promise<void> {
  await page.evaluate((css) => {
    const style = [...document.querySelectorAll('head style')].find((one) =>
      one.textContent?.includes('--brand:'),
    );
    if (style) style.textContent = css;
  }, cssTheme(theme));
}

describe('every kind of page', {
  skip: existsSync(CHROMIUM) ? false : `${CHROMIUM} is not installed`,
}, () => {
  let browser: Browser;
  let reader: Reader;

  before(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
    reader = await openReader(browser);
  });
  after(() => browser.close());

  it('G85 has no fault that axe finds, in any theme, light or dark', async (test) => {
    const seen = new Set<string>();
    for (const [view, paths] of checked) {
      const page = await reader.open(view, '/', { viewport: { width: 360, height: 800 } });
      await page.addInitScript(axe.source);
      for (const path of paths) {
        await page.goto(`${view.origin}${path}`, { waitUntil: 'domcontentloaded' });
        const over = await widthOver(page);
        assert.ok(over <= 0, `${path} is ${over} px too wide`);
        const parts = await partsOf(page);
        if (seen.has(parts)) continue;
        seen.add(parts);
        for (const [step, theme] of themes.entries()) {
          await dress(page, theme);
          for (const colorScheme of ['light', 'dark'] as const) {
            await page.emulateMedia({ colorScheme });
            const rules = step === 0 && colorScheme === 'light' ? 'all' : 'colours';
            assert.deepEqual(await faultsOf(page, rules), [], `${path}, ${theme.name}, ${colorScheme}`);
          }
        }
      }
      await page.close();
    }
    test.diagnostic(`${seen.size} kinds of pages`);
    assert.ok(seen.size > 25);
  });
});
