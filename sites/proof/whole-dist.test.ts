import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { HtmlValidate } from 'html-validate';
import { buildEngine } from '../build-engine.ts';
import { paths } from '../page-addresses.ts';
import { openPublisher } from '../publisher/publisher.ts';
import type { SearchFile } from '../search-rows.ts';
import { linksOf, type PageLinks } from './links.ts';
import { folderOf, wholeProvince } from './province.ts';

/** Heaviest a page may be as it is sent, by gzip, with its letters and scripts; bytes. */
const HEAVIEST = 100 * 1024;

/** Rules of html-validate that are matters of taste, or of what Astro writes. */
const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    'long-title': 'off',
    'no-trailing-whitespace': 'off',
    'no-inline-style': 'error',
    'require-sri': 'off',
    'tel-non-breaking': 'off',
  },
});

const views = wholeProvince();
const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = '']) => found);

describe('a whole province', () => {
  let out = '';
  /** Every file by its whole address. */
  const files = new Map<string, Buffer>();
  const pages = new Map<string, PageLinks>();
  const sites = new Map(views.map((view) => [view.origin, view]));
  const text = (address: string) => String(files.get(address) ?? '');
  const isPage = (address: string) => /\/$|\.html$/.test(address);

  before(async () => {
    out = mkdtempSync(join(tmpdir(), 'province-'));
    const publisher = await openPublisher({ engine: await buildEngine(), out, workers: 2 });
    await Promise.all(views.map((view) => publisher.publish(view)));
    await publisher.close();
    for (const view of views) {
      for (const path of paths(view)) {
        const file = join(out, folderOf(view), path.endsWith('/') ? `${path}index.html` : path);
        files.set(`${view.origin}${path}`, readFileSync(file));
      }
    }
    for (const address of files.keys()) if (isPage(address)) pages.set(address, linksOf(text(address)));
  });
  after(() => rmSync(out, { recursive: true }));

  /** Why an address that a page or feed names leads nowhere; `null` when it leads somewhere. */
  function faultOf(link: string, from: string): string | null {
    if (/^(mailto:[^\s@]+@[^\s@]+|tel:\+?\d+)$/.test(link)) return null;
    if (!URL.canParse(link, from)) return `${from}: ${link} is no address`;
    const { origin, pathname, hash } = new URL(link, from);
    const view = sites.get(origin);
    if (view === undefined)
      return /^https?:\/\/[\w.-]+\.\w+$/.test(origin) ? null : `${from}: ${link} is nowhere`;
    if (/^\/shelf\/[0-9a-f]{64}\.[a-z0-9]+$/.test(pathname)) return null;
    if (view.actions !== null && pathname.startsWith(view.actions)) return null;
    if (pathname.startsWith('/_astro/')) return assets.has(pathname) ? null : `${from}: ${link} is not there`;
    if (!files.has(`${origin}${pathname}`)) return `${from}: ${link} is not there`;
    const place = decodeURIComponent(hash.slice(1));
    if (place === '' || pages.get(`${origin}${pathname}`)?.places.has(place)) return null;
    return `${from}: ${link} has no such place`;
  }
  const assets: { has(path: string): boolean } = {
    has: (path) => statSync(join(out, path), { throwIfNoEntry: false })?.isFile() === true,
  };

  /** A page without what its unit and theme are called and look like: pages alike but for these are checked once. */
  function alike(address: string): string {
    const view = sites.get(new URL(address).origin);
    const { name = '', slug = '', code = '', type = '' } = view?.edition.unit ?? {};
    const look = /<style>.*?<\/style>|<meta name="theme-color"[^>]*>|<svg.*?<\/svg>/gs;
    const own = [name, slug, code, type, `${type.charAt(0).toUpperCase()}${type.slice(1)}`];
    return own.reduce((html, word) => html.replaceAll(word, ''), text(address).replace(look, ''));
  }

  it('G80 has valid HTML on every page', async (test) => {
    const began = performance.now();
    const faults: string[] = [];
    const kinds = new Map([...pages.keys()].map((address) => [alike(address), address]));
    for (const address of kinds.values()) {
      const { results } = await validator.validateString(text(address), address);
      for (const { messages } of results)
        faults.push(
          ...messages.map(({ ruleId, message, line }) => `${address}:${line}: ${ruleId}: ${message}`),
        );
    }
    const milliseconds = Math.round(performance.now() - began);
    test.diagnostic(`${sites.size} sites, ${pages.size} pages, ${kinds.size} kinds, ${milliseconds} ms`);
    assert.ok(kinds.size > 200);
    assert.deepEqual(faults.slice(0, 20), []);
  });

  it('G81 has no dead link: to a page, a place on a page, a file or another host', (test) => {
    let count = 0;
    const faults = [...pages].flatMap(([from, { links }]) => {
      count += links.length;
      assert.ok(links.length > 20, `${from} has ${links.length} links`);
      return links.flatMap((link) => faultOf(link, from) ?? []);
    });
    const rows = views.flatMap((view) => {
      const from = `${view.origin}/search.json`;
      const { rows: found, sites: others }: SearchFile = JSON.parse(text(from));
      return found.flatMap(({ a, o }) => faultOf(o === undefined ? a : `${others[o]?.[1]}${a}`, from) ?? []);
    });
    const across = [...pages].filter(([from, { links }]) =>
      links.some(
        (link) =>
          URL.canParse(link) && sites.has(new URL(link).origin) && !from.startsWith(new URL(link).origin),
      ),
    );
    test.diagnostic(`${count} links, ${across.length} pages with links to other hosts`);
    assert.ok(across.length > 100);
    assert.deepEqual([...faults, ...rows].slice(0, 20), []);
  });

  it('G82 has sitemaps by the protocol, and one list of them all', () => {
    const [portal] = views;
    assert.ok(portal);
    const listed = all(
      text(`${portal.origin}/sitemap-index.xml`),
      /<sitemap><loc>([^<]+)<\/loc><\/sitemap>/g,
    );
    assert.deepEqual(
      listed,
      views.map(({ origin }) => `${origin}/sitemap.xml`),
    );
    for (const address of listed) checkSitemap(address, text(address));
    for (const { origin } of views) {
      const named = all(text(`${origin}/robots.txt`), /^Sitemap: (.+)$/gm);
      assert.deepEqual(named, [`${origin}/sitemap.xml`, `${portal.origin}/sitemap-index.xml`]);
    }
  });

  /** Source: https://www.sitemaps.org/protocol.html. */
  function checkSitemap(address: string, xml: string): void {
    const entries = all(xml, /<url>(.*?)<\/url>/g);
    assert.match(
      xml,
      /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<urlset xmlns="http:\/\/www\.sitemaps\.org\/schemas\/sitemap\/0\.9">(<url>.*<\/url>)<\/urlset>\n$/,
    );
    assert.ok(entries.length <= 50_000 && xml.length <= 50 * 1024 * 1024, address);
    for (const entry of entries) {
      const [, loc = '', changed] =
        /^<loc>([^<>&"']{12,2048})<\/loc>(?:<lastmod>(\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\dZ)?)<\/lastmod>)?$/.exec(
          entry,
        ) ?? [];
      assert.equal(new URL(loc).origin, new URL(address).origin);
      assert.equal(faultOf(loc, address), null);
      assert.ok(changed === undefined || !Number.isNaN(Date.parse(changed)), entry);
    }
  }

  it('G83 has feeds that lead to pages that are there', () => {
    for (const { origin, at } of views) {
      const rss = text(`${origin}/rss.xml`);
      const feed = JSON.parse(text(`${origin}/feed.json`));
      const links = all(rss, /<item>.*?<link>([^<]+)<\/link>.*?<\/item>/g);
      for (const link of [...links, ...feed.items.map(({ url }: { url: string }) => url)])
        assert.equal(faultOf(link, `${origin}/rss.xml`), null);
      for (const name of ['title', 'link', 'description', 'language'])
        assert.equal(
          all(rss.replace(/<item>.*<\/item>/s, ''), new RegExp(`<(${name})>`, 'g')).length,
          1,
          name,
        );
      for (const item of all(rss, /<item>(.*?)<\/item>/g)) {
        assert.match(
          item,
          /^<title>[^<]+<\/title><link>[^<]+<\/link><guid isPermaLink="true">[^<]+<\/guid><description>[^<]+<\/description><category>[^<]+<\/category><pubDate>\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT<\/pubDate><dc:creator>[^<]+<\/dc:creator><dc:language>[a-z-]+<\/dc:language>(<source url="[^"]+">[^<]+<\/source>)?(<enclosure url="https:[^"]+" length="\d+" type="audio\/mpeg"\/>)?$/,
        );
        assert.doesNotMatch(item, /&(?!(amp|lt|gt|quot|apos);)/);
      }
      assert.equal(feed.items.length, links.length);
      for (const { id, content_text, date_published } of feed.items) {
        assert.ok(id && content_text && Date.parse(date_published) <= Date.parse(at), id);
      }
    }
  });

  /** What the letters of a Vietnamese page weigh, bytes. */
  function letters(): number {
    return readdirSync(join(out, '_astro'))
      .filter((name) => /-(latin|vietnamese)-[47]00/.test(name))
      .reduce((sum, name) => sum + statSync(join(out, '_astro', name)).size, 0);
  }

  it('G111 has letters of at most 36 KB on a Vietnamese page', () => {
    assert.ok(letters() > 20_000 && letters() <= 36_000, `${letters()} bytes`);
  });

  it('G84 has no page above 100 KiB with all letters and scripts', (test) => {
    const ofLetters = letters();
    const weights = [...pages].map(([address, { links }]) => {
      const scripts = links.filter((link) => /^\/_astro\/.*\.js$/.test(link));
      const own = [files.get(address) ?? '', ...scripts.map((path) => readFileSync(join(out, path)))];
      return { address, weight: ofLetters + own.reduce((sum, bytes) => sum + gzipSync(bytes).length, 0) };
    });
    const heaviest = weights.toSorted((a, b) => b.weight - a.weight).slice(0, 3);
    const bare = files.get(heaviest[0]?.address ?? '')?.length;
    test.diagnostic(
      `heaviest: ${heaviest.map(({ address, weight }) => `${address} ${weight}`).join(', ')} bytes`,
    );
    test.diagnostic(`its HTML ${bare} bytes before gzip, letters ${ofLetters} bytes`);
    assert.ok((heaviest[0]?.weight ?? 0) <= HEAVIEST, JSON.stringify(heaviest));
  });

  it('G68 has a word to robots and on security on every host', () => {
    for (const { origin } of views) {
      assert.match(text(`${origin}/robots.txt`), /^User-agent: \*\nAllow: \/\n/);
      const contacts = all(text(`${origin}/.well-known/security.txt`), /^Contact: (.+)$/gm);
      assert.ok(contacts.length > 0, origin);
      for (const contact of contacts) assert.equal(faultOf(contact, `${origin}/`), null, contact);
    }
  });
});
