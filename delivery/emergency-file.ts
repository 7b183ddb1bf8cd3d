import { join } from 'node:path';
import { isPressing } from '@nguon/content-model/all-clear';
import { currentOn, type Edition } from '@nguon/content-model/edition';
import { type Instant, instantOf, millisecondsOf } from '@nguon/content-model/instant';
import {
  type AnnouncedEmergency,
  EMERGENCIES_ADDRESS,
  emergenciesOf,
  emergencyFile,
} from '@nguon/sites/publisher/emergency-file';
import type { Editions } from './editions.ts';
import { paced } from './paced.ts';
import { replaceFile } from './replace-file.ts';

/** Editions that come together are written together, ms. */
const SOON_MS = 50;
/** Longest wait of a timer, ms. */
const LONGEST_WAIT_MS = 3_600_000;

/** The one file by which open pages of all hosts learn of emergencies and their ends. */
export interface EmergencyKeeper {
  /** An edition came, changed or went. */
  follow(): Promise<void>;
  close(): void;
}

/** The emergencies and all-clears on an edition's pages, current or to come. */
function emergencies({ bulletins }: Edition) {
  return bulletins.filter(({ content, carriedOn }) => isPressing(content) && carriedOn.includes('site'));
}

/** What all sites announce at an instant. An emergency of many sites is composed from one of them. */
function announced(editions: readonly Edition[], at: Instant): AnnouncedEmergency[] {
  const known = new Map<string, AnnouncedEmergency>();
  for (const edition of editions) {
    const current = currentOn(edition, 'site', at).filter(({ content }) => isPressing(content));
    if (current.every(({ content }) => known.has(content.id))) continue;
    const view = { edition, at, origin: '', rendered: {}, pictures: {}, portal: null, actions: null };
    for (const emergency of emergenciesOf(view)) known.set(emergency.id, emergency);
  }
  return [...known.values()];
}

/**
 * Keeps `<sites>/khan-cap.json` true: written whole or not at all, on every change, and by the clock when an emergency
 * begins or is over (Z19).
 *
 * @param now the clock, ms since 1970
 * @param onError told when the file could not be written; it is tried again at the next change
 */
export function keepEmergencyFile(
  sites: string,
  editions: Editions,
  now: () => number,
  onError: (error: unknown) => void,
): EmergencyKeeper {
  const file = join(sites, EMERGENCIES_ADDRESS);
  let written = '';
  let timer: NodeJS.Timeout | undefined;
  const wind = (at: Instant) => {
    clearTimeout(timer);
    const edges = editions
      .all()
      .flatMap(emergencies)
      .flatMap(({ content: { from, until } }) => [from, ...(until === null ? [] : [until])])
      .filter((edge) => edge > at)
      .map(millisecondsOf);
    if (edges.length === 0) return;
    const wait = Math.min(Math.max(Math.min(...edges) - now(), 0), LONGEST_WAIT_MS);
    timer = setTimeout(() => void writing.ask(), wait);
  };
  const write = async () => {
    const at = instantOf(now());
    wind(at);
    const made = emergencyFile(announced(editions.all(), at), at);
    const content = JSON.stringify(made.emergencies);
    if (content === written) return;
    await replaceFile(file, JSON.stringify(made), 0o644);
    written = content;
  };
  const writing = paced(SOON_MS, () => write().catch(onError));
  return {
    follow: writing.ask,
    close() {
      clearTimeout(timer);
      writing.close();
    },
  };
}
