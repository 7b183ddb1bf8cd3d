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
 * so does the time between a notice and the one it corrects or ends (R6).
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

/** A day that moves with its notice: `{25/11}` in the year of the notice's first instant, or `{19/3/2027}`. */
const markedDay = /\{(\d{2})\/(\d{1,2})(?:\/(\d{4}))?\}/g;

/** A day as officials write it: 02/8, 15/01, 20/12/2026. Source: Nghị định 30/2020, appendix I: zeros before days to 9, months to 2. */
function writtenLike(day: string, hasYear: boolean): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const short = Number(month) < 3 ? month : String(Number(month));
  return `${date}/${short}${hasYear ? `/${year}` : ''}`;
}

/** A notice's text with its marked days moved as far as its window was (R6). Days without a mark stay. */
export function movedText(text: string, { from }: Pick<Notice, 'from'>, moved: Window): string {
  const seconds = secondsBetween(from, moved.from);
  return text.replace(markedDay, (_, date: string, month: string, year?: string) => {
    const noon: Instant = `${year ?? from.slice(0, 4)}-${month.padStart(2, '0')}-${date}T05:00:00Z`;
    return writtenLike(later(noon, seconds).slice(0, 10), year !== undefined);
  });
}
