import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Block } from '@nguon/content-model/block';
import { hostile, sources } from '@nguon/content-model/fixtures/sin-ho';
import * as commune from './fixtures/full-commune.ts';
import { communes } from './fixtures/portal.ts';
import { openEngine, renderingOf } from './fixtures/rendering.ts';
import { portalView, viewWith } from './fixtures/views.ts';
import type { SiteView } from './publisher/site-view.ts';

/** Text that would be an element, an attribute or the end of a script if anybody let it. */
const EVIL = `</script></title>"><img src=x onerror=alert(1)>'`;
/** As long as the content model lets a word be. */
const LONG = 'Đ'.repeat(300);
const body: Block[] = [
  { kind: 'heading', level: 3, runs: [{ text: EVIL }] },
  { kind: 'table', rows: [[[{ text: EVIL }]], [[{ text: LONG }]]] },
  { kind: 'list', ordered: true, items: [[{ text: EVIL, href: 'https://x.test/"><script>' }]] },
  { kind: 'paragraph', runs: [] },
];

function first<Thing>(things: readonly Thing[]): Thing {
  const [thing] = things;
  assert.ok(thing !== undefined);
  return thing;
}

const evilText = (number: number, language: string) => ({
  ...first(commune.pages),
  id: `bad00000-0000-4000-8000-00000000000${number}`,
  topic: 'other' as const,
  title: EVIL,
  language,
  body: number === 1 ? [] : body,
});

/** Hostile words in every field that the sections show. */
const hostileView: SiteView = viewWith([hostile], {
  site: {
    ...sources.site,
    languages: ['xyz'],
    contact: { address: EVIL, phone: EVIL.slice(0, 40), hours: EVIL, email: `a"@x.test?cc=b@x.test` },
    links: [{ name: EVIL, href: 'https://x.test/"><script>' }],
  },
  pages: [evilText(1, 'vi'), evilText(2, 'vi'), evilText(3, 'en'), evilText(4, 'hmn')],
  officials: commune.officials.map((official) => ({
    ...official,
    name: EVIL,
    position: EVIL,
    positionEnglish: EVIL,
    department: EVIL,
    duties: EVIL,
    biography: LONG,
    phone: EVIL.slice(0, 40),
    email: EVIL,
  })),
  engagements: commune.engagements.map((one) => ({ ...one, leader: EVIL, subject: LONG, place: EVIL })),
  procedures: commune.procedures.map((one) => ({
    ...one,
    name: EVIL,
    field: EVIL,
    code: EVIL.slice(0, 40),
    href: `https://x.test/${EVIL}`,
  })),
  answers: commune.answers.map((one) => ({
    ...one,
    subject: EVIL,
    text: EVIL,
    answer: EVIL,
    by: LONG.slice(0, 200),
  })),
  documents: sources.documents.map((one) => ({
    ...one,
    form: EVIL,
    symbol: EVIL.slice(0, 60),
    abstract: EVIL,
  })),
  former: commune.former.map((one) => ({ ...one, name: EVIL, district: EVIL })),
});

const hostilePortal: SiteView = {
  ...portalView,
  communes: communes.map((one) => ({
    ...one,
    unit: { ...one.unit, name: EVIL },
    former: one.former.map((old) => ({ ...old, name: EVIL, district: EVIL })),
    articles: one.articles.map((article) => ({ ...article, title: EVIL, summary: EVIL })),
  })),
};

describe('sections with hostile words in every field', () => {
  for (const [name, view] of Object.entries({ commune: hostileView, portal: hostilePortal })) {
    it(`G3 keep them as words on the pages of a ${name}`, async () => {
      const site = await renderingOf(await openEngine(), view);
      for (const [path, text] of site) {
        if (path.endsWith('.json') || path.endsWith('.txt')) continue;
        assert.doesNotMatch(text.replace(/="[^"]*"/g, ''), /<img src=x/, path);
        assert.doesNotMatch(
          text.replace(/="[^"]*"/g, '').replace(/<script type="[^"]*">/g, ''),
          /<script>/,
          path,
        );
        for (const [, data = ''] of text.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs))
          assert.doesNotThrow(() => JSON.parse(data), path);
        for (const [, mail = ''] of text.matchAll(/href="mailto:([^"]*)"/g))
          assert.doesNotMatch(mail, /[?&]/, path);
      }
      assert.ok([...site.values()].some((text) => text.includes('&lt;img src=x')));
    });
  }
});
