import type { Where } from 'payload';
import { within } from '../access/scope.ts';
import type { Board, Speaker } from '../payload-types.ts';
import { LIST_LIMIT, type Viewer } from './dashboard-bulletins.ts';

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
