import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { hostileDay } from '@nguon/content-model/fixtures/sin-ho';
import { openEngine, pageOf } from './fixtures/rendering.ts';
import { emptyView, fullView, illustrated, viewOf } from './fixtures/views.ts';
import { type Engine, renderOne } from './publisher/render-site.ts';
import type { ShelfPicture, SiteView } from './publisher/site-view.ts';
import { readingOf } from './reading.ts';

const card = (letter: string): ShelfPicture => ({
  sha256: letter.repeat(64),
  width: 1200,
  height: 630,
  mime: 'image/png',
});

function addressOf(view: SiteView, id: string): string {
  const address = readingOf(view).byId.get(id)?.address;
  assert.ok(address);
  return address;
}

describe('the head of a page', () => {
  let engine: Engine;
  const head = async (view: SiteView, path: string) => {
    const html = await pageOf(engine, view, path);
    return html.slice(0, html.indexOf('</head>'));
  };
  before(async () => {
    engine = await openEngine();
  });

  it('G86 names its own address, its kind and the feeds', async () => {
    const path = addressOf(fullView, illustrated.content.id);
    const html = await head(fullView, path);
    assert.ok(html.includes(`<link rel="canonical" href="https://xa-sin-ho.localhost${path}">`));
    assert.ok(html.includes(`<meta property="og:url" content="https://xa-sin-ho.localhost${path}">`));
    assert.match(html, /<meta property="og:type" content="article">/);
    assert.match(html, /<title>Hỗ trợ giống ngô lai vụ xuân 2027 \| Xã Sìn Hồ<\/title>/);
    assert.match(html, /<link rel="alternate" type="application\/rss\+xml"[^>]* href="\/rss\.xml">/);
    assert.match(html, /<link rel="alternate" type="application\/feed\+json"[^>]* href="\/feed\.json">/);
  });

  it('G95 has a sign in the browser’s tab: the unit’s logo, else the theme’s medallion', async () => {
    assert.match(await head(emptyView, '/'), /<link rel="icon" href="\/favicon\.svg">/);
    const drawn = await pageOf(engine, emptyView, '/favicon.svg');
    assert.match(drawn, /^<svg [^>]*viewBox="0 0 64 64"[^>]*>.*<\/svg>\n$/);
    const logo = { sha256: '6'.repeat(64), width: 200, height: 200, alt: '' };
    const { edition } = emptyView;
    const look = { ...edition.site.look, logo };
    const branded: SiteView = {
      ...emptyView,
      edition: { ...edition, site: { ...edition.site, look } },
      pictures: { [logo.sha256]: [{ ...logo, mime: 'image/png' }] },
    };
    assert.ok((await head(branded, '/')).includes(`<link rel="icon" href="/shelf/${logo.sha256}.png">`));
  });

  it('G86 leads from the introduction to the English page and back, and from no other page', async () => {
    const languages = (html: string) =>
      [...html.matchAll(/<link rel="alternate" hreflang="(\w+)" href="([^"]+)">/g)].map(([, tag, to]) => [
        tag,
        to,
      ]);
    const both = [
      ['vi', 'https://xa-sin-ho.localhost/gioi-thieu/'],
      ['en', 'https://xa-sin-ho.localhost/en/'],
    ];
    assert.deepEqual(languages(await head(fullView, '/gioi-thieu/')), both);
    const english = await head(fullView, '/en/');
    assert.deepEqual(languages(english), both);
    assert.match(english, /<html lang="en"/);
    assert.match(english, /<meta property="og:locale" content="en_GB">/);
    assert.deepEqual(languages(await head(fullView, '/van-ban/')), []);
  });

  it('G86 is shared with the bulletin’s card, else the site’s, else none', async () => {
    const { id } = illustrated.content;
    const path = addressOf(fullView, id);
    const known = fullView.rendered[id] ?? { pictures: {} };
    const carded: SiteView = {
      ...fullView,
      card: card('8'),
      rendered: { ...fullView.rendered, [id]: { ...known, card: card('9') } },
    };
    const picture = (html: string) => /<meta property="og:image" content="([^"]+)">/.exec(html)?.[1];
    assert.equal(
      picture(await head(carded, path)),
      `https://xa-sin-ho.localhost/shelf/${'9'.repeat(64)}.png`,
    );
    assert.equal(picture(await head(carded, '/')), `https://xa-sin-ho.localhost/shelf/${'8'.repeat(64)}.png`);
    assert.match(await head(carded, '/'), /<meta name="twitter:card" content="summary_large_image">/);
    assert.equal(picture(await head(emptyView, '/')), undefined);
    assert.match(await head(emptyView, '/'), /<meta name="twitter:card" content="summary">/);
  });

  it('G86 keeps the page for a missing one from search engines', async () => {
    const { status, html } = await renderOne(engine, fullView, '/404.html');
    assert.equal(status, 404);
    assert.match(html, /<meta name="robots" content="noindex">/);
    assert.doesNotMatch(html, /rel="canonical"|og:url|BreadcrumbList/);
  });

  it('G87 of a preview is kept from search engines and asks for no emergencies', async () => {
    const preview = { ...fullView, isPreview: true };
    const html = await pageOf(engine, preview, '/');
    assert.match(html, /<meta name="robots" content="noindex">/);
    assert.doesNotMatch(html, /<script type="module"/);
    assert.match(await pageOf(engine, fullView, '/'), /<script type="module" src="\/_astro\/Emergencies/);
  });

  it('G3 keeps hostile text as text', async () => {
    const view = viewOf(hostileDay);
    const [first] = readingOf(view).articles.filter(({ content }) => content.title.includes('<script>'));
    const html = await head(view, first?.address ?? '');
    assert.match(html, /<title>&lt;script&gt;alert\(1\)&lt;\/script&gt;/);
    assert.doesNotMatch(html.replace(/="[^"]*"/g, ''), /<script>|<\/title>.*<\/title>/s);
  });
});
