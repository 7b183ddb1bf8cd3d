import { isCounted } from '@nguon/content-model/coverage';
import type { Instant } from '@nguon/content-model/instant';
import { Unit } from '@nguon/content-model/unit';
import type { Payload } from 'payload';
import type { Actor } from '../access/actor.ts';
import { within } from '../access/scope.ts';
import type { User } from '../payload-types.ts';

/** Who reads; the system itself where left out. */
export interface Reader {
  readonly payload: Payload;
  readonly user?: User;
}

/** Below which path an official sees coverage: everywhere for the operator, else their own unit and below (A20). */
export const scopeOf = ({ role, path }: Actor): string | null => (role === 'admin' ? null : path);

const unitColumns = {
  code: true,
  validFrom: true,
  validTo: true,
  type: true,
  name: true,
  slug: true,
  path: true,
} as const;

/** The commune-level units in force below a path, or everywhere a reader may look; by code. */
export async function countedUnits(
  { payload, user }: Reader,
  at: Instant,
  path: string | null,
): Promise<Unit[]> {
  const { docs } = await payload.find({
    collection: 'units',
    where: path === null ? {} : within(path),
    select: unitColumns,
    sort: 'code',
    pagination: false,
    depth: 0,
    overrideAccess: user === undefined,
    ...(user && { user }),
  });
  return docs
    .map(({ id: _id, validTo, ...unit }) => Unit.parse({ ...unit, validTo: validTo || null }))
    .filter((unit) => isCounted(unit, at));
}
