import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { type Instant, later } from '@nguon/content-model/instant';
import { mandatorySections, reasonsIn, SiteCheck } from '@nguon/content-model/site-check';
import { type FakeSite, fakeSite, serverFor } from './testing/site-server.ts';
import { visitSite, withoutSite } from './visit-site.ts';

const at: Instant = '2026-11-21T05:00:00Z';
const DAY = 24 * 60 * 60;
const patience = { addressMs: 300, siteMs: 2_000, bytes: 64 * 1024 };
const unit = '03478@2025-07-01';
const host = 'xa-sin-ho.localhost';

/** Visits a made-up site, and holds what came of it against the contract. */
async function visit(test: TestContext, site: Partial<FakeSite> = {}, waits = patience): Promise<SiteCheck> {
  const { origin } = await serverFor(test, fakeSite({ published: later(at, -DAY), ...site }));
  const signal = new AbortController().signal;
  return SiteCheck.parse(await visitSite({ unit, host, origin: origin() }, at, waits, signal));
}

const kinds = (check: SiteCheck) => reasonsIn(check).map(({ kind }) => kind);

describe('a visit', () => {
  it('Q1 finds a good site live, and keeps every address it asked', async (test) => {
    const check = await visit(test);
    assert.deepEqual(reasonsIn(check), []);
    assert.deepEqual(
      check.sections.map(({ section, finding }) => [section, finding]),
      mandatorySections.map((section) => [section, 'present']),
    );
    assert.equal(check.freshest, later(at, -DAY));
    assert.match(check.feed?.address ?? '', /\/rss\.xml$/);
  });

  it('Q1 tells empty sections apart from those that residents fill', async (test) => {
    const check = await visit(test, { empty: ['/tin-tuc/', '/hoi-dap/', '/en/'] });
    assert.deepEqual(
      reasonsIn(check).map(({ kind, address }) => [kind, new URL(address ?? '').pathname]),
      [
        ['empty', '/tin-tuc/'],
        ['empty', '/en/'],
      ],
    );
  });

  it('Q1 tells of a section that fails, hangs, or is not there', async (test) => {
    const check = await visit(test, {
      instead: {
        '/van-ban/': (response) => void response.writeHead(500).end(),
        '/phan-anh/': () => undefined,
        '/thong-bao/': (response) => void response.writeHead(404).end(),
      },
    });
    assert.deepEqual(
      reasonsIn(check).map(({ vi }) => vi.split(': ').at(-1)),
      ['trả lời mã 404', 'trả lời mã 500', 'quá thời gian chờ'],
    );
  });

  it('Q1 asks no more of a site whose home page cannot be had', async (test) => {
    let asked = 0;
    const { origin } = await serverFor(test, (_request, response) => {
      asked += 1;
      response.writeHead(500).end();
    });
    const check = await visitSite(
      { unit, host, origin: origin() },
      at,
      patience,
      new AbortController().signal,
    );
    assert.deepEqual([asked, kinds(check)], [1, ['unreachable']]);
    assert.equal(check.sections.length, mandatorySections.length);
  });

  it('Q2 finds a site stale whose feed is old, and undated without one', async (test) => {
    assert.deepEqual(kinds(await visit(test, { published: later(at, -31 * DAY) })), ['stale']);
    const without = {
      '/rss.xml': (response: { writeHead(status: number): { end(): unknown } }) =>
        void response.writeHead(404).end(),
    };
    const undated = await visit(test, { instead: without });
    assert.deepEqual(kinds(undated), ['undated']);
    assert.equal(undated.feed?.status, 404);
  });

  it('Q23 does not count what the site shows of its province as the unit’s own', async (test) => {
    const check = await visit(test, { from: 'https://laichau.gov.vn/rss.xml' });
    assert.equal(check.freshest, null);
    assert.deepEqual(check.inherited, { from: 'Tỉnh Lai Châu', at: later(at, -DAY) });
    const [reason, ...others] = reasonsIn(check);
    assert.deepEqual([reason?.kind, others], ['inherited', []]);
    assert.equal(reason?.vi, 'Chỉ có tin của tỉnh Lai Châu: đơn vị chưa tự đăng tin nào');
    assert.match(reason?.address ?? '', /\/rss\.xml$/);
  });

  it('Q15 reads the JSON Feed where RSS says nothing', async (test) => {
    const items = [{ date_published: later(at, -2 * DAY) }];
    const check = await visit(test, {
      instead: {
        '/rss.xml': (response) => void response.writeHead(404).end(),
        '/feed.json': (response) => void response.end(JSON.stringify({ items })),
      },
    });
    assert.deepEqual([kinds(check), check.freshest], [[], later(at, -2 * DAY)]);
  });

  it('Q14 is not deceived by a server that shows another unit’s site', async (test) => {
    const check = await visit(test, { host: 'xa-hong-thu.localhost' });
    assert.equal(check.sections[0]?.fault, 'other-page');
    assert.deepEqual(kinds(check), ['unreachable']);
  });

  it('Q14 is not deceived by a server that shows its home page everywhere', async (test) => {
    const { origin } = await serverFor(test, (_request, response) =>
      response.end(`<link rel="canonical" href="http://${host}/"><main>Chào</main>`),
    );
    const signal = new AbortController().signal;
    const check = await visitSite({ unit, host, origin: origin() }, at, patience, signal);
    assert.ok(check.sections.slice(1).every(({ fault }) => fault === 'other-page'));
  });

  it('Q11 leaves a slow site when its time is over', async (test) => {
    const slow = Object.fromEntries(
      ['/gioi-thieu/', '/tin-tuc/', '/thong-bao/', '/van-ban/', '/en/', '/tim-kiem/'].map((path) => [
        path,
        () => undefined,
      ]),
    );
    const begun = performance.now();
    const check = await visit(test, { instead: slow }, { ...patience, siteMs: 500 });
    assert.ok(performance.now() - begun < 1_500);
    assert.ok(check.sections.some(({ fault }) => fault === 'timeout'));
  });

  it('Q3 of a unit without a site says so', () => {
    assert.deepEqual(kinds(SiteCheck.parse(withoutSite(unit, at))), ['no-site']);
  });
});
