import type {
  Document,
  Engagement,
  Look,
  Official,
  Page,
  PreparedAnnouncement,
  Procedure,
} from '../payload-types.ts';
import { type StandingCollection, standingCollections } from '../publication/shown.ts';
import { LIST_LIMIT, type Viewer } from './dashboard-bulletins.ts';

/** A record of standing content whose newest version is not public yet. */
export interface StandingDraft {
  readonly collection: StandingCollection;
  readonly id: string;
  readonly title: string;
  readonly updatedAt: string;
}

/** What a record is called in lists. */
function titleOf(
  record: Page | Official | Engagement | Procedure | Document | Look | PreparedAnnouncement,
): string {
  if ('symbol' in record) return `${record.form ?? ''} ${record.symbol}`.trim();
  return ('name' in record ? record.name : record.title) ?? '';
}

/** What editors saved and this approver has still to make public. */
export async function standingDrafts({ payload, user, actor }: Viewer): Promise<StandingDraft[]> {
  if (actor.role !== 'approver') return [];
  const found = await Promise.all(
    standingCollections.map(async (collection) => {
      const { docs } = await payload.find({
        collection,
        where: { and: [{ path: { equals: actor.path } }, { _status: { equals: 'draft' } }] },
        draft: true,
        limit: LIST_LIMIT,
        sort: '-updatedAt',
        depth: 0,
        pagination: false,
        user,
        overrideAccess: false,
      });
      return docs.map((record) => ({
        collection,
        id: record.id,
        title: titleOf(record),
        updatedAt: record.updatedAt,
      }));
    }),
  );
  return found.flat().toSorted((a, b) => b.updatedAt.localeCompare(a.updatedAt));
}
