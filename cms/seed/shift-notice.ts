import { type Instant, later, millisecondsOf } from '@nguon/content-model/instant';
import type { Notice } from './read-notices.ts';

const DAY_SECONDS = 24 * 60 * 60;

/** Where a sample notice stands at the moment of the seed, in whole days. */
export type Standing =
  /** Its first instant lies in the day that ended this many days ago; negative for one still to come. */
  | { readonly beganDaysAgo: number }
  /** Its end lies in the day that ended this many days ago. */
  | { readonly endedDaysAgo: number };

/** What is not simply current. Corrections and ends stand with what they correct or end. */
const standings: Readonly<Record<string, Standing>> = {
  '01-bao-khan-cap': { endedDaysAgo: 0 },
  '02-canh-bao-lu-quet-sat-lo': { endedDaysAgo: 1 },
  '03-xa-lu-ho-chua': { endedDaysAgo: 2 },
  '04-lich-cat-dien': { beganDaysAgo: 7 },
  '08-tiem-bo-sung-soi': { endedDaysAgo: 3 },
  '09-dang-ky-nghia-vu-quan-su': { beganDaysAgo: -6 },
  '14-nong-thon-moi-lam-duong': { endedDaysAgo: 5 },
  '15-tuyen-sinh-dau-cap': { endedDaysAgo: 4 },
  '17-tiem-phong-dai-cho-meo': { beganDaysAgo: -3 },
  '18-chay-rung-cap-v': { beganDaysAgo: 0 },
  '22-xam-nhap-man': { beganDaysAgo: -2 },
  '24-dao-tao-nghe-lao-dong-nong-thon': { beganDaysAgo: -4 },
  '31-phong-chay-tet': { beganDaysAgo: -5 },
  '34-le-hoi-dinh-lang': { beganDaysAgo: -7 },
  '37-nang-nong-gay-gat': { endedDaysAgo: 0 },
  '38-so-tan-ro-ri-hoa-chat': { endedDaysAgo: 6 },
};

export interface Window {
  readonly from: Instant;
  readonly until: Instant;
}

function secondsBetween(earlier: Instant, after: Instant): number {
  return (millisecondsOf(after) - millisecondsOf(earlier)) / 1000;
}

/** A current notice began some days ago, as many as its length allows; others by the table. */
function standingOf({ name, from, until }: Notice, place: number): Standing {
  const days = Math.floor(secondsBetween(from, until) / DAY_SECONDS);
  return standings[name] ?? { beganDaysAgo: Math.max(0, Math.min(place % 5, days - 1)) };
}

function daysToShift(notice: Notice, place: number, at: Instant): number {
  const standing = standingOf(notice, place);
  if ('endedDaysAgo' in standing) {
    return Math.floor(secondsBetween(notice.until, at) / DAY_SECONDS) - standing.endedDaysAgo;
  }
  return Math.floor(secondsBetween(notice.from, at) / DAY_SECONDS) - standing.beganDaysAgo;
}

/**
 * The windows of the notices, moved by whole days so that the set looks like now: hours of the day and lengths stay, and
 * so does the time between a notice and the one it corrects or ends (R6). Dates written in the texts are not touched.
 */
export function shiftedWindows(notices: readonly Notice[], at: Instant): Map<string, Window> {
  const days = new Map(notices.map((notice, place) => [notice.name, daysToShift(notice, place, at)]));
  return new Map(
    notices.map(({ name, relatesTo, from, until }) => {
      const seconds = (days.get(relatesTo ?? name) ?? 0) * DAY_SECONDS;
      return [name, { from: later(from, seconds), until: later(until, seconds) }];
    }),
  );
}
