import type { Instant } from '@nguon/content-model/instant';
import { fullName } from '@nguon/content-model/unit';
import type { Where } from 'payload';
import { within } from '../access/scope.ts';
import { concernsOf } from '../devices/concerns.ts';
import { outagesOf } from '../devices/outages.ts';
import { type DeviceCollection, deviceCollections } from '../devices/register.ts';
import type { Board, Speaker } from '../payload-types.ts';
import type { BoardWords } from './board-words.ts';
import { LIST_LIMIT, type Viewer } from './dashboard-bulletins.ts';
import { alarming } from './device-filters.ts';
import { concernSaid, type WatchedDevice } from './device-standing.ts';
import { moment } from './moment.ts';
import { deviceStateOf } from './standing.ts';

export type DeviceRow = Pick<
  Board | Speaker,
  'id' | 'name' | 'enrolledAt' | 'revokedAt' | 'seenAt' | 'bulletinShown'
> & {
  readonly collection: DeviceCollection;
};

const deviceFields = {
  name: true,
  enrolledAt: true,
  revokedAt: true,
  seenAt: true,
  bulletinShown: true,
} as const;

/** The fields that say whether a device needs somebody. */
const watchedFields = {
  enrolledAt: true,
  revokedAt: true,
  seenAt: true,
  wrongSince: true,
  logFault: true,
  depreciatedOn: true,
  simExpiresOn: true,
  condition: true,
} as const;

/** Those that one kind of device alone has. */
const ofCollection = {
  boards: { areaSquareMetres: true, permit: true },
  speakers: {},
} as const;

/** The boards and speakers of this person's unit; of all units below for the operator and the auditor. */
export async function devices({ payload, user, actor }: Viewer): Promise<DeviceRow[]> {
  const own = actor.role === 'editor' || actor.role === 'approver';
  const where: Where = own ? { path: { equals: actor.path } } : within(actor.path);
  const lists = deviceCollections.map(async (collection) => {
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

/** A device that needs somebody, and why. */
export interface DeviceAlarm {
  readonly collection: DeviceCollection;
  readonly id: string;
  readonly name: string;
  readonly why: readonly string[];
}

export interface UnitAlarms {
  readonly unit: string;
  /** Devices that fell silent together, each outage one alarm. */
  readonly outages: readonly { readonly said: string; readonly names: readonly string[] }[];
  readonly devices: readonly DeviceAlarm[];
}

/** What a device needs somebody for beside its silence. */
function otherAlarmsOf(device: WatchedDevice, at: Instant, words: BoardWords): string[] {
  return [
    ...(device.logFault ? [words.alarms.logBroken] : []),
    ...concernsOf(device, at).map((concern) => concernSaid(concern, words)),
  ];
}

/** What a device needs somebody for: worst first (W54). */
export function alarmsOf(device: WatchedDevice, at: Instant, words: BoardWords): string[] {
  const { alarms } = words;
  const isOffline = deviceStateOf(device, at) === 'offline';
  return [
    ...(device.wrongSince ? [alarms.wrong(moment(device.wrongSince))] : []),
    ...(isOffline ? [device.seenAt ? alarms.offline(moment(device.seenAt)) : alarms.neverSeen] : []),
    ...otherAlarmsOf(device, at, words),
  ];
}

type Alarmed = WatchedDevice & { readonly collection: DeviceCollection };

/** The alarms of one unit's devices: an outage is told once, with its names (W100). */
export function alarmsOfUnit(
  unit: string,
  watched: readonly Alarmed[],
  at: Instant,
  words: BoardWords,
): UnitAlarms {
  const outages = outagesOf(watched.filter((device) => deviceStateOf(device, at) === 'offline'));
  const inOutage = new Set(outages.flatMap(({ devices }) => devices));
  return {
    unit,
    outages: outages.map(({ since, devices }) => ({
      said: words.alarms.outage(devices.length, moment(since)),
      names: devices.map(({ name }) => name),
    })),
    devices: watched
      .map((device) => ({
        collection: device.collection,
        id: device.id,
        name: device.name,
        why: inOutage.has(device) ? otherAlarmsOf(device, at, words) : alarmsOf(device, at, words),
      }))
      .filter(({ why }) => why.length > 0),
  };
}

async function alarmedIn(collection: DeviceCollection, { payload, user, at }: Viewer) {
  const { docs } = await payload.find({
    collection,
    where: { or: alarming(collection, at) },
    sort: ['path', 'name'],
    pagination: false,
    depth: 1,
    select: { name: true, unit: true, path: true, ...watchedFields, ...ofCollection[collection] },
    populate: { units: { type: true, name: true } },
    user,
    overrideAccess: false,
  });
  return docs.map((device) => ({
    ...device,
    collection,
    unitName: typeof device.unit === 'string' ? '' : fullName(device.unit),
  }));
}

/** The boards and speakers of this person's unit and of those below that need somebody, unit by unit (W54). */
export async function deviceAlarms(
  viewer: Viewer,
  words: BoardWords,
): Promise<{ readonly units: readonly UnitAlarms[]; readonly more: number }> {
  const alarmed = (
    await Promise.all(deviceCollections.map((collection) => alarmedIn(collection, viewer)))
  ).flat();
  const units = [...Map.groupBy(alarmed, ({ path }) => path ?? '')]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, watched]) => alarmsOfUnit(watched[0]?.unitName ?? '', watched, viewer.at, words))
    .filter(({ outages, devices }) => outages.length + devices.length > 0);
  return { units: units.slice(0, LIST_LIMIT), more: Math.max(0, units.length - LIST_LIMIT) };
}
