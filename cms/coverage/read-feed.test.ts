import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { freshestIn } from './read-feed.ts';

const at = '2026-11-21T05:00:00Z';
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

  it('Q11 is left when it is nested without end', () => {
    const begun = performance.now();
    assert.equal(freshestIn(`<rss>${'<a>'.repeat(2_000_000)}`, at), null);
    assert.ok(performance.now() - begun < 1_000);
  });
});
