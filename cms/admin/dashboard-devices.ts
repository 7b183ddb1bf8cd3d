import type { Instant } from '@nguon/content-model/instant';
import { fullName } from '@nguon/content-model/unit';
import type { Where } from 'payload';
import { within } from '../access/scope.ts';
import { concernsOf } from '../boards/concerns.ts';
import type { Board, Speaker } from '../payload-types.ts';
import { alarming } from './board-filters.ts';
import { concernSaid, type WatchedBoard } from './board-standing.ts';
import type { BoardWords } from './board-words.ts';
import { LIST_LIMIT, type Viewer } from './dashboard-bulletins.ts';
import { moment } from './moment.ts';
import { deviceStateOf } from './standing.ts';

export type DeviceRow = Pick<
  Board | Speaker,
  'id' | 'name' | 'enrolledAt' | 'revokedAt' | 'seenAt' | 'bulletinShown'
> & {
  readonly collection: 'boards' | 'speakers';
};

const deviceFields = {
  name: true,
  enrolledAt: true,
  revokedAt: true,
  seenAt: true,
  bulletinShown: true,
} as const;

/** The fields that say whether a board needs somebody. */
const watchedFields = {
  enrolledAt: true,
  revokedAt: true,
  seenAt: true,
  blanked: true,
  wrongSince: true,
  logFault: true,
  areaSquareMetres: true,
  permit: true,
  depreciatedOn: true,
  simExpiresOn: true,
} as const;

/** The boards and speakers of this person's unit; of all units below for the operator and the auditor. */
export async function devices({ payload, user, actor }: Viewer): Promise<DeviceRow[]> {
  const own = actor.role === 'editor' || actor.role === 'approver';
  const where: Where = own ? { path: { equals: actor.path } } : within(actor.path);
  const lists = (['boards', 'speakers'] as const).map(async (collection) => {
    const { docs } = await payload.find({
      collection,
      where,
      select: deviceFields,
      sort: 'name',
      limit: 3 * LIST_LIMIT,
      pagination: false,
      depth: 0,
      user,
      overrideAccess: false,
    });
    return docs.map((device) => ({ ...device, collection }));
  });
  return (await Promise.all(lists)).flat();
}

/** The titles of bulletins that devices show, by id. */
export async function titlesOf(
  { payload, user }: Viewer,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const { docs } = await payload.find({
    collection: 'bulletins',
    where: { id: { in: [...new Set(ids)] } },
    select: { title: true },
    pagination: false,
    depth: 0,
    user,
    overrideAccess: false,
  });
  return new Map(docs.map(({ id, title }) => [id, title]));
}

export interface Problem {
  readonly unit: string;
  readonly messages: readonly string[];
}

/** What delivery could not deliver to the units this person looks after. */
export async function undelivered({ payload, user }: Viewer): Promise<Problem[]> {
  const { docs } = await payload.find({
    collection: 'receipts',
    where: { failing: { equals: true } },
    sort: '-at',
    limit: LIST_LIMIT,
    pagination: false,
    depth: 0,
    user,
    overrideAccess: false,
  });
  return docs.map(({ unitName, failures }) => ({
    unit: unitName ?? '',
    messages: [...new Set((failures ?? []).map(({ message }) => message))],
  }));
}

/** A board that needs somebody, and why. */
export interface BoardAlarm {
  readonly id: string;
  readonly name: string;
  readonly why: readonly string[];
}

export interface UnitAlarms {
  readonly unit: string;
  readonly boards: readonly BoardAlarm[];
}

/** What a board needs somebody for: worst first (W54). */
export function alarmsOf(board: WatchedBoard, at: Instant, words: BoardWords): string[] {
  const { alarms } = words;
  const isOffline = deviceStateOf(board, at) === 'offline';
  return [
    ...(board.wrongSince ? [alarms.wrong(moment(board.wrongSince))] : []),
    ...(isOffline ? [board.seenAt ? alarms.offline(moment(board.seenAt)) : alarms.neverSeen] : []),
    ...(board.logFault ? [alarms.logBroken] : []),
    ...concernsOf(board, at).map((concern) => concernSaid(concern, words)),
  ];
}

/** The boards of this person's unit and of those below that need somebody, unit by unit (W54). */
export async function boardAlarms(
  { payload, user, at }: Viewer,
  words: BoardWords,
): Promise<{ readonly units: readonly UnitAlarms[]; readonly more: number }> {
  const { docs } = await payload.find({
    collection: 'boards',
    where: { or: alarming(at) },
    sort: ['path', 'name'],
    pagination: false,
    depth: 1,
    select: { name: true, unit: true, ...watchedFields },
    populate: { units: { type: true, name: true } },
    user,
    overrideAccess: false,
  });
  const alarmed = docs
    .map((board) => ({
      id: board.id,
      name: board.name,
      unit: typeof board.unit === 'string' ? '' : fullName(board.unit),
      why: alarmsOf(board, at, words),
    }))
    .filter(({ why }) => why.length > 0);
  const shown = alarmed.slice(0, 3 * LIST_LIMIT);
  const units = [...Map.groupBy(shown, ({ unit }) => unit)].map(([unit, boards]) => ({ unit, boards }));
  return { units, more: alarmed.length - shown.length };
}
