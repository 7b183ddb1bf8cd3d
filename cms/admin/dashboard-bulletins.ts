import { Bulletin, inReadingOrder, isCurrent } from '@nguon/content-model/bulletin';
import { channelsCarried } from '@nguon/content-model/edition';
import { type Instant, instantOf } from '@nguon/content-model/instant';
import { lineage, Unit } from '@nguon/content-model/unit';
import type { Payload, Where } from 'payload';
import { type Actor, idOf } from '../access/actor.ts';
import { above } from '../access/scope.ts';
import type { Bulletin as StoredBulletin, User } from '../payload-types.ts';
import { fixedSlug } from '../workflow/fixed-slug.ts';

/** Longest list on the dashboard; the rest is behind "see all". */
export const LIST_LIMIT = 8;

/** Who looks, through which door, and when. */
export interface Viewer {
  readonly payload: Payload;
  readonly user: User;
  readonly actor: Actor;
  readonly at: Instant;
}

export type BulletinRow = Pick<
  StoredBulletin,
  'id' | 'title' | 'stage' | 'priority' | 'issuer' | 'from' | 'until' | 'updatedAt'
>;

const rowFields = {
  title: true,
  stage: true,
  priority: true,
  issuer: true,
  from: true,
  until: true,
  updatedAt: true,
} as const;

function bulletins({ payload, user }: Viewer, where: Where, draft: boolean): Promise<BulletinRow[]> {
  const asked = {
    collection: 'bulletins',
    where,
    draft,
    limit: LIST_LIMIT,
    sort: '-updatedAt',
    depth: 0,
  } as const;
  return payload
    .find({ ...asked, pagination: false, select: rowFields, user, overrideAccess: false })
    .then(({ docs }) => docs);
}

const ofOwnUnit = ({ actor }: Viewer): Where => ({ path: { equals: actor.path } });

/** Drafts and returned bulletins that this person's unit has still to submit. */
export function toSubmit(viewer: Viewer): Promise<BulletinRow[]> {
  if (viewer.actor.role !== 'editor') return Promise.resolve([]);
  return bulletins(viewer, { and: [ofOwnUnit(viewer), { stage: { in: ['draft', 'rejected'] } }] }, true);
}

export function toApprove(viewer: Viewer): Promise<BulletinRow[]> {
  if (viewer.actor.role !== 'approver') return Promise.resolve([]);
  return bulletins(viewer, { and: [ofOwnUnit(viewer), { stage: { equals: 'submitted' } }] }, true);
}

const notOver = ({ at }: Viewer): Where => ({
  or: [{ until: { exists: false } }, { until: { greater_than: at } }],
});

async function decidedHere({
  payload,
  user,
  actor,
}: Viewer): Promise<{ bulletin: string; unit: string; choice: 'accept' | 'decline' }[]> {
  const { docs } = await payload.find({
    collection: 'decisions',
    where: { path: { equals: actor.path } },
    depth: 0,
    pagination: false,
    user,
    overrideAccess: false,
  });
  return docs.map(({ bulletin, choice }) => ({ bulletin: idOf(bulletin), unit: actor.path, choice }));
}

/** Normal bulletins from above that wait for this unit's decision before boards and speakers carry them (P2). */
export async function fromAbove(viewer: Viewer): Promise<BulletinRow[]> {
  const { actor } = viewer;
  if (actor.role !== 'editor' && actor.role !== 'approver') return [];
  const decided = await decidedHere(viewer);
  return bulletins(
    viewer,
    {
      and: [
        above(actor.path),
        { _status: { equals: 'published' } },
        { priority: { equals: 'normal' } },
        { channels: { in: ['board', 'speaker'] } },
        { 'audience.path': { in: lineage(actor.path) } },
        { id: { not_in: decided.map(({ bulletin }) => bulletin) } },
        notOver(viewer),
      ],
    },
    false,
  );
}

export interface LiveRow {
  readonly bulletin: Bulletin;
  readonly carriedOn: ReturnType<typeof channelsCarried>;
}

/** What the public of this person's unit reads, sees and hears now, with what comes from above. */
export async function liveHere(viewer: Viewer): Promise<LiveRow[]> {
  const { payload, actor, at } = viewer;
  const record = await payload.findByID({
    collection: 'units',
    id: actor.unit,
    depth: 0,
    overrideAccess: true,
  });
  const unit = Unit.strip().parse({ ...record, validTo: record.validTo || null });
  const { docs } = await payload.find({
    collection: 'bulletins',
    where: {
      and: [
        { _status: { equals: 'published' } },
        { 'audience.path': { in: lineage(actor.path) } },
        { from: { less_than_equal: at } },
        notOver(viewer),
      ],
    },
    select: { approved: true, approvedHash: true, approvedAt: true, slug: true },
    depth: 0,
    limit: 100,
    pagination: false,
    overrideAccess: true,
  });
  const decisions = await decidedHere(viewer);
  return docs
    .flatMap(({ approved, approvedHash, approvedAt, slug }) => {
      const publishedAt = approvedAt ? instantOf(new Date(approvedAt)) : null;
      const { success, data } = Bulletin.safeParse({
        content: approved,
        approvedHash,
        publishedAt,
        corrects: null,
        slug: fixedSlug({ slug, approved }),
      });
      return success && isCurrent(data.content, at) ? [data] : [];
    })
    .toSorted(inReadingOrder)
    .map((bulletin) => ({ bulletin, carriedOn: channelsCarried(bulletin, unit, decisions) }))
    .filter(({ carriedOn }) => carriedOn.length > 0)
    .slice(0, LIST_LIMIT);
}
