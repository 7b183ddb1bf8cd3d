import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { composeEdition } from '@nguon/content-model/edition';
import { bulletin, NOW, sources } from '@nguon/content-model/fixtures/sin-ho';
import { openEngine, pageOf } from './fixtures/rendering.ts';
import { viewOf } from './fixtures/views.ts';
import { pageAddresses } from './page-addresses.ts';
import type { SiteView } from './publisher/site-view.ts';
import { articleAt, readingOf, relatedTo } from './reading.ts';

/** A unit with so many bulletins, half of them over, in three sections. */
function viewOfMany(count: number): SiteView {
  const bulletins = Array.from({ length: count }, (_, step) =>
    bulletin({
      id: `${(0x10000000 + step).toString(16)}-0000-4000-8000-000000000000`,
      title: `Thông báo số ${step}`,
      channels: ['site'],
      until: step % 2 === 0 ? null : '2026-11-20T12:00:00Z',
      category: {
        slug: `muc-${step % 9}`,
        name: `Mục ${step % 9}`,
        section: (['essential', 'news', 'notices'] as const)[step % 3],
      },
    }),
  );
  return viewOf(composeEdition({ ...sources, bulletins }, NOW));
}

/** Processor time of everything but the templates, ms. */
function work(view: SiteView): number {
  const before = process.cpuUsage();
  for (const address of pageAddresses(view)) {
    const article = articleAt(view, address);
    if (article !== null) relatedTo(view, article, 5);
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

describe('a unit with five thousand bulletins', () => {
  const many = viewOfMany(5_000);

  it('G46 takes no more work for each than a unit with five hundred', () => {
    work(viewOfMany(500));
    const few = Math.max(5, work(viewOfMany(500)));
    const all = work(many);
    assert.ok(all < 40 * few, `${all} ms for ten times what takes ${few} ms`);
  });

  it('G46 has no page that grows with them', async () => {
    const engine = await openEngine();
    const some = viewOfMany(100);
    for (const path of [
      '/',
      '/thong-tin-thiet-yeu/',
      '/tin-tuc/luu-tru/',
      '/so-do-trang/',
      '/truyen-thanh/',
    ]) {
      const [small, large] = await Promise.all([some, many].map((view) => pageOf(engine, view, path)));
      assert.ok((large?.length ?? 0) < (small?.length ?? 0) + 6_000, path);
    }
  });

  it('keeps every one of them readable', () => {
    const { articles, past } = readingOf(many);
    assert.equal(articles.length + past.length, 5_000);
    const addresses = new Set(pageAddresses(many));
    for (const { address } of [...articles, ...past]) assert.ok(addresses.has(address), address);
  });
});
