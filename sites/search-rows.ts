import { linesOf } from '@nguon/content-model/block';
import type { Answer } from '@nguon/content-model/feedback';
import { siteSections } from '@nguon/content-model/site-section';
import { foldForSearch } from '@nguon/content-model/text';
import { type FormerUnit, fullName } from '@nguon/content-model/unit';
import { answerMark, answersOf } from './answers.ts';
import type { Article } from './article.ts';
import { directoryOf } from './directory.ts';
import { libraryOf } from './documents.ts';
import { introductionOf, officialAddress } from './introduction.ts';
import { addressesOf, itemsOn, type Listing } from './listing.ts';
import { onceForEach } from './once-for-each.ts';
import type { SiteView } from './publisher/site-view.ts';
import { readingOf } from './reading.ts';
import { sections } from './sections.ts';
import { vietnamDay, writtenDay } from './vietnamese-dates.ts';

/** Rows of the first file; of a huge site the newest, and the parts have the others (G70). */
const FIRST_ROWS = 2_000;

/** A part is full at this size, characters of JSON: about a third of it travels, one second at 400 kbit/s (G100). */
const PART_SIZE = 120_000;

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
  /** Its day as it is written, `21/11/2026`. */
  readonly d?: string;
  /** Words that lead to it and are not shown: former names, positions … */
  readonly x?: string;
  /** Which of the file's other sites it is on. */
  readonly o?: number;
}

/** What `/search.json` holds: the titles and summaries of a site, of a huge one the newest. */
export interface SearchFile {
  readonly version: 3;
  readonly kinds: readonly string[];
  /** Other sites: name and origin. */
  readonly sites: readonly (readonly [name: string, origin: string])[];
  readonly rows: readonly SearchRow[];
  /** What is looked through, in words: with this file alone, then with each part. The parts' addresses: `partAddress`. */
  readonly looked: readonly string[];
}

/** What `/search/1.json` and so on hold: the words of texts, and the rows that the first file has no room for (G100). */
export interface SearchPart {
  readonly version: 2;
  /** Which row of the site the first of `words` belongs to. */
  readonly from: number;
  /** Of each row in turn, folded, the words of its text that its title and summary do not have, each once. */
  readonly words: readonly string[];
  readonly rows: readonly SearchRow[];
}

/** Where a part is. @param index from 0 */
export const partAddress = (index: number): string => `/search/${index + 1}.json`;

type Found = Omit<SearchRow, 'k' | 's' | 'd'> & {
  readonly kind: string;
  /** Its day, `2026-11-21`. */
  readonly d?: string;
  readonly s?: string;
  /** All that it says, for its words. */
  readonly text?: string;
};

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
    text: `${content.summary} ${linesOf(content.body).join(' ')}`,
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
        text: `${text} ${answer}`,
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
    ...introductionOf(view).pages.map(({ address, name, texts }) => ({
      a: address,
      t: name,
      kind: siteSections.introduction.vi,
      text: texts.flatMap(({ body }) => linesOf(body)).join(' '),
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

/** All that can be found on a site: pages and people first, then the newest. */
function foundOn(view: SiteView): Found[] {
  const { articles, past } = readingOf(view);
  const { communes, dated: ofCommunes } = communeRows(view);
  const dated = [
    ...[...articles, ...past].map(articleRow),
    ...documentRows(view),
    ...answerRows(view),
    ...ofCommunes,
  ].toSorted((a, b) => (b.d ?? '').localeCompare(a.d ?? ''));
  return [...standingRows(view), ...communes, ...dated];
}

const wordsIn = (text: string): readonly string[] => foldForSearch(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** The words of a text that its row does not have, folded, each once, in the order of the alphabet, which packs best. */
function wordsBeyond({ t, s = '', x = '' }: SearchRow, text: string): string {
  const known = new Set(wordsIn(`${t} ${s} ${x}`));
  return [...new Set(wordsIn(text)).difference(known)].toSorted().join(' ');
}

/** Rows with their words, cut into parts of one size, in order. */
function partsOf(rows: readonly SearchRow[], words: readonly string[]): SearchPart[] {
  const parts: SearchPart[] = [];
  let from = 0;
  let size = 0;
  rows.forEach((row, index) => {
    size += (words[index]?.length ?? 0) + (index < FIRST_ROWS ? 0 : JSON.stringify(row).length);
    if (size < PART_SIZE && index < rows.length - 1) return;
    const more = rows.slice(Math.max(from, FIRST_ROWS), index + 1);
    parts.push({ version: 2, from, words: words.slice(from, index + 1), rows: more });
    from = index + 1;
    size = 0;
  });
  const isEmpty = words.every((each) => each === '') && rows.length <= FIRST_ROWS;
  return isEmpty ? [] : parts;
}

/** What a search on a site looks through: the first file, and the parts in the order in which they are read. Pure. */
export const searchFiles: (view: SiteView) => {
  readonly first: SearchFile;
  readonly parts: readonly SearchPart[];
} = onceForEach((view) => {
  const found = foundOn(view);
  const kinds = [...new Set(found.map(({ kind }) => kind))];
  const rows = found.map(({ kind, s, x, d, text: _, ...row }) => ({
    ...row,
    ...(d && { d: writtenDay(d) }),
    ...(s && { s: cut(s) }),
    k: kinds.indexOf(kind),
    ...(x && { x }),
  }));
  const parts = partsOf(
    rows,
    rows.map((row, index) => wordsBeyond(row, found[index]?.text ?? '')),
  );
  const days = [
    rows.length > FIRST_ROWS ? rows[FIRST_ROWS - 1]?.d : '',
    ...parts.map(({ from, words }) => rows[from + words.length - 1]?.d),
  ];
  const first: SearchFile = {
    version: 3,
    kinds,
    sites: (directoryOf(view)?.communes ?? []).map(({ unit, origin }) => [fullName(unit), origin]),
    rows: rows.slice(0, FIRST_ROWS),
    looked: days.map((day, read) => {
      const where = `tìm trong ${read === 0 ? 'tiêu đề, tóm tắt' : 'nội dung'}`;
      return day && read < parts.length ? `${where} từ ${day}` : where;
    }),
  };
  return { first, parts };
});
