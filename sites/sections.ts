import { type SiteSection, type SiteSectionName, siteSections } from '@nguon/content-model/site-section';

/** A section as a link shows it. */
export interface SectionLink extends SiteSection {
  readonly section: SiteSectionName;
  /** In Vietnamese. */
  readonly name: string;
}

const linkTo = (section: SiteSectionName): SectionLink => ({
  section,
  ...siteSections[section],
  name: siteSections[section].vi,
});

/** Every section of a site, in the order of its map. */
export const sections: readonly SectionLink[] = (Object.keys(siteSections) as SiteSectionName[]).map(linkTo);

/** The sections above a page, top first: the way back to them. */
export function trailTo(address: string): readonly SectionLink[] {
  return sections.filter(
    (section) =>
      section.section !== 'home' && section.address !== address && address.startsWith(section.address),
  );
}
