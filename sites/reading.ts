import type { BulletinContent } from '@nguon/content-model/bulletin';
import { type CarriedBulletin, currentOn } from '@nguon/content-model/edition';
import type { TimeOfDay } from '@nguon/content-model/speaker';
import { articleAddresses, categoryAddress, categoryPart, ESSENTIAL, listAddress } from './addresses.ts';
import { documentPages, documentsAddress } from './documents.ts';
import type { RenderedBulletin, SiteView } from './publisher/site-view.ts';

/** Bulletins on one page of a list. */
export const PAGE_SIZE = 20;

/** One bulletin as the site shows it. */
export interface Article {
  readonly content: BulletinContent;
  readonly publishedAt: CarriedBulletin['publishedAt'];
  readonly address: string;
  readonly rendered: RenderedBulletin;
  /** The words of its clip. */
  readonly script: string | null;
}

/** Bulletins of one category, or of all. */
export interface Listing {
  readonly name: string;
  readonly address: string;
  readonly articles: readonly Article[];
  readonly pages: number;
}

/** What a site shows at its instant, in reading order, with every address settled. */
export interface Reading {
  readonly articles: readonly Article[];
  readonly emergencies: readonly Article[];
  /** Every bulletin, and those of each category. */
  readonly all: Listing;
  readonly categories: readonly Listing[];
  /** Carried on boards and speakers now; an emergency drives out everything else (P5). */
  readonly onBoards: readonly Article[];
  readonly onSpeakers: readonly Article[];
  /** When the loudspeakers begin each day, earliest first. */
  readonly sessions: readonly TimeOfDay[];
}

function listing(name: string, address: string, articles: readonly Article[]): Listing {
  return { name, address, articles, pages: Math.max(1, Math.ceil(articles.length / PAGE_SIZE)) };
}

function alone(articles: readonly Article[]): readonly Article[] {
  const emergencies = articles.filter(({ content }) => content.priority === 'emergency');
  return emergencies.length > 0 ? emergencies : articles;
}

function compose({ edition, at, rendered, script }: SiteView): Reading {
  const current = currentOn(edition, 'site', at);
  const addresses = articleAddresses(current);
  const articleOf = ({ content, publishedAt }: CarriedBulletin): Article => ({
    content,
    publishedAt,
    address: addresses.get(content.id) ?? '',
    rendered: rendered[content.id] ?? { pictures: {} },
    script: script?.[content.id] ?? null,
  });
  const articles = current.map(articleOf);
  const groups = Map.groupBy(articles, ({ content }) => categoryPart(content.category.slug));
  return {
    articles,
    emergencies: articles.filter(({ content }) => content.priority === 'emergency'),
    all: listing('Thông tin thiết yếu', ESSENTIAL, articles),
    categories: [...groups.values()].map((group) => {
      const { name, slug } = group[0]?.content.category ?? { name: '', slug: '' };
      return listing(name, categoryAddress(slug), group);
    }),
    onBoards: alone(currentOn(edition, 'board', at).map(articleOf)),
    onSpeakers: alone(currentOn(edition, 'speaker', at).map(articleOf)),
    sessions: [...new Set(edition.speakers.flatMap(({ sessions }) => sessions))].toSorted(),
  };
}

const read = new WeakMap<SiteView, Reading>();

/** What a site shows. Pure; composed once for each view, however many pages ask. */
export function readingOf(view: SiteView): Reading {
  const known = read.get(view);
  if (known !== undefined) return known;
  const reading = compose(view);
  read.set(view, reading);
  return reading;
}

/** The article at an address, or `null`. */
export function articleAt(view: SiteView, address: string): Article | null {
  return readingOf(view).articles.find((article) => article.address === address) ?? null;
}

/** The list that begins at an address, or `null`. */
export function listingAt(view: SiteView, address: string): Listing | null {
  const { all, categories } = readingOf(view);
  return [all, ...categories].find((list) => list.address === address) ?? null;
}

/** Addresses of the sections that every site has, in the order of its menu, with their names. */
export const sections = [
  { address: '/', name: 'Trang chủ' },
  { address: ESSENTIAL, name: 'Thông tin thiết yếu' },
  { address: '/van-ban/', name: 'Văn bản' },
  { address: '/truyen-thanh/', name: 'Truyền thanh' },
  { address: '/bang-tin/', name: 'Bảng tin' },
  { address: '/gioi-thieu/', name: 'Giới thiệu' },
] as const;

const services = [
  { address: '/so-do-trang/', name: 'Sơ đồ trang' },
  { address: '/tro-nang/', name: 'Trợ năng' },
] as const;

function pagesFrom(pages: number, address: (page: number) => string): string[] {
  return Array.from({ length: pages }, (_, page) => address(page + 1));
}

/** Addresses of the pages a reader may visit; the sitemap lists exactly these (G6). */
export function pageAddresses(view: SiteView): string[] {
  const { all, categories, articles } = readingOf(view);
  const lists = [all, ...categories].flatMap(({ address, pages }) =>
    pagesFrom(pages, (page) => listAddress(address, page)),
  );
  const documents = pagesFrom(documentPages(view), documentsAddress);
  const fixed = [...sections, ...services].map(({ address }) => address);
  return [...new Set([...fixed, ...lists, ...documents, ...articles.map(({ address }) => address)])];
}

/** What a site without such a page answers; the only page whose status is 404. */
export const MISSING = '/404.html';

/** Every path of a site: pages, the page for a missing one, feed, sitemap and the word to robots. */
export function paths(view: SiteView): string[] {
  return [...pageAddresses(view), MISSING, '/rss.xml', '/sitemap.xml', '/robots.txt'];
}
