import type { SiteSectionName } from '@nguon/content-model/site-section';
import { type SectionLink, sections } from './sections.ts';

/** Sections that belong together in the full menu. */
export interface MenuGroup {
  readonly name: string;
  readonly sections: readonly SectionLink[];
}

const groups: readonly (readonly [name: string, sections: readonly SiteSectionName[]])[] = [
  ['Thông tin', ['home', 'essential', 'news', 'notices', 'broadcasts', 'boards', 'languages']],
  ['Chính quyền', ['introduction', 'direction', 'documents', 'disclosure', 'english']],
  ['Người dân', ['procedures', 'feedback', 'answers', 'questions', 'consultations']],
  ['Trang này', ['search', 'map', 'accessibility', 'privacy']],
];

const byName = new Map(sections.map((section) => [section.section, section]));

const linksTo = (names: readonly SiteSectionName[]) => names.flatMap((name) => byName.get(name) ?? []);

/** Every section, under what a reader may look for it. */
export const fullMenu: readonly MenuGroup[] = groups.map(([name, of]) => ({ name, sections: linksTo(of) }));

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

/** Is a page at `path` of a section? `page` for the section's own page, `true` for one below it. */
export function currentIn(section: SectionLink, path: string): 'page' | 'true' | undefined {
  if (section.address === path) return 'page';
  const below = sections.filter(({ address }) => address !== '/' && path.startsWith(address));
  const nearest = below.toSorted((a, b) => b.address.length - a.address.length)[0];
  return nearest?.section === section.section ? 'true' : undefined;
}
