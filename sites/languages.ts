import type { Page } from '@nguon/content-model/page';
import { siteSections } from '@nguon/content-model/site-section';
import type { Article } from './article.ts';
import { type Listing, listing } from './listing.ts';
import { onceForEach } from './once-for-each.ts';
import type { SiteView } from './publisher/site-view.ts';
import { readingOf } from './reading.ts';

/**
 * Languages of Vietnam by their BCP 47 tag: in their own words, and in Vietnamese. Source: ISO 639-3 for the tags and the
 * names their speakers use.
 */
const names: Readonly<Record<string, readonly [own: string, vietnamese: string]>> = {
  bdq: ['Bahnar', 'tiếng Ba Na'],
  blt: ['Tai Dam', 'tiếng Thái đen'],
  brv: ['Bru', 'tiếng Bru - Vân Kiều'],
  cjm: ['Cham', 'tiếng Chăm'],
  en: ['English', 'tiếng Anh'],
  hmn: ['Hmoob', 'tiếng Mông'],
  hni: ['Haqniq', 'tiếng Hà Nhì'],
  hre: ['Hrê', 'tiếng Hrê'],
  ium: ['Iu Mien', 'tiếng Dao'],
  jra: ['Jrai', 'tiếng Gia Rai'],
  km: ['ភាសាខ្មែរ', 'tiếng Khmer'],
  kpm: ['Kơho', 'tiếng Cơ Ho'],
  mtq: ['Mường', 'tiếng Mường'],
  nut: ['Nồng', 'tiếng Nùng'],
  rad: ['Êđê', 'tiếng Ê-đê'],
  sed: ['Sedang', 'tiếng Xơ Đăng'],
  tyz: ['Tày', 'tiếng Tày'],
  zh: ['中文', 'tiếng Hoa'],
};

/** A language as pages name it. */
export interface LanguageName {
  readonly own: string;
  readonly vietnamese: string;
}

/** What a language is called; the tag itself where nothing better is known. */
export function languageName(tag: string): LanguageName {
  const [own = tag, vietnamese = `tiếng ${tag}`] = names[tag] ?? names[tag.split('-')[0] ?? ''] ?? [];
  return { own, vietnamese };
}

/** What a site has in one language besides Vietnamese. */
export interface LanguageReading extends LanguageName {
  readonly tag: string;
  readonly address: string;
  readonly texts: readonly Page[];
  readonly articles: Listing<Article>;
}

const addressIn = (tag: string) => `${siteSections.languages.address}${tag.toLowerCase()}/`;

function readLanguage(view: SiteView, tag: string): LanguageReading {
  const name = languageName(tag);
  const articles = readingOf(view).articles.filter(({ content }) => content.language === tag);
  return {
    tag,
    ...name,
    address: addressIn(tag),
    texts: view.edition.pages.filter(({ language }) => language === tag),
    // What can be heard comes first: not everyone who speaks a language reads it.
    articles: listing(
      name.own,
      addressIn(tag),
      [true, false].flatMap((heard) =>
        articles.filter(({ rendered }) => (rendered.clip !== undefined) === heard),
      ),
    ),
  };
}

/** The languages of a site besides Vietnamese and English: those the unit names, and those it has pages in. */
export const languagesOf: (view: SiteView) => readonly LanguageReading[] = onceForEach((view) => {
  const tags = new Set([
    ...view.edition.site.languages,
    ...view.edition.pages.map(({ language }) => language),
  ]);
  return [...tags].filter((tag) => tag !== 'vi' && tag !== 'en').map((tag) => readLanguage(view, tag));
});

/** The language whose pages begin at an address, or `null`. */
export function languageAt(view: SiteView, address: string): LanguageReading | null {
  return languagesOf(view).find((language) => language.address === address) ?? null;
}
