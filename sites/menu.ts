import type { SiteSectionName } from '@nguon/content-model/site-section';
import { type SectionLink, sections } from './sections.ts';

/** Sections that belong together in the full menu. */
export interface MenuGroup {
  readonly name: string;
  readonly en: string;
  readonly sections: readonly SectionLink[];
}

const groups: readonly (readonly [name: string, en: string, sections: readonly SiteSectionName[]])[] = [
  ['Thông tin', 'Information', ['home', 'essential', 'news', 'notices', 'broadcasts', 'boards', 'languages']],
  ['Chính quyền', 'Authority', ['introduction', 'direction', 'documents', 'disclosure', 'english']],
  ['Người dân', 'Residents', ['procedures', 'feedback', 'answers', 'questions', 'consultations']],
  ['Trang này', 'This site', ['search', 'map', 'accessibility', 'privacy']],
];

const byName = new Map(sections.map((section) => [section.section, section]));

const linksTo = (names: readonly SiteSectionName[]) => names.flatMap((name) => byName.get(name) ?? []);

/** Every section, under what a reader may look for it. */
export const fullMenu: readonly MenuGroup[] = groups.map(([name, en, of]) => ({
  name,
  en,
  sections: linksTo(of),
}));

/** What stands beside the full menu where there is room; home is the unit's name above it. */
export const mainMenu: readonly SectionLink[] = linksTo([
  'introduction',
  'essential',
  'news',
  'notices',
  'documents',
  'procedures',
  'broadcasts',
  'feedback',
]);

/** A section as the menu marks it: `page` for its own page, `true` for one below it. */
export interface Current {
  readonly section: SiteSectionName;
  readonly is: 'page' | 'true';
}

/** The section that a page at `path` stands in, the nearest; `null` for a page of none. */
export function currentSection(path: string): Current | null {
  const around = sections.filter(({ address }) =>
    address === '/' ? path === '/' : path.startsWith(address),
  );
  const nearest = around.toSorted((a, b) => b.address.length - a.address.length)[0];
  if (nearest === undefined) return null;
  return { section: nearest.section, is: nearest.address === path ? 'page' : 'true' };
}
