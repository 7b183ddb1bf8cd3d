import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import {
  AFTERWARDS,
  allClear,
  allClearDay,
  bulletin,
  emergencyDay,
  floodWarning,
  hostile,
  hostileDay,
  NOW,
  ordinaryDay,
  powerCut,
  quietDay,
  sources,
} from '@nguon/content-model/fixtures/sin-ho';
import { later } from '@nguon/content-model/instant';
import { HtmlValidate } from 'html-validate';
import { buildEngine } from './build-engine.ts';
import { kinds } from './fixtures/kinds.ts';
import { emptyView, fullView, illustrated, portalView, viewOf, viewWith } from './fixtures/views.ts';
import { pageAddresses, paths } from './page-addresses.ts';
import { openPublisher, type Publisher } from './publisher/publisher.ts';
import type { SiteView } from './publisher/site-view.ts';
import { articleAt, readingOf } from './reading.ts';

/** Files of a site by path, `/van-ban/` for `van-ban/index.html`. */
type Site = ReadonlyMap<string, string>;

const days = {
  ordinary: viewOf(ordinaryDay),
  emergency: viewOf(emergencyDay),
  allClear: viewOf(allClearDay, { at: AFTERWARDS }),
  quiet: viewOf(quietDay),
  hostile: viewOf(hostileDay),
  full: fullView,
  empty: emptyView,
  portal: portalView,
} as const satisfies Record<string, SiteView>;

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

function addressOf(view: SiteView, id: string): string {
  const found = readingOf(view).articles.find(({ content }) => content.id === id);
  assert.ok(found, `no article ${id}`);
  return found.address;
}

/** The tags and texts of a page without what its attributes say, where a sign means nothing. */
const withoutValues = (html: string) => html.replace(/="[^"]*"/g, '=""');

/** A page without what is said in the words of its attributes. */
const withoutWords = (html: string) => html.replace(/ (content|alt|value|aria-label)="[^"]*"/g, '');

const pagesOf = (site: Site) => [...site].filter(([path]) => path.endsWith('/') || path.endsWith('.html'));

describe('the pages of a site', () => {
  let out = '';
  let publisher: Publisher;

  async function publish(view: SiteView): Promise<Site> {
    const { unit } = await publisher.publish(view);
    const file = (path: string) => join(out, unit, path.endsWith('/') ? `${path}index.html` : path);
    return new Map(paths(view).map((path) => [path, readFileSync(file(path), 'utf8')]));
  }

  before(async () => {
    out = mkdtempSync(join(tmpdir(), 'pages-'));
    publisher = await openPublisher({ engine: await buildEngine(), out, workers: 1 });
  });
  after(async () => {
    await publisher.close();
    rmSync(out, { recursive: true });
  });

  for (const [day, view] of Object.entries(days)) {
    describe(`on the ${day} day`, () => {
      let site: Site = new Map();
      before(async () => {
        site = await publish(view);
      });

      it('are valid HTML', async () => {
        for (const path of [...kinds(view).values(), '/404.html']) {
          const html = site.get(path) ?? '';
          const { results } = await validator.validateString(html, path);
          const faults = results.flatMap(({ messages }) =>
            messages.map((fault) => `${fault.ruleId}: ${fault.message}`),
          );
          assert.deepEqual(faults, [], path);
        }
      });

      it('G4 lead only to pages, places on them and files that are there', () => {
        const assets = new Set(readdirSync(join(out, '_astro')).map((name) => `/_astro/${name}`));
        for (const [path, html] of pagesOf(site)) {
          const links = [...html.matchAll(/(?:href|src)="([/#][^"]*)"|url\("?(\/[^)"]+)/g)].map(
            ([, a, b]) => a ?? b ?? '',
          );
          assert.ok(links.length > 5, path);
          for (const link of links) {
            const [to = '', place] = link.split('#');
            const page = to === '' ? html : site.get(to);
            const known =
              page !== undefined || assets.has(to) || /^\/shelf\/[0-9a-f]{64}\.[a-z0-9]+$/.test(to);
            assert.ok(known, `${path} links to ${link}`);
            if (place) assert.ok(page?.includes(` id="${place}"`), `${path} links to ${link}`);
          }
        }
      });

      it('G6 are in the sitemap, each once, and nothing else is', () => {
        const listed = [...(site.get('/sitemap.xml') ?? '').matchAll(/<loc>([^<]+)<\/loc>/g)].map(
          ([, loc]) => loc,
        );
        assert.deepEqual(
          listed,
          pageAddresses(view).map((address) => `${view.origin}${address}`),
        );
      });

      it('G8 hold no program, and load none but our own', () => {
        for (const [path, html] of pagesOf(site)) {
          const scripts = [...withoutWords(html).matchAll(/<script[^>]*>/gi)].map(([tag]) => tag);
          assert.equal(
            scripts.filter((tag) => tag === '<script type="application/ld+json">').length,
            1,
            path,
          );
          for (const tag of scripts.slice(1)) {
            assert.match(tag, /^<script type="module" src="\/_astro\/[\w.-]+\.js">$/, path);
          }
          assert.doesNotMatch(withoutValues(html), /<[^>]+\son\w+=/i, path);
          assert.doesNotMatch(html, /href="javascript:/i, path);
        }
      });
    });
  }

  it('G1 list a bulletin until its last second and not after', async () => {
    const until = powerCut.content.until ?? NOW;
    const path = addressOf(days.ordinary, powerCut.content.id);
    const kept = new Set([path, '/thong-tin-thiet-yeu/luu-tru/', '/sitemap.xml', '/search.json']);
    const before = await publish({ ...days.ordinary, at: later(until, -1) });
    assert.ok(before.get('/')?.includes('Lịch ngừng cấp điện'));
    assert.ok(!before.has('/thong-tin-thiet-yeu/luu-tru/'));
    const after = await publish({ ...days.ordinary, at: until });
    for (const [name, text] of after)
      assert.equal(/Lịch ngừng cấp điện|lich-ngung-cap-dien/.test(text), kept.has(name), name);
  });

  it('G1 show nothing of a bulletin that was withdrawn', async () => {
    await publish(days.ordinary);
    const left = await publish(viewWith(sources.bulletins.filter((one) => one !== powerCut)));
    for (const [name, text] of left) assert.doesNotMatch(text, /Lịch ngừng cấp điện/, name);
    const path = addressOf(days.ordinary, powerCut.content.id);
    assert.throws(() => statSync(join(out, '03478@2025-07-01', path)), { code: 'ENOENT' });
  });

  it('G2 begin with the emergency while there is one', async () => {
    for (const [path, html] of pagesOf(await publish(days.emergency))) {
      const banner = html.indexOf(floodWarning.content.summary, html.indexOf('<body>'));
      assert.ok(banner > 0 && banner < html.indexOf('<header class="masthead"'), path);
    }
    for (const [path, html] of pagesOf(await publish(days.ordinary))) {
      assert.match(html, /<section class="emergency"[^>]* hidden>/, path);
    }
  });

  it('G99 begin with the all-clear, which is no emergency, and lead from either to the other', async () => {
    const view = days.allClear;
    const pages = new Map(pagesOf(await publish(view)));
    for (const [path, html] of pages) {
      const body = html.indexOf('<body>');
      const banner = html.indexOf(allClear.content.summary, body);
      assert.ok(banner > 0 && banner < html.indexOf('<header class="masthead"'), path);
      assert.match(html, /<article[^>]* class="calm"[^>]*>/, path);
      assert.equal(html.includes('<span data-fill>Báo yên</span>'), true, path);
    }
    const { byId } = readingOf(view);
    const [end, flood] = [byId.get(allClear.content.id), byId.get(floodWarning.content.id)];
    assert.ok(end && flood?.isOver);
    const on = ({ address }: { address: string }) =>
      pages.get(`${address}index.html`.slice(1)) ?? pages.get(address) ?? '';
    assert.match(
      on(flood),
      new RegExp(`Tình huống khẩn cấp đã kết thúc.</strong> Xem\\s+<a href="${end.address}"`),
    );
    assert.match(on(flood), /Đã hết hiệu lực từ/);
    assert.match(on(end), new RegExp(`Báo yên cho <a href="${flood.address}"`));
    assert.match(on(end), /<span class="badge calm">Báo yên<\/span>/);
  });

  it('G99 leave the all-clear out of the banner while its emergency is current again', () => {
    const again = viewWith([floodWarning, { ...allClear }]);
    const reading = readingOf({ ...again, at: AFTERWARDS });
    assert.deepEqual([reading.emergencies.length, reading.allClears.length], [1, 0]);
  });

  it('G3 keep hostile text as text', async () => {
    const site = await publish(days.hostile);
    const article = site.get(addressOf(days.hostile, hostile.content.id)) ?? '';
    assert.match(
      article,
      /<h1>&lt;script&gt;alert\(1\)&lt;\/script&gt; &amp; &quot;Ưu đãi&quot; &lt;\/title&gt;<\/h1>/,
    );
    assert.match(article, /&lt;b&gt;không phải thẻ&lt;\/b&gt; \{\{x\}\} \]\]&gt;/);
    for (const [path, text] of [...site].filter(([path]) => !path.endsWith('.json')))
      assert.doesNotMatch(withoutValues(text), /<img src=x|<script>|<b>không/, path);
  });

  it('G9 mark a voice that is a machine’s, and no other', async () => {
    const site = await publish(days.full);
    const marked = site.get(addressOf(days.full, illustrated.content.id)) ?? '';
    assert.match(
      marked,
      /<audio[^>]*>.*type="audio\/ogg; codecs=opus".*type="audio\/mpeg".*Giọng đọc tự động/s,
    );
    assert.match(marked, /Vụ xuân hai nghìn không trăm hai mươi bảy/);
    const spoken = site.get(
      '/thong-tin-thiet-yeu/2026/phong-chong-sot-xuat-huyet-diet-lang-quang-moi-tuan-10-phut-0b7c9d10/',
    );
    assert.match(spoken ?? '', /<audio/);
    assert.doesNotMatch(spoken ?? '', /Giọng đọc tự động/);
  });

  it('G21 are the same for decomposed text as for composed', async () => {
    const text = 'Tiếng Việt đủ dấu: ế ộ ữ ặ ỵ';
    const view = (form: 'NFC' | 'NFD') => {
      const body = [{ kind: 'paragraph' as const, runs: [{ text: text.normalize(form) }] }];
      return viewWith([bulletin({ body })]);
    };
    const composed = await publish(view('NFC'));
    const decomposed = await publish(view('NFD'));
    for (const [path, page] of composed) assert.ok(decomposed.get(path) === page, path);
    assert.equal(decomposed.size, composed.size);
    assert.ok([...composed.values()].some((page) => page.includes(text.normalize('NFC'))));
  });

  it('show pictures in the sizes there are, and words for a picture there is none of', async () => {
    const html = (await publish(days.full)).get(addressOf(days.full, illustrated.content.id)) ?? '';
    assert.match(
      html,
      new RegExp(`srcset="/shelf/${'4'.repeat(64)}.webp 320w, /shelf/${'3'.repeat(64)}.webp 960w"`),
    );
    assert.match(html, /<img[^>]* width="960" height="640" alt="Ruộng bậc thang"/);
    assert.match(html, /Hình ảnh: Ruộng bậc thang/);
  });

  it('G119 offer a picture by the width it was made for, and lead to its largest size', async () => {
    const address = addressOf(days.full, illustrated.content.id);
    const shown = days.full.rendered[illustrated.content.id];
    const [name = ''] = Object.keys(shown?.pictures ?? {});
    const poster = [720, 1_440].map((asked, step) => {
      return {
        sha256: `${step + 8}`.repeat(64),
        width: 300 * (step + 1),
        height: 900,
        mime: 'image/webp',
        asked,
      };
    });
    const view = {
      ...days.full,
      rendered: { ...days.full.rendered, [illustrated.content.id]: { pictures: { [name]: poster } } },
    };
    const html = (await publish(view)).get(address) ?? '';
    const [small, large] = poster.map(({ sha256 }) => `/shelf/${sha256}.webp`);
    assert.ok(html.includes(`srcset="${small} 720w, ${large} 1440w"`));
    assert.match(html, new RegExp(`<a href="${large}">\\s*<img src="${large}"`));
  });

  it('speak each block in its own language', async () => {
    const view = viewWith([bulletin({ language: 'hmn', title: 'Ntawv ceeb toom' })]);
    const html = (await publish(view)).get(addressOf(view, powerCut.content.id)) ?? '';
    assert.match(html, /<html lang="vi"/);
    assert.match(html, /<article [^>]*class="article"[^>]* lang="hmn"/);
  });

  it('answer an address of no page with none', async () => {
    assert.equal(articleAt(days.full, '/thong-tin-thiet-yeu/2026/khong-co/'), null);
    const site = await publish(days.full);
    assert.match(site.get('/404.html') ?? '', /<meta name="robots" content="noindex"/);
    assert.match(site.get('/robots.txt') ?? '', /Sitemap: https:\/\/xa-sin-ho\.localhost\/sitemap\.xml/);
  });
});
