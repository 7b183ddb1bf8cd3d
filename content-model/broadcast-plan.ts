import { type BroadcastRules, mayRelay, type RuleFault, ruleFault } from './broadcast-rules.ts';
import { type Day, dayLater, type Instant, vietnamDay, weekdayOf } from './instant.ts';
import { isFor, type Schedule, sessionsOf } from './schedule.ts';
import { inTheWayOf, type Session, type Sitting, sittingsOn } from './session.ts';
import type { Speaker } from './speaker.ts';

/** Why a planned session is not played. */
export type PlanFault =
  | RuleFault
  /** No rules let the host of its stream in. */
  | { readonly kind: 'host'; readonly host: string }
  /** Its bulletin is not there, or not in its own time; then `title` says which. */
  | { readonly kind: 'bulletin'; readonly title: string | null }
  /** Another session has the air. */
  | { readonly kind: 'overlap'; readonly schedule: string; readonly name: string; readonly start: Instant };

/** One session of a plan. */
export interface Planned {
  readonly schedule: Schedule;
  readonly start: Instant;
  readonly end: Instant;
  readonly plays: Session['plays'];
  /** `null`: it is played. */
  readonly fault: PlanFault | null;
}

/** A bulletin as far as a plan knows it. */
export interface PlannedBulletin {
  readonly title: string;
  readonly from: Instant;
  readonly until: Instant | null;
}

/** Everything that decides what one cluster plays and when. */
export interface PlanSources {
  readonly speaker: string;
  /** Those of its unit, and its own daily sessions. What stands first keeps the air (S8). */
  readonly schedules: readonly Schedule[];
  /** Those of its unit, of the units above and its own; all of them hold. */
  readonly rules: readonly BroadcastRules[];
  /** By id. */
  readonly bulletins: ReadonlyMap<string, PlannedBulletin>;
}

/** A session that knows its schedule. */
type Owned = Session & { readonly of: Schedule };

function ownedBy({ schedules, speaker }: PlanSources): Owned[] {
  return schedules
    .filter((schedule) => isFor(schedule, speaker))
    .flatMap((schedule) => sessionsOf(schedule).map((session) => ({ ...session, of: schedule })));
}

/** What a session breaks on a day of the week, whichever week it is. */
function standingFault({ rules }: PlanSources, session: Session, weekday: number): PlanFault | null {
  const { at, minutes, plays } = session;
  const fault = ruleFault(rules, { weekday, at, minutes });
  if (fault !== null || plays.kind !== 'relay' || mayRelay(plays.address, rules)) return fault;
  return { kind: 'host', host: new URL(plays.address).host };
}

/** A session on those of its days on which it may be; none when there are none (S11). */
function lawful(sources: PlanSources, session: Owned): Owned[] {
  const days = session.days.filter((weekday) => standingFault(sources, session, weekday) === null);
  return days.length === 0 ? [] : [{ ...session, days }];
}

/** The sessions a cluster's manifest holds: those that keep all rules, on the days on which they do (S11). */
export function sessionsFor(sources: PlanSources): Session[] {
  return ownedBy(sources)
    .flatMap((session) => lawful(sources, session))
    .map(({ of: _, ...session }) => session);
}

function bulletinFault({ bulletins }: PlanSources, sitting: Sitting): PlanFault | null {
  const { session, start, end } = sitting;
  if (session.plays.kind !== 'bulletin') return null;
  const bulletin = bulletins.get(session.plays.bulletin);
  if (bulletin !== undefined && bulletin.from < end && (bulletin.until ?? end) > start) return null;
  return { kind: 'bulletin', title: bulletin?.title ?? null };
}

/**
 * The sessions of one cluster on some days in Vietnam, earliest first, each with what is in its way. Pure: what plays on
 * the cluster, what the week view shows and what a save is checked by are this one function's (S14).
 *
 * @param days how many
 */
export function planOf(sources: PlanSources, firstDay: Day, days: number): Planned[] {
  const all = ownedBy(sources);
  const onAir = all.flatMap((session) => lawful(sources, session));
  const ranks = new Map(onAir.map((session, rank) => [`${session.schedule} ${session.at}`, rank]));
  const sittings = Array.from({ length: days + 1 }, (_, index) => dayLater(firstDay, index - 1)).map((day) =>
    sittingsOn(onAir, day),
  );
  const faultOf = (sitting: Sitting<Owned>, near: readonly Sitting<Owned>[]): PlanFault | null => {
    const { session, start } = sitting;
    const standing = standingFault(sources, session, weekdayOf(vietnamDay(start)));
    if (standing !== null) return standing;
    const rank = ranks.get(`${session.schedule} ${session.at}`) ?? sitting.rank;
    const other = inTheWayOf({ start, rank }, near);
    if (other === null) return bulletinFault(sources, sitting);
    const { id, name } = other.session.of;
    return { kind: 'overlap', schedule: id, name, start: other.start };
  };
  return Array.from({ length: days }, (_, index) => {
    const near = [...(sittings[index] ?? []), ...(sittings[index + 1] ?? [])];
    return sittingsOn(all, dayLater(firstDay, index)).map((sitting) => {
      const { session, start, end } = sitting;
      return { schedule: session.of, start, end, plays: session.plays, fault: faultOf(sitting, near) };
    });
  })
    .flat()
    .toSorted((a, b) => a.start.localeCompare(b.start) || a.schedule.id.localeCompare(b.schedule.id));
}

/** A speaker's own daily sessions as a schedule: the plain way to have one. */
export function dailyOf(
  { id, name, unit }: Pick<Speaker, 'id' | 'name' | 'unit'>,
  times: Schedule['times'],
  minutes: number,
): Schedule[] {
  if (times.length === 0) return [];
  return [
    {
      id,
      name,
      unit,
      speakers: [id],
      mode: 'daily',
      days: [],
      times: times.toSorted(),
      minutes,
      firstDay: null,
      lastDay: null,
      plays: { kind: 'bulletins', order: [] },
    },
  ];
}
