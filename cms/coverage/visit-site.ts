import type { Instant } from '@nguon/content-model/instant';
import {
  type AddressAnswer,
  findingOf,
  mandatorySections,
  type SectionCheck,
  type SiteCheck,
} from '@nguon/content-model/site-check';
import { type SiteSectionName, siteSections } from '@nguon/content-model/site-section';
import type { UnitKey } from '@nguon/content-model/unit';
import { type Answered, askAddress, type Patience } from './ask-address.ts';
import { freshnessIn } from './read-feed.ts';
import { isOtherPage, readPage } from './read-page.ts';

/** A site to visit. */
export interface Visited {
  readonly unit: UnitKey;
  readonly host: string;
  /** What people type before a path: `https://sinho.laichau.gov.vn`. */
  readonly origin: string;
}

/** Where sites say what they published, and when; the first with a date is believed. */
const feeds = ['/rss.xml', '/feed.json'] as const;

/** What one page answers for its section: present, empty or missing. */
function judged(section: SiteSectionName, { text, ...answer }: Answered): SectionCheck {
  if (answer.status !== 200 || answer.fault !== null) return { ...answer, section, finding: 'missing' };
  const { isEmpty, canonical } = readPage(text);
  const said: AddressAnswer = isOtherPage(canonical, answer.address)
    ? { ...answer, fault: 'other-page' }
    : answer;
  return { ...said, section, finding: findingOf(section, said, isEmpty) };
}

/**
 * Visits a site as a stranger: its home page, every mandatory section, and its feed, one after the other. Where the
 * home page cannot be had, nothing else is asked.
 *
 * @param at the instant of the visit
 */
export async function visitSite(
  { unit, host, origin }: Visited,
  at: Instant,
  patience: Patience,
  signal: AbortSignal,
): Promise<SiteCheck> {
  const late = AbortSignal.any([signal, AbortSignal.timeout(patience.siteMs)]);
  const ask = (path: string) => askAddress(`${origin}${path}`, patience, late);
  const sections: SectionCheck[] = [];
  const isReached = () =>
    sections.every(({ section, finding }) => section !== 'home' || finding === 'present');
  for (const section of mandatorySections) {
    const { address } = siteSections[section];
    const answer = isReached()
      ? await ask(address)
      : { address: `${origin}${address}`, status: null, fault: 'not-asked' as const, text: '' };
    sections.push(judged(section, answer));
  }
  const visit = { unit, host, checkedAt: at, sections };
  if (!isReached()) return { ...visit, feed: null, freshest: null, inherited: null };
  let feed: AddressAnswer | null = null;
  for (const path of feeds) {
    const { text, ...answer } = await ask(path);
    if (answer.status === 200 && answer.fault === null) {
      const { freshest, inherited } = freshnessIn(text, new URL(origin).hostname, at);
      if (freshest !== null || inherited !== null) return { ...visit, feed: answer, freshest, inherited };
    }
    feed ??= answer;
  }
  return { ...visit, feed, freshest: null, inherited: null };
}

/** What is known of a unit that has no site: nothing to visit. */
export function withoutSite(unit: UnitKey, at: Instant): SiteCheck {
  return { unit, host: null, checkedAt: at, sections: [], feed: null, freshest: null, inherited: null };
}
