import { type Planned, planOf } from '@nguon/content-model/broadcast-plan';
import { type Day, instantOf, vietnamDay } from '@nguon/content-model/instant';
import { isFor, Schedule } from '@nguon/content-model/schedule';
import type { CollectionBeforeChangeHook, PayloadRequest } from 'payload';
import { z } from 'zod';
import { Refused } from '../language/refused.ts';
import type { Said } from '../language/said.ts';
import type * as stored from '../payload-types.ts';
import { type KeptSchedule, type PlannedSpeaker, planSourcesOf, scheduleShape } from './plan-sources.ts';
import { faultSaid, whenSaid } from './plan-words.ts';
import { plannedBulletins, rulesFor, schedulesOf } from './read-plan.ts';

/** How far a schedule is checked from its first day on, days: more than a year. */
const LOOKS_AHEAD_DAYS = 400;

/** What a field of the content model wants, by the name that the form gives it. */
const fieldSaid: Readonly<Record<string, Said>> = {
  days: {
    vi: 'Các ngày trong tuần: còn trống. Chọn ít nhất một ngày.',
    en: 'Days of the week: empty. Choose a day at least.',
  },
  times: {
    vi: 'Bắt đầu lúc: còn trống. Ghi ít nhất một giờ.',
    en: 'Starts at: empty. Write a time at least.',
  },
  firstDay: {
    vi: 'Ngày đầu: còn trống. Phát một ngày thì chọn ngày ấy.',
    en: 'First day: empty. What happens once has a day; choose it.',
  },
  lastDay: {
    vi: 'Ngày cuối: ở trước ngày đầu. Hãy sửa.',
    en: 'Last day: before the first. Correct it.',
  },
  bulletin: { vi: 'Bản tin: còn trống. Hãy chọn một bản tin.', en: 'Bulletin: empty. Choose one.' },
  address: {
    vi: 'Địa chỉ luồng phát: chưa đúng. Ghi dạng https://dai.example.vn/luong.',
    en: 'Address of the stream: not right. Write one such as https://dai.example.vn/stream.',
  },
};

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
    vi: `«${planned.schedule.name}» lúc ${when} ở «${speaker.name}» không phát được. ${said.vi}`,
    en: `“${planned.schedule.name}” at ${when} on “${speaker.name}” cannot be played. ${said.en}`,
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
    const said = fieldSaid[path] ?? {
      vi: 'Lịch phát thanh: còn mục chưa đúng. Hãy xem lại.',
      en: 'Schedule: something is not right. Look through it.',
    };
    throw new Refused(req, 400, 'schedule-refused', said);
  }
  const unit = whole.path ?? '';
  const others = (await schedulesOf([unit], req)).filter(({ id }) => id !== whole.id);
  const rules = await rulesFor(unit, req);
  const bulletins = await plannedBulletins([whole, ...others], unit, req);
  for (const speaker of await speakersOf(unit, req)) {
    if (!isFor(schedule, speaker.id)) continue;
    const sources = planSourcesOf(speaker, [...others, whole], rules, bulletins);
    const conflict = firstConflict(speaker, schedule.id, sources, schedule.firstDay);
    if (conflict !== null) throw new Refused(req, 400, 'schedule-refused', conflictSaid(conflict));
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
  if (conflict !== null) throw new Refused(req, 400, 'schedule-refused', conflictSaid(conflict));
  return data;
};
