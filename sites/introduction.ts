import type { Official } from '@nguon/content-model/official';
import { type Page, pageTopics } from '@nguon/content-model/page';
import { siteSections } from '@nguon/content-model/site-section';
import { fullName } from '@nguon/content-model/unit';
import { addressesById, addressPart } from './addresses.ts';
import { onceForEach } from './once-for-each.ts';
import type { SiteView } from './publisher/site-view.ts';

const INTRODUCTION = siteSections.introduction.address;

/** What stands on a page of the introduction besides its texts. */
export type IntroductionPart = 'texts' | 'organisation' | 'leaders' | 'contact' | 'former';

/** One page of the introduction. */
export interface IntroductionPage {
  readonly name: string;
  readonly address: string;
  readonly part: IntroductionPart;
  readonly texts: readonly Page[];
}

/** What the introduction says, and what it has nothing for yet. */
export interface Introduction {
  readonly pages: readonly IntroductionPage[];
  readonly byAddress: ReadonlyMap<string, IntroductionPage>;
  /** Names of what the unit has yet to write. */
  readonly missing: readonly string[];
  /** Is there neither a text nor an official? */
  readonly isEmpty: boolean;
}

/** The topics in the order they are read, and the pages that records other than texts make. */
const parts = [
  { topic: 'conditions', part: 'texts', slug: 'dieu-kien-tu-nhien', name: 'Điều kiện tự nhiên' },
  { topic: 'economy', part: 'texts', slug: 'kinh-te-xa-hoi', name: 'Kinh tế - xã hội' },
  { topic: 'history', part: 'texts', slug: 'lich-su-van-hoa', name: 'Lịch sử, văn hóa' },
  { topic: 'functions', part: 'texts', slug: 'chuc-nang-nhiem-vu', name: 'Chức năng, nhiệm vụ' },
  { topic: 'organisation', part: 'organisation', slug: 'co-cau-to-chuc', name: 'Cơ cấu tổ chức' },
  { topic: null, part: 'leaders', slug: 'lanh-dao', name: 'Lãnh đạo' },
  { topic: 'contact', part: 'contact', slug: 'lien-he', name: 'Liên hệ' },
  { topic: null, part: 'former', slug: 'don-vi-cu', name: 'Các đơn vị hợp thành' },
] as const;

/** Where the unit is reached; every site has it. */
export const CONTACT = `${INTRODUCTION}lien-he/`;

function isFilled(part: IntroductionPart, texts: readonly Page[], { edition }: SiteView): boolean {
  if (texts.length > 0 || part === 'contact') return true;
  if (part === 'organisation') return edition.officials.length > 0;
  if (part === 'leaders') return edition.officials.some(({ isLeader }) => isLeader);
  return part === 'former' && edition.former.length > 0;
}

function othersOf(texts: readonly Page[]): IntroductionPage[] {
  const addresses = addressesById(
    texts,
    ({ id }) => id,
    ({ title }, mark) => `${INTRODUCTION}${addressPart(title, 'noi-dung')}-${mark}/`,
  );
  return texts.map((text) => ({
    name: text.title,
    address: addresses.get(text.id) ?? '',
    part: 'texts',
    texts: [text],
  }));
}

/** The introduction of a view's unit, in Vietnamese. */
export const introductionOf: (view: SiteView) => Introduction = onceForEach((view) => {
  const { pages, officials } = view.edition;
  const texts = Map.groupBy(
    pages.filter(({ language }) => language === 'vi'),
    ({ topic }) => topic,
  );
  const known = parts.map(({ topic, part, slug, name }) => ({
    name,
    address: `${INTRODUCTION}${slug}/`,
    part,
    texts: topic === null ? [] : (texts.get(topic) ?? []),
  }));
  const filled = known.filter(({ part, texts: found }) => isFilled(part, found, view));
  const all = [...filled, ...othersOf(texts.get('other') ?? [])];
  return {
    pages: all,
    byAddress: new Map(all.map((page) => [page.address, page])),
    missing: known.filter((page) => page.part !== 'former' && !filled.includes(page)).map(({ name }) => name),
    isEmpty: officials.length === 0 && !pageTopics.some((topic) => topic !== 'privacy' && texts.has(topic)),
  };
});

/** The page of the introduction on which a text stands, or `null`. */
export function introductionWith(view: SiteView, text: string): IntroductionPage | null {
  return introductionOf(view).pages.find(({ texts }) => texts.some(({ id }) => id === text)) ?? null;
}

/** Where an official stands: among the leaders, the contact officials, or all. */
export function officialAddress({ id, isLeader, isContact }: Official): string {
  const slug = isLeader ? 'lanh-dao' : isContact ? 'lien-he' : 'co-cau-to-chuc';
  return `${INTRODUCTION}${slug}/#${officialMark(id)}`;
}

/** The name of an official's place on a page. */
export function officialMark(id: string): string {
  return `can-bo-${id}`;
}

/** One body of the organisation and who works in it, in the order the unit gave them. */
export interface Department {
  readonly name: string;
  readonly officials: readonly Official[];
}

/** The bodies of a unit; whoever names none works for the unit itself. */
export function departmentsOf({ edition }: SiteView): Department[] {
  const groups = Map.groupBy(
    edition.officials,
    ({ department }) => department || `UBND ${edition.unit.type} ${edition.unit.name}`,
  );
  return [...groups].map(([name, officials]) => ({ name, officials }));
}

/** The unit's whole name with those above it: `Xã Sìn Hồ, Tỉnh Lai Châu`. */
export function wholeName({ edition }: SiteView): string {
  return [edition.unit, ...edition.ancestors.toReversed()].map(fullName).join(', ');
}
