import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { freshnessIn } from './read-feed.ts';

const at = '2026-11-21T05:00:00Z';
const host = 'sinho.laichau.gov.vn';
const freshestIn = (feed: string, now: string) => freshnessIn(feed, host, now).freshest;
const rss = (...dates: string[]) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Trang</title>${dates
    .map((date) => `<item><title>Tin</title><pubDate>${date}</pubDate></item>`)
    .join('')}</channel></rss>`;

describe('a feed', () => {
  it('Q15 tells its newest date, as RSS, Atom or JSON', () => {
    assert.equal(
      freshestIn(rss('Fri, 20 Nov 2026 01:00:00 GMT', 'Fri, 20 Nov 2026 09:00:00 +0700'), at),
      '2026-11-20T02:00:00Z',
    );
    const atom =
      '<feed xmlns="http://www.w3.org/2005/Atom"><entry><updated>2026-11-19T08:00:00+07:00</updated></entry></feed>';
    assert.equal(freshestIn(atom, at), '2026-11-19T01:00:00Z');
    const items = [{ id: '1' }, { id: '2', date_published: '2026-11-18T00:00:00Z' }, { date_published: 7 }];
    assert.equal(freshestIn(`\n ${JSON.stringify({ items })}`, at), '2026-11-18T00:00:00Z');
  });

  it('Q2 counts no date that is still to come', () => {
    assert.equal(freshestIn(rss('Sat, 21 Nov 2026 06:00:00 GMT'), at), null);
    assert.equal(
      freshestIn(rss('Wed, 01 Jan 2099 00:00:00 GMT', 'Sun, 01 Nov 2026 00:00:00 GMT'), at),
      '2026-11-01T00:00:00Z',
    );
  });

  it('Q15 has no date when it is empty, broken or no feed', () => {
    for (const text of [
      '',
      'Xin chào',
      '{"items": [',
      '{"items": "không"}',
      '{"items": [{"date_published": "hôm qua"}]}',
      rss(),
      rss('hôm qua'),
      '<rss><channel><item><pubDate>',
      '<rss><channel><lastBuildDate>Fri, 20 Nov 2026 01:00:00 GMT</lastBuildDate><pubDate>Fri, 20 Nov 2026 01:00:00 GMT</pubDate></channel></rss>',
      '<html><main>Không phải</main></html>',
      '<!DOCTYPE x [<!ENTITY a "&a;&a;">]><rss>&a;</rss>',
    ]) {
      assert.equal(freshestIn(text, at), null, text.slice(0, 50));
    }
  });

  const province = 'https://laichau.gov.vn/rss.xml';
  const item = (date: string, source = '') => `<item><pubDate>${date}</pubDate>${source}</item>`;
  const source = (url: string) => `<source url="${url}">Tỉnh Lai Châu</source>`;
  const channel = (...all: string[]) => `<rss version="2.0"><channel>${all.join('')}</channel></rss>`;
  const [older, newer] = ['Tue, 10 Nov 2026 01:00:00 GMT', 'Fri, 20 Nov 2026 01:00:00 GMT'];
  const told = { from: 'Tỉnh Lai Châu', at: '2026-11-20T01:00:00Z' };

  it('Q23 keeps what came from another site apart from the site’s own', () => {
    const both = channel(item(newer, source(province)), item(older));
    assert.deepEqual(freshnessIn(both, host, at), { freshest: '2026-11-10T01:00:00Z', inherited: told });
    const inherited = channel(item(newer, source(province)), item(older, source('tag:x,2025:12@2025-07-01')));
    assert.deepEqual(freshnessIn(inherited, host, at), { freshest: null, inherited: told });
  });

  it('Q23 reads where an item came from in Atom and JSON too', () => {
    const atom = `<feed><entry><updated>2026-11-20T01:00:00Z</updated><title>Tin</title>
      <source><title>Tỉnh Lai Châu</title><link href="${province}"/><updated>2026-11-20T09:00:00Z</updated></source>
      </entry><entry><title>Tin</title><published>2026-11-10T01:00:00Z</published></entry></feed>`;
    const expected = { freshest: '2026-11-10T01:00:00Z', inherited: told };
    assert.deepEqual(freshnessIn(atom, host, at), expected);
    const items = [
      { date_published: told.at, _nguon: { source: { url: province, name: told.from } } },
      { date_published: '2026-11-10T01:00:00Z', _nguon: 'khác' },
    ];
    assert.deepEqual(freshnessIn(JSON.stringify({ items }), host, at), expected);
  });

  it('Q23 counts as its own what names the site’s own feed, or none that can be read', () => {
    for (const url of [
      `https://${host}/rss.xml`,
      `https://www.${host}:8443/feed`,
      '/rss.xml',
      'https://',
      '',
    ]) {
      const { freshest, inherited } = freshnessIn(channel(item(newer, source(url))), host, at);
      assert.deepEqual([freshest, inherited], [told.at, null], url);
    }
  });

  it('Q11 is left when it is nested without end', () => {
    const begun = performance.now();
    assert.equal(freshestIn(`<rss>${'<a>'.repeat(2_000_000)}`, at), null);
    assert.ok(performance.now() - begun < 1_000);
  });
});
