import type { PlannedBulletin } from '@nguon/content-model/broadcast-plan';
import { channelsCarried } from '@nguon/content-model/edition';
import { lineage } from '@nguon/content-model/unit';
import type { PayloadRequest } from 'payload';
import { idOf } from '../access/actor.ts';
import { deskOf } from '../outbox/desk.ts';
import type * as stored from '../payload-types.ts';
import type { KeptSchedule } from './plan-sources.ts';

/** The schedules of some units, oldest first. */
export async function schedulesOf(units: readonly string[], req: PayloadRequest): Promise<stored.Schedule[]> {
  const { docs } = await req.payload.find({
    collection: 'schedules',
    where: { path: { in: units } },
    sort: 'createdAt',
    depth: 0,
    pagination: false,
    req,
    overrideAccess: true,
  });
  return docs;
}

/** The rules a unit stands under: its own and those of the units above. */
export async function rulesFor(unit: string, req: PayloadRequest): Promise<stored.BroadcastRule[]> {
  const { docs } = await req.payload.find({
    collection: 'broadcast-rules',
    where: { path: { in: lineage(unit) } },
    sort: 'path',
    depth: 0,
    pagination: false,
    req,
    overrideAccess: true,
  });
  return docs;
}

/** The bulletins that schedules choose, as far as the unit's loudspeakers carry them. */
export async function plannedBulletins(
  schedules: readonly Pick<KeptSchedule, 'plays' | 'bulletin'>[],
  path: string,
  req: PayloadRequest,
): Promise<ReadonlyMap<string, PlannedBulletin>> {
  const chosen = new Set(
    schedules.flatMap(({ plays, bulletin }) => (plays === 'bulletin' && bulletin ? [idOf(bulletin)] : [])),
  );
  if (chosen.size === 0) return new Map();
  const snapshot = await deskOf(req.payload).snapshot();
  const unit = snapshot.units.get(path);
  if (unit === undefined) return new Map();
  const decisions = snapshot.decisions.get(path) ?? [];
  const known = lineage(path).flatMap((scope) => snapshot.bulletins.get(scope) ?? []);
  return new Map(
    known
      .filter(
        (each) => chosen.has(each.content.id) && channelsCarried(each, unit, decisions).includes('speaker'),
      )
      .map(({ content: { id, title, from, until } }) => [id, { title, from, until }] as const),
  );
}
