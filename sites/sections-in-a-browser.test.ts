import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { FeedbackStanding } from '@nguon/content-model/feedback';
import { type Browser, chromium } from '@playwright/test';
import { faultsOf, widthOver } from './fixtures/accessibility.ts';
import { hostileCommune, hostilePortal } from './fixtures/hostile.ts';
import { openReader, type Reader } from './fixtures/reader.ts';
import { emptyView, fullView, portalView } from './fixtures/views.ts';
import type { Outcome, SiteView } from './publisher/site-view.ts';

const CHROMIUM = '/usr/bin/chromium';

const standing: FeedbackStanding = {
  code: '7K2QM-9XH4T',
  unit: '03478@2025-07-01',
  kind: 'reflection',
  subject: 'Loa bị rè',
  receivedAt: '2026-11-21T00:00:00Z',
  dueAt: '2026-12-11T00:00:00Z',
  stage: 'inProgress',
  reply: null,
};
const told = (outcome: Outcome): SiteView => ({ ...emptyView, outcome });

const SENT = '/tuong-tac/gui-phan-anh/';
const pages: readonly (readonly [view: SiteView, path: string])[] = [
  [told({ kind: 'received', standing }), SENT],
  [told({ kind: 'faults', faults: { text: 'Chưa viết nội dung.' }, values: { subject: 'Loa' } }), SENT],
  [told({ kind: 'standing', standing }), '/tuong-tac/theo-doi/'],
  [told({ kind: 'unknown-code', code: 'SAI' }), '/tuong-tac/theo-doi/'],
  [portalView, '/danh-ba/'],
  [portalView, '/danh-ba/don-vi-cu/huyen-sin-ho/'],
  [portalView, '/truyen-thanh/dia-phuong/xa-sin-ho-03478/'],
  [hostilePortal, '/danh-ba/don-vi-cu/'],
  ...[
    '/gioi-thieu/lanh-dao/',
    '/gioi-thieu/co-cau-to-chuc/',
    '/chi-dao-dieu-hanh/lich-cong-tac/',
    '/thu-tuc-hanh-chinh/',
    '/phan-anh/ket-qua/',
  ].map((path): [SiteView, string] => [hostileCommune, path]),
];

describe('sections in a browser', {
  skip: existsSync(CHROMIUM) ? false : `${CHROMIUM} is not installed`,
}, () => {
  let browser: Browser;
  let reader: Reader;
  before(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
    reader = await openReader(browser);
  });
  after(() => browser.close());

  it('G19 have no fault of accessibility on a phone: portals, answers to forms, hostile words', async () => {
    for (const [view, path] of pages) {
      const page = await reader.open(view, path, { viewport: { width: 360, height: 800 } });
      assert.deepEqual(await faultsOf(page), [], path);
      assert.ok((await widthOver(page)) <= 0, `${path} is ${await widthOver(page)} px too wide`);
      await page.close();
    }
  });

  it('G113 shows the leaders’ week on a phone day by day, its days said once', async () => {
    const path = '/chi-dao-dieu-hanh/lich-cong-tac/';
    const page = await reader.open(fullView, path, { viewport: { width: 360, height: 800 } });
    const days = page.locator('.week').first().locator('tbody');
    const monday = days.filter({ hasText: 'Thứ Hai' });
    assert.equal(await monday.count(), 1);
    assert.equal(await monday.locator('tr').count(), 2);
    const tops = await Promise.all(
      [
        monday.locator('th'),
        ...(await monday.locator('tr').all()).map((row) => row.locator('td').nth(1)),
      ].map(async (part) => (await part.boundingBox())?.y ?? 0),
    );
    const bottom = (await days.nth(1).boundingBox())?.y ?? 0;
    assert.deepEqual(
      [...tops, bottom].toSorted((a, b) => a - b),
      [...tops, bottom],
    );
    assert.ok(new Set(tops).size === 3);
    await page.close();
  });

  it('G35 leads from a fault to its field', async () => {
    const [, [view, path] = [emptyView, SENT]] = pages;
    const page = await reader.open(view, path);
    await page.getByRole('link', { name: 'Chưa viết nội dung.' }).click();
    assert.equal(await page.locator(':focus').getAttribute('name'), 'text');
    await page.close();
  });
});
