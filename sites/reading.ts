import { isAllClear } from '@nguon/content-model/all-clear';
import type { BulletinContent } from '@nguon/content-model/bulletin';
import { type CarriedBulletin, currentOn } from '@nguon/content-model/edition';
import { type BulletinSection, bulletinSections, siteSections } from '@nguon/content-model/site-section';
import { archiveAddress, categoryAddress, categoryPart } from './addresses.ts';
import { type Article, articlesOf } from './article.ts';
import { type Listing, listing } from './listing.ts';
import { onceForEach } from './once-for-each.ts';
import type { SiteView } from './publisher/site-view.ts';
import { type SessionTime, sessionTimes } from './session-times.ts';
import { vietnamDay } from './vietnamese-dates.ts';

/** The bulletins of one section: what is current, and what is over. */
export interface SectionReading {
  readonly current: Listing<Article>;
  readonly archive: Listing<Article>;
}

/** What a site shows at its instant, in reading order, with every address settled. */
export interface Reading {
  /** Current, in reading order. */
  readonly articles: readonly Article[];
  /** Over, latest end first; readable at their addresses and in the archives alone (G32). */
  readonly past: readonly Article[];
  readonly emergencies: readonly Article[];
  /** Current, but for those whose emergency is current again. */
  readonly allClears: readonly Article[];
  readonly sections: Readonly<Record<BulletinSection, SectionReading>>;
  /** Essential information by category; a category whose bulletins are all over has an empty list. */
  readonly categories: readonly Listing<Article>[];
  /** Every list of bulletins by its address. */
  readonly lists: ReadonlyMap<string, Listing<Article>>;
  readonly byAddress: ReadonlyMap<string, Article>;
  readonly byId: ReadonlyMap<string, Article>;
  /** By the id of a bulletin: the one that corrects it. */
  readonly corrections: ReadonlyMap<string, Article>;
  /** By the id of an emergency: the all-clear that ended it. */
  readonly endings: ReadonlyMap<string, Article>;
  /** Carried on boards and speakers now; an emergency drives out everything else (P5). */
  readonly onBoards: readonly Article[];
  readonly onSpeakers: readonly Article[];
  /** Everything that can be heard again, newest first. */
  readonly recordings: Listing<Article>;
  /** When the loudspeakers begin, earliest first. */
  readonly sessions: readonly SessionTime[];
}

/** Where everything that was broadcast is heard again. */
const RECORDINGS = `${siteSections.broadcasts.address}nghe-lai/`;

function alone(articles: readonly Article[]): readonly Article[] {
  const emergencies = articles.filter(({ content }) => content.priority === 'emergency');
  return emergencies.length > 0 ? emergencies : articles;
}

function readSections(articles: readonly Article[], past: readonly Article[]): Reading['sections'] {
  const current = Map.groupBy(articles, ({ section }) => section);
  const over = Map.groupBy(past, ({ section }) => section);
  const read = bulletinSections.map((section): [BulletinSection, SectionReading] => {
    const { vi, address } = siteSections[section];
    return [
      section,
      {
        current: listing(vi, address, current.get(section) ?? []),
        archive: listing(`${vi}: lưu trữ`, archiveAddress(address), over.get(section) ?? []),
      },
    ];
  });
  return Object.fromEntries(read) as Record<BulletinSection, SectionReading>;
}

function readCategories({ current, archive }: SectionReading): Listing<Article>[] {
  const groups = Map.groupBy([...current.items, ...archive.items], ({ content }) =>
    categoryPart(content.category.slug),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { name, slug } = first.content.category;
    return [
      listing(
        name,
        categoryAddress(slug),
        group.filter(({ isOver }) => !isOver),
      ),
    ];
  });
}

const newestFirst = (a: Article, b: Article) =>
  b.content.from.localeCompare(a.content.from) || a.content.id.localeCompare(b.content.id);

function compose(view: SiteView): Reading {
  const { edition, at } = view;
  const { current: articles, past, byId } = articlesOf(view);
  const sections = readSections(articles, past);
  const categories = readCategories(sections.essential);
  const lists = [...bulletinSections.flatMap((name) => Object.values(sections[name])), ...categories];
  const everything = [...articles, ...past];
  const emergencies = articles.filter(({ content }) => content.priority === 'emergency');
  const isAgain = (id: string) => emergencies.some(({ content }) => content.id === id);
  const carried = (bulletins: readonly CarriedBulletin[]) =>
    alone(bulletins.flatMap(({ content }) => byId.get(content.id) ?? []));
  return {
    articles,
    past,
    emergencies,
    allClears: articles.filter(({ content }) => isAllClear(content) && !isAgain(content.ends)),
    sections,
    categories,
    lists: new Map(lists.map((list) => [list.address, list])),
    byAddress: new Map(everything.map((article) => [article.address, article])),
    byId,
    corrections: new Map(
      everything.flatMap((article) => (article.corrects === null ? [] : [[article.corrects, article]])),
    ),
    endings: new Map(
      everything.flatMap((article) => (isAllClear(article.content) ? [[article.content.ends, article]] : [])),
    ),
    onBoards: carried(currentOn(edition, 'board', at)),
    onSpeakers: carried(currentOn(edition, 'speaker', at)),
    recordings: listing(
      'Nghe lại',
      RECORDINGS,
      everything.filter(({ rendered }) => rendered.clip !== undefined).toSorted(newestFirst),
    ),
    sessions: sessionTimes(
      edition.speakers.flatMap(({ sessions }) => sessions),
      vietnamDay(at),
    ),
  };
}

/** How an emergency or an all-clear is marked in the banner of every page: by its look, and in words. */
export function bannerOf(content: BulletinContent): {
  readonly look: 'alarm' | 'calm';
  readonly label: string;
} {
  return isAllClear(content) ? { look: 'calm', label: 'Báo yên' } : { look: 'alarm', label: 'Khẩn cấp' };
}

/** What a site shows. Pure; composed once for each view, however many pages ask. */
export const readingOf: (view: SiteView) => Reading = onceForEach(compose);

/** The article at an address, current or over, or `null`. */
export function articleAt(view: SiteView, address: string): Article | null {
  return readingOf(view).byAddress.get(address) ?? null;
}

/** The list of bulletins that begins at an address, or `null`. An archive with nothing in it is not there. */
export function listingAt(view: SiteView, address: string): Listing<Article> | null {
  const list = readingOf(view).lists.get(address) ?? null;
  return list !== null && list.items.length === 0 && address.endsWith('/luu-tru/') ? null : list;
}

/** Other current bulletins of the same category, then of the same section; at most `count`. */
export function relatedTo(view: SiteView, { content, section }: Article, count: number): Article[] {
  const { categories, sections } = readingOf(view);
  const near = categories.find(({ address }) => address === categoryAddress(content.category.slug));
  const found = [
    ...(section === 'essential' ? (near?.items.slice(0, count + 1) ?? []) : []),
    ...sections[section].current.items.slice(0, 2 * count + 1),
  ];
  return [...new Set(found)].filter((other) => other.content.id !== content.id).slice(0, count);
}
