import { dailyOf, type PlannedBulletin, type PlanSources } from '@nguon/content-model/broadcast-plan';
import { BroadcastRules } from '@nguon/content-model/broadcast-rules';
import { Schedule } from '@nguon/content-model/schedule';
import type { DayPart } from '@nguon/content-model/time-of-day';
import { lineage } from '@nguon/content-model/unit';
import { idOf } from '../access/actor.ts';
import type * as stored from '../payload-types.ts';
import { weekdayNames } from '../publication/week.ts';

const partsOf = (rows: readonly DayPart[] | null | undefined): DayPart[] =>
  (rows ?? []).map(({ from, to }) => ({ from, to }));

type Habits = Pick<stored.BroadcastRule, 'windows' | 'quiet' | 'weekdaysOnly'>;

const habitsOf = ({ windows, quiet, weekdaysOnly }: Habits) => ({
  windows: windows?.length ? partsOf(windows) : null,
  quiet: partsOf(quiet),
  weekends: weekdaysOnly !== true,
});

/** Stored rules as the content model has them. */
export function rulesOf(rules: Omit<stored.BroadcastRule, 'createdAt' | 'updatedAt'>): BroadcastRules {
  return BroadcastRules.parse({
    whose: rules.decision,
    ...habitsOf(rules),
    longestMinutes: rules.longestMinutes ?? null,
    highestVolume: rules.highestVolume ?? null,
    relayHosts: rules.relayHosts ?? [],
  });
}

/** What of a stored speaker its plan follows from. */
export type PlannedSpeaker = Pick<
  stored.Speaker,
  'id' | 'name' | 'path' | 'sessions' | 'sessionMinutes' | 'windows' | 'quiet' | 'weekdaysOnly'
>;

function ownRules(speaker: PlannedSpeaker): BroadcastRules {
  const open = { longestMinutes: null, highestVolume: null, relayHosts: [] };
  return { whose: speaker.name, ...habitsOf(speaker), ...open };
}

const dayOf = (day: string | null | undefined): string | null => (day ? day.slice(0, 10) : null);

function playsOf({ plays, order, bulletin, stream, fallback }: stored.Schedule) {
  switch (plays) {
    case 'bulletins':
      return { kind: plays, order: (order ?? []).map(idOf) };
    case 'bulletin':
      return { kind: plays, bulletin: bulletin ? idOf(bulletin) : null };
    case 'relay':
      return { kind: plays, address: stream ?? '', fallback: fallback ?? 'bulletins' };
    default:
      return plays satisfies never;
  }
}

/** What of a stored schedule the content model wants. */
export type KeptSchedule = Omit<stored.Schedule, 'createdAt' | 'updatedAt'>;

/** A stored schedule in the content model's shape, unchecked: by `Schedule` it may be refused, field by field. */
export function scheduleShape(schedule: KeptSchedule): unknown {
  const { id, name, path, speakers, mode, days, times, minutes, firstDay, lastDay } = schedule;
  return {
    id,
    name,
    unit: path,
    speakers: (speakers ?? []).map(idOf),
    mode,
    days: (days ?? []).map((day) => weekdayNames.indexOf(day) + 1),
    times: (times ?? []).map(({ at }) => at),
    minutes,
    firstDay: dayOf(firstDay),
    lastDay: mode === 'once' ? null : dayOf(lastDay),
    plays: playsOf({ ...schedule, createdAt: '', updatedAt: '' }),
  };
}

/** The schedules of some records; one that breaks the content model plays nowhere. */
function schedulesOf(records: readonly KeptSchedule[]): Schedule[] {
  return records.flatMap((record) => Schedule.safeParse(scheduleShape(record)).data ?? []);
}

/**
 * Everything that decides what a cluster plays: its daily sessions, the schedules of its unit, and the rules of its unit,
 * of the units above and its own. Its daily sessions stand first, and so does an older schedule (S8).
 *
 * @param schedules of any units, oldest first
 * @param rules of any units
 */
export function planSourcesOf(
  speaker: PlannedSpeaker,
  schedules: readonly KeptSchedule[],
  rules: readonly Omit<stored.BroadcastRule, 'createdAt' | 'updatedAt'>[],
  bulletins: ReadonlyMap<string, PlannedBulletin>,
): PlanSources {
  const unit = speaker.path ?? '';
  const line = lineage(unit);
  const times = (speaker.sessions ?? []).map(({ at }) => at);
  return {
    speaker: speaker.id,
    schedules: [
      ...dailyOf({ id: speaker.id, name: speaker.name, unit }, times, speaker.sessionMinutes),
      ...schedulesOf(schedules.filter(({ path }) => path === unit)),
    ],
    rules: [...rules.filter(({ path }) => line.includes(path ?? '')).map(rulesOf), ownRules(speaker)],
    bulletins,
  };
}
