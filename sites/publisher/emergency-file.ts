import { Instant } from '@nguon/content-model/instant';
import { Language, line, passage } from '@nguon/content-model/text';
import { UnitPath } from '@nguon/content-model/unit';
import { z } from 'zod';
import { bannerOf, readingOf } from '../reading.ts';
import type { SiteView } from './site-view.ts';

/** Where every host answers with the emergencies and all-clears of all, so that open pages learn of them. */
export const EMERGENCIES_ADDRESS = '/khan-cap.json';

/** An emergency, or the all-clear of one, as an open page shows it. */
export const AnnouncedEmergency = z.strictObject({
  id: z.uuid(),
  look: z.enum(['alarm', 'calm']),
  /** What it is, in a word or two. */
  label: line(20).min(1),
  /** The subtrees it is meant for; a page shows it when its unit is in one of them. */
  audience: z.array(UnitPath).min(1).max(400),
  title: line(120).min(1),
  summary: passage(300),
  issuer: line(200).min(1),
  language: Language,
  from: Instant,
  until: Instant,
  /** Its article's path, the same on each site of its audience. */
  address: z.string().regex(/^(\/[a-z0-9-]+)+\/$/, 'not a path'),
});
export type AnnouncedEmergency = z.output<typeof AnnouncedEmergency>;

/** The one file that open pages ask for, every 20 to 28 seconds (G60). */
export const EmergencyFile = z.strictObject({
  version: z.literal(1),
  /** When it was made. */
  at: Instant,
  /** Current at that instant: emergencies before all-clears, newest first. */
  emergencies: z.array(AnnouncedEmergency),
});
export type EmergencyFile = z.output<typeof EmergencyFile>;

/** What a site's emergencies and all-clears of the moment are in the file. */
export function emergenciesOf(view: SiteView): AnnouncedEmergency[] {
  const { emergencies, allClears } = readingOf(view);
  return [...emergencies, ...allClears].flatMap(({ content, address }) => {
    const { id, audience, title, summary, issuer, language, from, until } = content;
    const said = { id, ...bannerOf(content), audience, title, summary, issuer, language };
    return until === null ? [] : [{ ...said, from, until, address }];
  });
}

/** The file of what several sites announce; an emergency of several sites stands in it once (G61). */
export function emergencyFile(announced: Iterable<AnnouncedEmergency>, at: Instant): EmergencyFile {
  const current = [...announced].filter(({ from, until }) => from <= at && at < until);
  const once = new Map(current.map((emergency) => [emergency.id, emergency]));
  return {
    version: 1,
    at,
    emergencies: [...once.values()].toSorted(
      (a, b) => a.look.localeCompare(b.look) || b.from.localeCompare(a.from) || a.id.localeCompare(b.id),
    ),
  };
}
