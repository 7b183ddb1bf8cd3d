import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { cssTheme } from '@nguon/themes/css-theme';
import { themes } from '@nguon/themes/theme';
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

const [theme = assert.fail()] = themes;

const everything = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What colours can break; the rest is the same in every theme. */
const colours = ['color-contrast', 'link-in-text-block'];

type Axe = { axe: typeof axe };

const told = ({ violations }: axe.AxeResults) =>
  violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);

/** What axe finds on a page, colours apart. */
async function faultsOf(page: Page): Promise<string[]> {
  const found = await page.evaluate(
    ([values, apart]) =>
      (globalThis as unknown as Axe).axe.run(document, {
        runOnly: { type: 'tag', values },
        rules: Object.fromEntries(apart.map((rule) => [rule, { enabled: false }])),
        resultTypes: ['violations'],
      }),
    [everything, colours] as const,
  );
  return told(found);
}

/** What axe finds in the colours of the marked parts of a page. */
async function colourFaultsOf(page: Page): Promise<string[]> {
  const found = await page.evaluate(
    (values) =>
      (globalThis as unknown as Axe).axe.run('[data-unseen]', {
        runOnly: { type: 'rule', values },
        resultTypes: ['violations'],
      }),
    colours,
  );
  return told(found);
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
async function dress(page: Page, css: string): Promise<void> {
  await page.evaluate((text) => {
    const style = [...document.querySelectorAll('head style')].find((one) =>
      one.textContent?.includes('--brand:'),
    );
    if (style) style.textContent = text;
  }, css);
}

/** A theme in which no two colours are the same, so that what is seen tells which of them it is made of. */
const tellingTheme = (() => {
  const names = new Set([...cssTheme(theme).matchAll(/--([a-z-]+):/g)].map(([, name = '']) => name));
  names.delete('radius');
  return `:root{${[...names].map((name, step) => `--${name}:rgb(${step},1,1)`).join(';')}}`;
})();

/**
 * Marks whatever on a page is written as nothing before: letters of one colour on their grounds, within letters of
 * another, in one size and weight.
 *
 * @param seen the ways of writing that were checked
 * @returns those that were not
 */
async function markUnseen(page: Page, seen: ReadonlySet<string>): Promise<string[]> {
  await dress(page, tellingTheme);
  return page.evaluate(
    (before) => {
      const known = new Set(before);
      const unseen = new Set<string>();
      const isClear = (colour: string) => colour === 'rgba(0, 0, 0, 0)';
      const groundsOf = (part: Element | null): string => {
        if (part === null) return '';
        const { backgroundColor } = getComputedStyle(part);
        return `${isClear(backgroundColor) ? '' : backgroundColor}${groundsOf(part.parentElement)}`;
      };
      for (const part of document.querySelectorAll('body *')) {
        const hasWords = [...part.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim());
        const { color, fontSize, fontWeight, textDecorationLine, opacity } = getComputedStyle(part);
        const isSeen = part.checkVisibility() && part.getBoundingClientRect().width > 1;
        if (!isSeen || !(hasWords || part.matches('input, select, textarea'))) continue;
        const around = getComputedStyle(part.parentElement ?? part).color;
        const look = [
          color,
          around,
          fontSize,
          fontWeight,
          textDecorationLine,
          opacity,
          groundsOf(part),
        ].join();
        if (known.has(look)) continue;
        unseen.add(look);
        part.setAttribute('data-unseen', '');
      }
      return [...unseen];
    },
    [...seen],
  );
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

  const open = async (view: SiteView) => {
    const page = await reader.open(view, '/', { viewport: { width: 360, height: 800 } });
    await page.route(/\.(woff2|svg|png|webp|json)$/, (route) => route.abort());
    return page;
  };

  it('G85 has no fault that axe finds, in any theme, light or dark', async (test) => {
    const kindsSeen = new Set<string>();
    const looks = new Set<string>();
    for (const [view, paths] of checked) {
      const page = await open(view);
      for (const path of paths) {
        await page.goto(`${view.origin}${path}`, { waitUntil: 'domcontentloaded' });
        const over = await widthOver(page);
        assert.ok(over <= 0, `${path} is ${over} px too wide`);
        const parts = await partsOf(page);
        if (kindsSeen.has(parts)) continue;
        kindsSeen.add(parts);
        await page.evaluate(axe.source);
        assert.deepEqual(await faultsOf(page), [], path);
        const unseen = await markUnseen(page, looks);
        if (unseen.length === 0) continue;
        for (const worn of themes) {
          await dress(page, cssTheme(worn));
          for (const colorScheme of ['light', 'dark'] as const) {
            await page.emulateMedia({ colorScheme });
            assert.deepEqual(await colourFaultsOf(page), [], `${path}, ${worn.name}, ${colorScheme}`);
          }
        }
        await page.emulateMedia({ colorScheme: 'light' });
        for (const look of unseen) looks.add(look);
      }
      await page.close();
    }
    test.diagnostic(`${kindsSeen.size} kinds of pages, ${looks.size} ways of writing`);
    assert.ok(kindsSeen.size > 25 && looks.size > 50);
  });

  it('G85 would have a fault were one colour of one theme too faint', async () => {
    const page = await open(fullView);
    await page.goto(`${fullView.origin}/tin-tuc/`, { waitUntil: 'domcontentloaded' });
    await page.evaluate(axe.source);
    assert.notDeepEqual(await markUnseen(page, new Set()), []);
    for (const [faint, faults] of [
      [/(--muted-text):[^;}]+/g, 1],
      [/(--none):[^;}]+/g, 0],
    ] as const) {
      await dress(page, cssTheme(theme).replaceAll(faint, '$1:#ddd'));
      assert.equal((await colourFaultsOf(page)).length, faults);
    }
    await page.close();
  });
});
