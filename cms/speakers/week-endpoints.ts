import { type Planned, planOf } from '@nguon/content-model/broadcast-plan';
import { Day, dayLater, instantOf, vietnamDay, weekdayOf } from '@nguon/content-model/instant';
import { moved } from '@nguon/content-model/schedule';
import { TimeOfDay } from '@nguon/content-model/time-of-day';
import type { Endpoint, PayloadRequest } from 'payload';
import { z } from 'zod';
import { actorOf, type Role } from '../access/actor.ts';
import { bodyOf, routeParam } from '../feed/request-body.ts';
import { Refused } from '../language/refused.ts';
import { inLanguage } from '../language/said.ts';
import type * as stored from '../payload-types.ts';
import { mondayOf, weekdayNames } from '../publication/week.ts';
import { inTransaction } from '../workflow/in-transaction.ts';
import { programmeCalendar } from './icalendar.ts';
import { planSourcesOf } from './plan-sources.ts';
import { clockOf, faultSaid, playsSaid } from './plan-words.ts';
import { plannedBulletins, rulesFor, schedulesOf } from './read-plan.ts';

const notKept = { 'cache-control': 'no-store' } as const;

/** One session of a week, in the words of whoever looks at it. */
export interface WeekSession {
  /** Its schedule; that of a daily session is its cluster. */
  readonly schedule: string;
  readonly isDaily: boolean;
  readonly name: string;
  readonly plays: string;
  readonly day: Day;
  readonly at: TimeOfDay;
  readonly until: TimeOfDay;
  readonly minutes: number;
  /** May whoever looks at it move it? Daily sessions are the editors', schedules the approvers' as well. */
  readonly mayMove: boolean;
  /** Can another day be chosen for it, and not only another time? */
  readonly hasOwnDay: boolean;
  /** Why it is not played; `null` when it is. */
  readonly fault: string | null;
}

/** A week of one cluster. */
export interface SpeakerWeek {
  /** Its seven days, from Monday. */
  readonly days: readonly Day[];
  readonly unit: string;
  readonly sessions: readonly WeekSession[];
}

async function readableSpeaker(req: PayloadRequest): Promise<stored.Speaker> {
  return req.payload.findByID({
    collection: 'speakers',
    id: routeParam(req, 'speaker'),
    depth: 0,
    req,
    overrideAccess: false,
  });
}

const dailyName = { vi: 'Buổi hằng ngày', en: 'Daily session' };

function sessionSaid(
  planned: Planned,
  { id: speaker, path }: stored.Speaker,
  req: PayloadRequest,
  titles: Titles,
): WeekSession {
  const actor = actorOf(req);
  const { schedule, start, end, plays, fault } = planned;
  const isDaily = schedule.id === speaker;
  const writers: readonly Role[] = isDaily ? ['editor'] : ['editor', 'approver'];
  return {
    schedule: schedule.id,
    isDaily,
    name: isDaily ? inLanguage(dailyName, req) : schedule.name,
    plays: inLanguage(
      playsSaid(plays, (id) => titles.get(id)?.title ?? null),
      req,
    ),
    day: vietnamDay(start),
    at: clockOf(start),
    until: clockOf(end),
    minutes: schedule.minutes,
    mayMove:
      actor !== null && (actor.role === 'admin' || (actor.path === path && writers.includes(actor.role))),
    hasOwnDay: schedule.mode !== 'daily' && schedule.times.length === 1,
    fault: fault === null ? null : inLanguage(faultSaid(fault), req),
  };
}

type Titles = ReadonlyMap<string, { readonly title: string }>;

/** `GET /api/speaker-weeks/:speaker?from=2026-11-23`: what a cluster plays in the week of a day, and what is in its way (W92). */
const answerWeek: Endpoint['handler'] = async (req) => {
  const speaker = await readableSpeaker(req);
  const asked = Day.safeParse(req.query['from']);
  const monday = mondayOf(asked.success ? asked.data : vietnamDay(instantOf(Date.now())));
  const unit = speaker.path ?? '';
  const schedules = await schedulesOf([unit], req);
  const bulletins = await plannedBulletins(schedules, unit, req);
  const sources = planSourcesOf(speaker, schedules, await rulesFor(unit, req), bulletins);
  const week: SpeakerWeek = {
    days: Array.from({ length: 7 }, (_, index) => dayLater(monday, index)),
    unit: typeof speaker.unit === 'string' ? speaker.unit : speaker.unit.id,
    sessions: planOf(sources, monday, 7).map((planned) => sessionSaid(planned, speaker, req, bulletins)),
  };
  return Response.json(week, { headers: notKept });
};

const Place = z.strictObject({ day: Day, at: TimeOfDay });
const Move = z.strictObject({ schedule: z.uuid(), from: Place, to: Place });

function unmovable(req: PayloadRequest): Refused {
  return new Refused(req, 409, 'schedule-refused', {
    vi: 'Buổi phát: không dời sang ngày khác được. Buổi hằng ngày, hoặc lịch có nhiều giờ, thì chỉ đổi giờ; hoặc hãy mở lịch để sửa.',
    en: 'Session: it cannot go to another day. Of a daily session, or a schedule with several times, change the time alone; or open the schedule.',
  });
}

/** `POST /api/speaker-weeks/:speaker/move`: a session of the week to another time or day, by the schedule it is of (W93). */
const answerMove: Endpoint['handler'] = (req) =>
  inTransaction(req, async () => {
    const speaker = await readableSpeaker(req);
    const unit = speaker.path ?? '';
    const { schedule: id, from, to } = await bodyOf(req, Move);
    const { schedules } = planSourcesOf(speaker, await schedulesOf([unit], req), [], new Map());
    const schedule = schedules.find((each) => each.id === id);
    const place = ({ day, at }: z.output<typeof Place>) => ({ day, at, weekday: weekdayOf(day) });
    const next = schedule === undefined ? null : moved(schedule, place(from), place(to));
    if (next === null) throw unmovable(req);
    const times = next.times.map((at) => ({ at }));
    const asked = { req, depth: 0, overrideAccess: false } as const;
    if (id === speaker.id) {
      await req.payload.update({ ...asked, collection: 'speakers', id, data: { sessions: times } });
    } else {
      const days = next.days.flatMap((day) => weekdayNames[day - 1] ?? []);
      const firstDay = next.firstDay === null ? null : `${next.firstDay}T12:00:00.000Z`;
      await req.payload.update({ ...asked, collection: 'schedules', id, data: { times, days, firstDay } });
    }
    return Response.json({ schedule: id, ...to }, { headers: notKept });
  });

/** `GET /api/unit-programmes/:unit/lich-phat.ics`: the programme of a unit for calendars (W94). */
const answerCalendar: Endpoint['handler'] = async (req) => {
  if (actorOf(req) === null) {
    throw new Refused(req, 401, 'access-denied', {
      vi: 'Lịch phát: chỉ dành cho cán bộ. Hãy đăng nhập.',
      en: 'Programme: for officials only. Sign in.',
    });
  }
  const id = routeParam(req, 'unit');
  const unit = await req.payload.findByID({ collection: 'units', id, depth: 0, req, overrideAccess: false });
  const path = unit.path ?? '';
  const { docs: speakers } = await req.payload.find({
    collection: 'speakers',
    where: { path: { equals: path } },
    sort: 'name',
    depth: 0,
    pagination: false,
    req,
    overrideAccess: false,
  });
  const schedules = await schedulesOf([path], req);
  const rules = await rulesFor(path, req);
  const bulletins = await plannedBulletins(schedules, path, req);
  const text = programmeCalendar({
    name: `Lịch phát thanh ${unit.fullName}`,
    at: instantOf(Date.now()),
    clusters: speakers.map((speaker) => ({
      name: speaker.name,
      sources: planSourcesOf(speaker, schedules, rules, bulletins),
    })),
  });
  return new Response(text, {
    headers: {
      ...notKept,
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="lich-phat.ics"',
    },
  });
};

/** The programme of clusters, week by week. */
export const weekEndpoints: Endpoint[] = [
  { path: '/speaker-weeks/:speaker', method: 'get', handler: answerWeek },
  { path: '/speaker-weeks/:speaker/move', method: 'post', handler: answerMove },
  { path: '/unit-programmes/:unit/lich-phat.ics', method: 'get', handler: answerCalendar },
];
