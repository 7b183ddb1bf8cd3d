import { type PlanSources, sessionsFor } from '@nguon/content-model/broadcast-plan';
import { type Day, dayLater, type Instant, vietnamDay, weekdayOf } from '@nguon/content-model/instant';
import type { Session } from '@nguon/content-model/session';
import { playsSaid } from './plan-words.ts';

/** Longest line, bytes. Source: RFC 5545, 3.1. */
const LINE_BYTES = 75;

/** The days of the week as RFC 5545, 3.3.10 names them, Monday first. */
const dayNames = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

const ZONE = 'Asia/Ho_Chi_Minh';

/** A clock that never changes: Vietnam has had no summer time since 1975. Source: RFC 5545, 3.6.5. */
const ZONE_LINES = [
  'BEGIN:VTIMEZONE',
  `TZID:${ZONE}`,
  'BEGIN:STANDARD',
  'DTSTART:19750613T000000',
  'TZOFFSETFROM:+0700',
  'TZOFFSETTO:+0700',
  'TZNAME:+07',
  'END:STANDARD',
  'END:VTIMEZONE',
];

/** Text as a value: backslash, semicolon, comma and line break are escaped. Source: RFC 5545, 3.3.11. */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r\n|\r|\n/g, '\\n');
}

/** A line cut so that no part is above 75 bytes and no letter is cut; the parts go on with a space. Source: 3.1. */
function folded(line: string): string {
  const parts: string[] = [];
  let [part, bytes] = ['', 0];
  for (const letter of line) {
    const size = Buffer.byteLength(letter);
    if (bytes + size > LINE_BYTES) {
      parts.push(part);
      [part, bytes] = [' ', 1];
    }
    part += letter;
    bytes += size;
  }
  return `${[...parts, part].join('\r\n')}\r\n`;
}

/** A cluster and everything that decides what it plays. */
export interface Cluster {
  readonly name: string;
  readonly sources: PlanSources;
}

export interface Programme {
  readonly name: string;
  readonly clusters: readonly Cluster[];
  /** When it is written; what began long ago begins on this day. */
  readonly at: Instant;
}

/** The first day on or after another on which a session begins; `null` when there is none. */
function firstOn({ days, lastDay }: Session, from: Day): Day | null {
  const day = Array.from({ length: 7 }, (_, index) => dayLater(from, index)).find((each) =>
    days.includes(weekdayOf(each)),
  );
  return day === undefined || day > (lastDay ?? day) ? null : day;
}

const stamp = (instant: Instant): string => instant.replace(/[-:]/g, '');
const local = (day: Day, at: string): string => `${day.replaceAll('-', '')}T${at.replace(':', '')}00`;

/** How a session comes again. The last day is given as its last second in UTC. Source: RFC 5545, 3.3.10. */
function recurrence({ days, lastDay }: Session): string {
  const until = lastDay === null ? '' : `;UNTIL=${lastDay.replaceAll('-', '')}T165959Z`;
  const byDay = days.map((day) => dayNames[day - 1]).join(',');
  return days.length === 7 ? `RRULE:FREQ=DAILY${until}` : `RRULE:FREQ=WEEKLY;BYDAY=${byDay}${until}`;
}

function eventOf(session: Session, { name, sources }: Cluster, at: Instant): string[] {
  const today = vietnamDay(at);
  const from =
    session.firstDay ?? (session.lastDay !== null && session.lastDay < today ? session.lastDay : today);
  const first = firstOn(session, from);
  if (first === null) return [];
  const schedule = sources.schedules.find(({ id }) => id === session.schedule);
  const plays = playsSaid(session.plays, (id) => sources.bulletins.get(id)?.title ?? null).vi;
  const isOnce = session.firstDay !== null && session.firstDay === session.lastDay;
  return [
    'BEGIN:VEVENT',
    `UID:${session.schedule}-${session.at.replace(':', '')}-${sources.speaker}@nguon`,
    `DTSTAMP:${stamp(at)}`,
    `DTSTART;TZID=${ZONE}:${local(first, session.at)}`,
    `DURATION:PT${session.minutes}M`,
    ...(isOnce ? [] : [recurrence(session)]),
    `SUMMARY:${escaped(schedule?.name ?? name)}`,
    `DESCRIPTION:${escaped(plays)}`,
    `LOCATION:${escaped(name)}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

/** The programme of some clusters as an iCalendar (RFC 5545): the sessions that keep all rules, as their manifests hold. */
export function programmeCalendar({ name, clusters, at }: Programme): string {
  const events = clusters.flatMap((cluster) =>
    sessionsFor(cluster.sources).flatMap((session) => eventOf(session, cluster, at)),
  );
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Nguon//Lich phat thanh//VI',
    'CALSCALE:GREGORIAN',
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    ...ZONE_LINES,
    ...events,
    'END:VCALENDAR',
  ];
  return lines.map(folded).join('');
}
