import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { composeEdition } from '@nguon/content-model/edition';
import { bulletin, hostile, laiChau, NOW, sinHo, sources } from '@nguon/content-model/fixtures/sin-ho';
import { jsonFeed, rssFeed, xmlText } from './feeds.ts';
import { emptyView, fullView, illustrated, viewWith } from './fixtures/views.ts';
import { readingOf } from './reading.ts';

const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = '']) => found);

describe('the feeds of a site', () => {
  it('G67 have at most 50 bulletins, newest first, each once', () => {
    const rss = rssFeed(fullView);
    const days = all(rss, /<pubDate>([^<]+)<\/pubDate>/g).map((date) => Date.parse(date));
    assert.equal(days.length, 50);
    assert.deepEqual(
      days,
      days.toSorted((a, b) => b - a),
    );
    const guids = all(rss, /<guid isPermaLink="true">([^<]+)<\/guid>/g);
    assert.equal(new Set(guids).size, 50);
    assert.deepEqual(
      jsonFeed(fullView).items.map(({ id }) => id),
      guids,
    );
  });

  it('G67 name their own address and the site’s', () => {
    assert.match(
      rssFeed(fullView),
      /<atom:link href="https:\/\/xa-sin-ho\.localhost\/rss\.xml" rel="self" type="application\/rss\+xml"\/>/,
    );
    const { version, feed_url, home_page_url } = jsonFeed(fullView);
    assert.equal(version, 'https://jsonfeed.org/version/1.1');
    assert.equal(feed_url, 'https://xa-sin-ho.localhost/feed.json');
    assert.equal(home_page_url, 'https://xa-sin-ho.localhost/');
  });

  it('G67 carry the sound and the language of a bulletin', () => {
    const item = rssFeed(fullView)
      .split('<item>')
      .find((text) => text.includes(illustrated.content.title));
    const sound = `https://xa-sin-ho.localhost/shelf/${'b'.repeat(64)}.mp3`;
    assert.ok(item?.includes(`<enclosure url="${sound}" length="0" type="audio/mpeg"/>`));
    assert.ok(item?.includes('<dc:language>vi</dc:language>'));
    const entry = jsonFeed(fullView).items.find(({ title }) => title === illustrated.content.title);
    assert.equal(entry?.attachments?.[0]?.url, sound);
    assert.equal(entry?.attachments?.[0]?.duration_in_seconds, 42);
    assert.ok(jsonFeed(fullView).items.some(({ language }) => language === 'hmn'));
  });

  it('G96 name the unit that an inherited bulletin came from, and none for the unit’s own', () => {
    const { edition, origin } = fullView;
    const items = jsonFeed(fullView).items.map(({ id, _nguon }) => [id.slice(origin.length), _nguon?.source]);
    const owners = new Map(
      readingOf(fullView).articles.map(({ address, content }) => [address, content.owner]),
    );
    const province = { name: 'Tỉnh Lai Châu', url: 'https://lai-chau.localhost/rss.xml' };
    const sources = items.map(([address, source]) => [owners.get(String(address)), source]);
    assert.ok(sources.some(([owner]) => owner === edition.unit.path));
    assert.ok(sources.some(([owner]) => owner !== edition.unit.path));
    for (const [owner, source] of sources) {
      assert.deepEqual(source, owner === edition.unit.path ? undefined : province);
    }
    const named = `<source url="${province.url}">${province.name}</source>`;
    const inherited = sources.filter(([, source]) => source !== undefined).length;
    assert.equal(rssFeed(fullView).split(named).length - 1, inherited);
    const [first] = all(rssFeed({ ...fullView, portal: null }), /<source url="([^"]+)"/g);
    assert.equal(first, 'tag:xa-sin-ho.localhost,2025-07-01:12@2025-07-01');
  });

  it('G97 keep the unit’s own however much comes from above', () => {
    const from = (day: number) => new Date(Date.parse(NOW) - day * 24 * 3_600_000).toISOString().slice(0, 19);
    const bulletins = Array.from({ length: 80 }, (_, index) =>
      bulletin({
        id: `0b7c9d10-0000-4000-8000-${String(index).padStart(12, '0')}`,
        title: `Tin ${index}`,
        owner: index < 60 ? laiChau.path : sinHo.path,
        from: `${from(index + 1)}Z`,
      }),
    );
    const view = { ...fullView, edition: composeEdition({ ...sources, bulletins }, NOW) };
    const { items } = jsonFeed(view);
    assert.equal(items.length, 50);
    assert.equal(items.filter(({ _nguon }) => _nguon === undefined).length, 20);
    const days = items.map(({ date_published }) => date_published);
    assert.deepEqual(days, days.toSorted().reverse());
  });

  it('G3 keep hostile text as text', () => {
    assert.equal(xmlText(`<a href="x">'&'</a>`), '&lt;a href=&quot;x&quot;&gt;&apos;&amp;&apos;&lt;/a&gt;');
    const view = viewWith([hostile]);
    assert.doesNotMatch(rssFeed(view), /<script|<img|<b>/);
    assert.equal(jsonFeed(view).items[0]?.title, hostile.content.title);
  });

  it('are whole with nothing in them', () => {
    assert.match(rssFeed(emptyView), /<\/channel><\/rss>\n$/);
    assert.doesNotMatch(rssFeed(emptyView), /lastBuildDate|<item>/);
    assert.deepEqual(jsonFeed(emptyView).items, []);
  });
});
