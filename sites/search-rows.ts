import type { Answer } from '@nguon/content-model/feedback';
import { siteSections } from '@nguon/content-model/site-section';
import { type FormerUnit, fullName } from '@nguon/content-model/unit';
import { answerMark, answersOf } from './answers.ts';
import type { Article } from './article.ts';
import { directoryOf } from './directory.ts';
import { libraryOf } from './documents.ts';
import { introductionOf, officialAddress } from './introduction.ts';
import { addressesOf, itemsOn, type Listing } from './listing.ts';
import type { SiteView } from './publisher/site-view.ts';
import { readingOf } from './reading.ts';
import { sections } from './sections.ts';
import { vietnamDay } from './vietnamese-dates.ts';

/** Most rows of a file; of a huge site the newest (G70). */
const MOST_ROWS = 2_000;

/** Longest summary of a row, characters. */
const SUMMARY = 140;

/** How far a question's own words are looked through, characters. */
const QUESTION = 300;

/** Something that can be found. Names are short because each stands in the file hundreds of times. */
export interface SearchRow {
  /** Its address: a path of this site, of the site `o` names, or whole. */
  readonly a: string;
  readonly t: string;
  readonly s?: string;
  /** Which of the file's kinds it is. */
  readonly k: number;
  /** Its day, `2026-11-21`. */
  readonly d?: string;
  /** Words that lead to it and are not shown: former names, positions … */
  readonly x?: string;
  /** Which of the file's other sites it is on. */
  readonly o?: number;
}

/** What `/search.json` holds: all that a search on the site looks through. */
export interface SearchFile {
  readonly version: 1;
  readonly kinds: readonly string[];
  /** Other sites: name and origin. */
  readonly sites: readonly (readonly [name: string, origin: string])[];
  readonly rows: readonly SearchRow[];
}

type Found = Omit<SearchRow, 'k' | 's'> & { readonly kind: string; readonly s?: string };

function cut(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= SUMMARY) return line;
  const short = line.slice(0, SUMMARY);
  return `${short.slice(0, Math.max(short.lastIndexOf(' '), SUMMARY / 2)).replace(/[\s,;:.–-]+$/, '')}…`;
}

const formerName = ({ type, name }: Pick<FormerUnit, 'type' | 'name'>) => `${type} ${name}`;

/** Former units in the words people search them by: name, and the district and the province they were in. */
function formerWords(former: readonly FormerUnit[]): string {
  const words = former.flatMap((unit) => [formerName(unit), unit.district, unit.province]);
  return [...new Set(words)].filter(Boolean).join(', ');
}

function articleRow({ content, section, address }: Article): Found {
  return {
    a: address,
    t: content.title,
    s: content.summary,
    kind: siteSections[section].vi,
    d: vietnamDay(content.from),
    x: `${content.category.name} ${content.issuer}`,
  };
}

function documentRows(view: SiteView): Found[] {
  return [...libraryOf(view).byAddress].map(
    ([a, { form, symbol, abstract, authority, field, issuedOn }]) => ({
      a,
      t: `${form} ${symbol}`,
      s: abstract,
      kind: siteSections.documents.vi,
      d: issuedOn,
      x: [authority, field].filter(Boolean).join(' '),
    }),
  );
}

function answerRows(view: SiteView): Found[] {
  const rowsOf = (list: Listing<Answer>) =>
    addressesOf(list).flatMap((address, index) =>
      itemsOn(list, index + 1).map(({ id, subject, text, answer, answeredAt }) => ({
        a: `${address}#${answerMark(id)}`,
        t: subject,
        s: answer,
        kind: list.name,
        d: vietnamDay(answeredAt),
        x: text.slice(0, QUESTION),
      })),
    );
  return [...answersOf(view).lists.values()].flatMap(rowsOf);
}

/** Pages and people that have no day. */
function standingRows(view: SiteView): Found[] {
  const { unit, former, officials, procedures } = view.edition;
  return [
    {
      a: siteSections.introduction.address,
      t: fullName(unit),
      kind: siteSections.introduction.vi,
      x: formerWords(former),
    },
    ...sections.slice(1).map(({ address, name }) => ({ a: address, t: name, kind: 'Chuyên mục' })),
    ...introductionOf(view).pages.map(({ address, name }) => ({
      a: address,
      t: name,
      kind: siteSections.introduction.vi,
    })),
    ...officials.map((official) => ({
      a: officialAddress(official),
      t: official.name,
      s: [official.position, official.department, official.phone].filter(Boolean).join(' · '),
      kind: 'Cán bộ',
    })),
    ...procedures.map(({ name, field, code, href }) => ({
      a: href,
      t: name,
      s: [field, code].filter(Boolean).join(' · '),
      kind: siteSections.procedures.vi,
    })),
  ];
}

/** On a portal: each commune, found by its former units and districts too, and its newest articles, documents, answers. */
function communeRows(view: SiteView): { readonly communes: Found[]; readonly dated: Found[] } {
  const communes = directoryOf(view)?.communes ?? [];
  const records = communes.flatMap((commune, o) =>
    commune.records.map(({ kind, title, summary, address, day }) => ({
      a: address,
      t: title,
      s: summary,
      kind: kind === 'document' ? 'Văn bản của xã, phường' : 'Trả lời của xã, phường',
      d: day,
      o,
    })),
  );
  return {
    communes: communes.map(({ unit, former }, o) => ({
      a: '/',
      t: fullName(unit),
      s: former.length === 0 ? '' : `Gồm ${former.map(formerName).join(', ')} trước đây`,
      kind: 'Xã, phường, đặc khu',
      x: formerWords(former),
      o,
    })),
    dated: [
      ...records,
      ...communes.flatMap(({ articles }, o) =>
        articles.map(({ title, summary, address, from }) => ({
          a: address,
          t: title,
          s: summary,
          kind: 'Tin của xã, phường',
          d: vietnamDay(from),
          o,
        })),
      ),
    ],
  };
}

/** All that can be found on a site: pages and people first, then the newest. Pure. */
export function searchFile(view: SiteView): SearchFile {
  const { articles, past } = readingOf(view);
  const { communes, dated: ofCommunes } = communeRows(view);
  const dated = [
    ...[...articles, ...past].map(articleRow),
    ...documentRows(view),
    ...answerRows(view),
    ...ofCommunes,
  ].toSorted((a, b) => (b.d ?? '').localeCompare(a.d ?? ''));
  const found = [...standingRows(view), ...communes, ...dated].slice(0, MOST_ROWS);
  const kinds = [...new Set(found.map(({ kind }) => kind))];
  return {
    version: 1,
    kinds,
    sites: (directoryOf(view)?.communes ?? []).map(({ unit, origin }) => [fullName(unit), origin]),
    rows: found.map(({ kind, s, x, ...row }) => ({
      ...row,
      ...(s && { s: cut(s) }),
      k: kinds.indexOf(kind),
      ...(x && { x }),
    })),
  };
}
