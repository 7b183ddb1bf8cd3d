import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dengueAdvice } from '@nguon/content-model/fixtures/sin-ho';
import { communes } from './fixtures/portal.ts';
import { emptyView, fullView, portalView } from './fixtures/views.ts';
import { pageAddresses } from './page-addresses.ts';
import { readingOf } from './reading.ts';
import { robots, sitemap, sitemapIndex } from './site-maps.ts';

function changesOf(xml: string): Map<string, string | undefined> {
  return new Map(
    [...xml.matchAll(/<loc>https:\/\/[^/]+([^<]*)<\/loc>(?:<lastmod>([^<]+)<\/lastmod>)?/g)].map(
      ([, address = '', changed]) => [address, changed],
    ),
  );
}

describe('the sitemap of a site', () => {
  it('G6 lists exactly the pages a reader may visit', () => {
    for (const view of [fullView, emptyView, portalView])
      assert.deepEqual([...changesOf(sitemap(view)).keys()], [...pageAddresses(view)]);
  });

  it('G66 says when an article was published, and when it was over', () => {
    const changed = changesOf(sitemap(fullView));
    const { articles, past } = readingOf(fullView);
    const advice = articles.find(({ content }) => content.id === dengueAdvice.content.id);
    assert.equal(changed.get(advice?.address ?? ''), dengueAdvice.publishedAt);
    assert.ok(past.length > 0);
    for (const { address, content } of past) assert.equal(changed.get(address), content.until);
  });

  it('G66 dates a list and the home page by their newest', () => {
    const changed = changesOf(sitemap(fullView));
    const newest = [...changed.values()]
      .flatMap((moment) => moment?.slice(0, 10) ?? [])
      .toSorted()
      .at(-1);
    assert.equal(changed.get('/')?.slice(0, 10), newest);
    assert.equal(changed.get('/van-ban/'), '2026-11-02');
    assert.equal(changesOf(sitemap(emptyView)).get('/'), undefined);
  });

  it('G66 stands in the portal’s list with those of every commune, and each host’s robots name that list', () => {
    const listed = [...sitemapIndex(portalView).matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, loc]) => loc);
    assert.deepEqual(listed, [
      'https://lai-chau.localhost/sitemap.xml',
      ...communes.map(({ origin }) => `${origin}/sitemap.xml`),
    ]);
    for (const view of [portalView, fullView]) {
      const words = robots(view);
      assert.ok(words.includes(`\nSitemap: ${view.origin}/sitemap.xml\n`));
      assert.ok(words.includes('\nSitemap: https://lai-chau.localhost/sitemap-index.xml\n'));
    }
    assert.doesNotMatch(robots({ ...fullView, portal: null }), /sitemap-index/);
  });
});
