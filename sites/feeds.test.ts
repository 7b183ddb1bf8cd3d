import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hostile } from '@nguon/content-model/fixtures/sin-ho';
import { jsonFeed, rssFeed, xmlText } from './feeds.ts';
import { emptyView, fullView, illustrated, viewWith } from './fixtures/views.ts';

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
