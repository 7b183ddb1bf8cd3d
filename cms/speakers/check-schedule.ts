import { type Planned, planOf } from '@nguon/content-model/broadcast-plan';
import { type Day, instantOf, vietnamDay } from '@nguon/content-model/instant';
import { isFor, Schedule } from '@nguon/content-model/schedule';
import { type CollectionBeforeChangeHook, type PayloadRequest, ValidationError } from 'payload';
import { z } from 'zod';
import { inLanguage, type Said } from '../language/said.ts';
import type * as stored from '../payload-types.ts';
import { type KeptSchedule, type PlannedSpeaker, planSourcesOf, scheduleShape } from './plan-sources.ts';
import { clockOf, faultSaid, whenSaid } from './plan-words.ts';
import { plannedBulletins, rulesFor, schedulesOf } from './read-plan.ts';

/** How far a schedule is checked from its first day on, days: more than a year. */
const LOOKS_AHEAD_DAYS = 400;

const fieldSaid: Readonly<Record<string, Said>> = {
  days: { vi: 'Chọn ít nhất một ngày.', en: 'Choose a day at least.' },
  times: { vi: 'Ghi ít nhất một giờ.', en: 'Write a time at least.' },
  firstDay: { vi: 'Phát một ngày thì chọn ngày ấy.', en: 'What happens once has a day. Choose it.' },
  lastDay: {
    vi: 'Ngày cuối ở trước ngày đầu. Hãy sửa.',
    en: 'The last day is before the first. Correct it.',
  },
  bulletin: { vi: 'Chọn bản tin.', en: 'Choose the bulletin.' },
  address: {
    vi: 'Ghi địa chỉ dạng https://dai.example.vn/luong.',
    en: 'Write an address such as https://dai.example.vn/stream.',
  },
};

/** Where the form has a field of the content model. */
const formField: Readonly<Record<string, string>> = { address: 'stream' };

function refuse(req: PayloadRequest, collection: string, path: string, said: Said): never {
  throw new ValidationError({ collection, errors: [{ path, message: inLanguage(said, req) }], req }, req.t);
}

/** The row of a time among those of a form; the first for another schedule's session. */
function timeFieldOf(name: string, times: readonly { readonly at: string }[], { start }: Planned): string {
  const row = times.findIndex(({ at }) => at === clockOf(start));
  return `${name}.${Math.max(row, 0)}.at`;
}

/** The form's field that a fault is best mended at. */
function fieldOf(planned: Planned, { times }: KeptSchedule): string {
  const { fault } = planned;
  switch (fault?.kind) {
    case 'too-long':
      return 'minutes';
    case 'weekend':
      return 'days';
    case 'host':
      return 'stream';
    case 'bulletin':
      return 'bulletin';
    default:
      return timeFieldOf('times', times ?? [], planned);
  }
}

/**
 * The first session that a schedule cannot have on a cluster: its own, or another's in whose way it would be (W90). A
 * chosen bulletin ends before its schedule does, so that counts only when it is never played.
 */
function firstConflict(
  speaker: PlannedSpeaker,
  id: string,
  sources: Parameters<typeof planOf>[0],
  firstDay: Day | null,
): { readonly planned: Planned; readonly speaker: PlannedSpeaker } | null {
  const today = vietnamDay(instantOf(Date.now()));
  const from = firstDay !== null && firstDay > today ? firstDay : today;
  const plan = planOf(sources, from, LOOKS_AHEAD_DAYS);
  const own = plan.filter(({ schedule }) => schedule.id === id);
  const planned =
    plan.find(
      ({ schedule, fault }) =>
        fault !== null &&
        fault.kind !== 'bulletin' &&
        (schedule.id === id || (fault.kind === 'overlap' && fault.schedule === id)),
    ) ?? (own.every(({ fault }) => fault !== null) ? own[0] : undefined);
  return planned === undefined ? null : { planned, speaker };
}

/** What stands in a schedule's way, as a sentence that names the session and the cluster. */
function conflictSaid({ planned, speaker }: NonNullable<ReturnType<typeof firstConflict>>): Said {
  const said = planned.fault === null ? { vi: '', en: '' } : faultSaid(planned.fault);
  const when = whenSaid(planned.start);
  return {
    vi: `«${planned.schedule.name}» lúc ${when}, ${speaker.name}: ${said.vi}`,
    en: `“${planned.schedule.name}” at ${when}, ${speaker.name}: ${said.en}`,
  };
}

async function speakersOf(path: string, req: PayloadRequest): Promise<stored.Speaker[]> {
  const { docs } = await req.payload.find({
    collection: 'speakers',
    where: { path: { equals: path } },
    depth: 0,
    pagination: false,
    req,
    overrideAccess: true,
  });
  return docs;
}

/** Refuses a schedule that is none, breaks a rule, or takes the air of another, and says which and why (W90). */
export const checkSchedule: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  const whole = { ...originalDoc, ...data } as KeptSchedule;
  const { success, data: schedule, error } = Schedule.safeParse(scheduleShape(whole));
  if (!success) {
    const path = error.issues[0]?.path.findLast((part) => typeof part === 'string') ?? 'name';
    const said = fieldSaid[path] ?? { vi: 'Chưa đúng. Hãy sửa.', en: 'It is not right. Correct it.' };
    refuse(req, 'schedules', formField[path] ?? path, said);
  }
  const unit = whole.path ?? '';
  const others = (await schedulesOf([unit], req)).filter(({ id }) => id !== whole.id);
  const rules = await rulesFor(unit, req);
  const bulletins = await plannedBulletins([whole, ...others], unit, req);
  for (const speaker of await speakersOf(unit, req)) {
    if (!isFor(schedule, speaker.id)) continue;
    const sources = planSourcesOf(speaker, [...others, whole], rules, bulletins);
    const conflict = firstConflict(speaker, schedule.id, sources, schedule.firstDay);
    if (conflict !== null) refuse(req, 'schedules', fieldOf(conflict.planned, whole), conflictSaid(conflict));
  }
  return data;
};

/** The same for the daily sessions of a cluster (W90). */
export const checkDaily: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  const whole = { ...originalDoc, ...data } as stored.Speaker;
  if (!whole.sessions?.length || !z.uuid().safeParse(whole.id).success) return data;
  const unit = whole.path ?? '';
  const schedules = await schedulesOf([unit], req);
  const sources = planSourcesOf(whole, schedules, await rulesFor(unit, req), new Map());
  const conflict = firstConflict(whole, whole.id, sources, null);
  if (conflict !== null) {
    const field = timeFieldOf('sessions', whole.sessions, conflict.planned);
    refuse(req, 'speakers', field, conflictSaid(conflict));
  }
  return data;
};
