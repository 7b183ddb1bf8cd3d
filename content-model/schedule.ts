import { z } from 'zod';
import { Day } from './instant.ts';
import { LONGEST_SESSION_MINUTES, Played, type Session, Weekday } from './session.ts';
import { line } from './text.ts';
import { TimeOfDay } from './time-of-day.ts';
import { UnitPath } from './unit.ts';

/** How often a schedule comes. Source: domain guide section 6, BroadcastSchedule. */
export const scheduleModes = ['once', 'daily', 'weekly'] as const;

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

/** When clusters of a unit play, and what. Rules S7 to S16 in SPEC.md. */
export const Schedule = z
  .strictObject({
    id: z.uuid(),
    name: line(120).min(1),
    unit: UnitPath,
    /** The clusters it is for; none means all of the unit. */
    speakers: z.array(z.uuid()).max(100),
    mode: z.enum(scheduleModes),
    /** For `weekly`. */
    days: z.array(Weekday).max(7),
    times: z.array(TimeOfDay).min(1).max(12),
    /** How long each session may last. */
    minutes: z.int().min(1).max(LONGEST_SESSION_MINUTES),
    /** The day of `once`. `null`: it began long ago. */
    firstDay: Day.nullable(),
    /** The last day on which a session begins; `null` for no end. */
    lastDay: Day.nullable(),
    plays: Played,
  })
  .superRefine(({ mode, days, firstDay, lastDay }, context) => {
    const fault = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message: `S7: ${message}` });
    if (mode === 'weekly' && days.length === 0) fault('days', 'a weekly schedule names its days');
    if (mode === 'once' && firstDay === null) fault('firstDay', 'what happens once has a day');
    if (firstDay !== null && lastDay !== null && lastDay < firstDay)
      fault('lastDay', 'it ends before it begins');
  });
export type Schedule = z.output<typeof Schedule>;

/** Is a schedule for a cluster of its unit? */
export function isFor({ speakers }: Pick<Schedule, 'speakers'>, speaker: string): boolean {
  return speakers.length === 0 || speakers.includes(speaker);
}

/** The sessions of a schedule, one for each of its times (S7). */
export function sessionsOf(schedule: Schedule): Session[] {
  const { id, mode, days, times, minutes, firstDay, lastDay, plays } = schedule;
  return times.map((at) => ({
    schedule: id,
    at,
    minutes,
    days: mode === 'weekly' ? days.toSorted() : EVERY_DAY,
    firstDay,
    lastDay: mode === 'once' ? firstDay : lastDay,
    plays,
  }));
}

/** A session's place in the week view: the day it begins on, and when. */
export interface Place {
  readonly day: Day;
  /** Monday is 1. */
  readonly weekday: number;
  readonly at: TimeOfDay;
}

/**
 * A schedule with one of its sessions moved: a daily one to another time on every day, a weekly one to another time and
 * day in every week, what happens once to another day (S16).
 *
 * @returns `null` when it cannot be moved so: a daily session has no day of its own, and of several times in a week one
 * alone has not either
 */
export function moved(schedule: Schedule, from: Place, to: Place): Schedule | null {
  const { mode, days, times } = schedule;
  if (!times.includes(from.at)) return null;
  const inTime = { ...schedule, times: times.map((at) => (at === from.at ? to.at : at)).toSorted() };
  if (from.day === to.day) return inTime;
  if (mode === 'once' && times.length === 1) return { ...inTime, firstDay: to.day };
  if (mode !== 'weekly' || times.length > 1) return null;
  if (from.weekday === to.weekday) return inTime;
  const others = days.filter((day) => day !== from.weekday && day !== to.weekday);
  return { ...inTime, days: [...others, to.weekday].toSorted() };
}
