import { z } from 'zod';
import { beginningOf, Day, dayLater, type Instant, later, vietnamDay, weekdayOf } from './instant.ts';
import { minutesOf, TimeOfDay } from './time-of-day.ts';

/** Longest session, minutes. Source: domain guide 7.6, a deployed product relays for at most 720 minutes. */
export const LONGEST_SESSION_MINUTES = 720;

/** A day of the week by ISO 8601: Monday is 1, Sunday 7. */
export const Weekday = z.int().min(1).max(7);

/** Where the stream of another station is; its host must be one that the broadcast rules let in (S12). */
export const StreamAddress = z.url({ protocol: /^https?$/ }).max(500);

/** What is played when the stream of a relay is dead or silent. */
export const relayFallbacks = ['bulletins', 'silence'] as const;

/** What a session plays. */
export const Played = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('bulletins'),
    /** The unit's own order: within their priority these come first, as they stand here (S9). */
    order: z.array(z.uuid()).max(50),
  }),
  z.strictObject({ kind: z.literal('bulletin'), bulletin: z.uuid() }),
  z.strictObject({
    kind: z.literal('relay'),
    address: StreamAddress,
    fallback: z.enum(relayFallbacks),
  }),
]);
export type Played = z.output<typeof Played>;

/** A time at which a speaker plays its programme, on some days of the week. Rules S7 to S10 in SPEC.md. */
export const Session = z.strictObject({
  /** The schedule it comes from, or the speaker whose daily session it is. */
  schedule: z.uuid(),
  at: TimeOfDay,
  minutes: z.int().min(1).max(LONGEST_SESSION_MINUTES),
  days: z.array(Weekday).min(1).max(7),
  /** `null`: it began long ago. */
  firstDay: Day.nullable(),
  /** The last day on which it begins; `null` for no end. */
  lastDay: Day.nullable(),
  plays: Played,
});
export type Session = z.output<typeof Session>;

/** A session on one day. */
export interface Sitting<Kind extends Session = Session> {
  readonly session: Kind;
  /** The session's place in its list. */
  readonly rank: number;
  readonly start: Instant;
  readonly end: Instant;
}

/** The sittings that begin on a day in Vietnam, in the order of the sessions. */
export function sittingsOn<Kind extends Session>(sessions: readonly Kind[], day: Day): Sitting<Kind>[] {
  const weekday = weekdayOf(day);
  const midnight = beginningOf(day);
  return sessions.flatMap((session, rank) => {
    const { days, firstDay, lastDay, at, minutes } = session;
    const isOn = days.includes(weekday) && (firstDay ?? day) <= day && day <= (lastDay ?? day);
    if (!isOn) return [];
    const start = later(midnight, minutesOf(at) * 60);
    return [{ session, rank, start, end: later(start, minutes * 60) }];
  });
}

/**
 * The sitting that is in another's way: one that began earlier and is not over, or that begins with it and stands before
 * it. Whichever is in the way of another keeps the air, so that what plays depends on no chance (S8).
 *
 * @param others those that begin on its day and on the day before
 */
export function inTheWayOf<Kind extends Session>(
  sitting: Pick<Sitting, 'start' | 'rank'>,
  others: readonly Sitting<Kind>[],
): Sitting<Kind> | null {
  const isBefore = ({ start, rank }: Sitting) =>
    start < sitting.start || (start === sitting.start && rank < sitting.rank);
  return others.find((other) => isBefore(other) && other.end > sitting.start) ?? null;
}

/** The sitting a moment is in; `null` between sessions. It holds past midnight (S8, D16). */
export function sittingAt(sessions: readonly Session[], at: Instant): Sitting | null {
  const today = vietnamDay(at);
  // What is on now began yesterday at the earliest, and what is in its way the day before that.
  const near = [-2, -1, 0].flatMap((days) => sittingsOn(sessions, dayLater(today, days)));
  const on = near.filter(({ start, end }) => start <= at && at < end);
  return on.find((sitting) => inTheWayOf(sitting, near) === null) ?? null;
}
