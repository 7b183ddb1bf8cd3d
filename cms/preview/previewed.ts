import { ended } from '@nguon/content-model/all-clear';
import { type Bulletin, contentHash, isOver } from '@nguon/content-model/bulletin';
import type { PreviewSubject } from '@nguon/content-model/delivery-feed';
import type { Instant } from '@nguon/content-model/instant';
import { isWithin } from '@nguon/content-model/unit';
import type { CollectionSlug, DataFromCollectionSlug, PayloadRequest } from 'payload';
import type { Snapshot } from '../editions/snapshot.ts';
import { weekShape } from '../publication/shapes.ts';
import type { StandingCollection } from '../publication/shown.ts';
import { bulletinDraft } from './bulletin-draft.ts';
import {
  answerDraft,
  documentDraft,
  lookDraft,
  officialDraft,
  pageDraft,
  procedureDraft,
  weekDraft,
} from './standing-draft.ts';

/** Everything public, with one record's newest draft in the place of what is public of it. */
export interface Placed {
  readonly snapshot: Snapshot;
  /** The unit on whose site it is looked at. */
  readonly path: string;
  /** The instant to look at it. */
  readonly at: Instant;
}

interface Ground {
  readonly snapshot: Snapshot;
  readonly now: Instant;
}

/** Places one record's newest draft; `null` for a record that the asker may not read, or that is not there. */
type Place = (id: string, ground: Ground, req: PayloadRequest) => Promise<Placed | null>;

/** The newest version of a record, whole; `null` when the asker may not read it. */
export async function newest<Slug extends CollectionSlug>(
  collection: Slug,
  id: string,
  req: PayloadRequest,
): Promise<DataFromCollectionSlug<Slug> | null> {
  const asked = { collection, id, depth: 0, draft: true, disableErrors: true, req } as const;
  const readable = await req.payload.findByID({ ...asked, overrideAccess: false });
  return readable === null ? null : req.payload.findByID({ ...asked, overrideAccess: true });
}

/** The site on which a bulletin is looked at: its owner's, or the first of those it is meant for. */
function siteFor(owner: string, audience: readonly string[], { withSite }: Snapshot): string {
  if (audience.some((path) => isWithin(owner, path))) return owner;
  return withSite.values().find((path) => audience.some((scope) => isWithin(path, scope))) ?? owner;
}

/** A bulletin as it would be if a draft were approved: over, if the draft ends it (E7). */
function endedBy({ content: { ends } }: Bulletin, other: Bulletin, now: Instant): Bulletin {
  if (ends !== other.content.id || isOver(other.content, now)) return other;
  const content = ended(other.content, now);
  return { ...other, content, approvedHash: contentHash(content) };
}

const placeBulletin: Place = async (id, { snapshot, now }, req) => {
  const record = await newest('bulletins', id, req);
  if (record === null) return null;
  const draft = await bulletinDraft(record, req);
  const bulletins = new Map(
    [...snapshot.bulletins].map(([path, list]) => [
      path,
      list.filter(({ content }) => content.id !== id).map((other) => endedBy(draft, other, now)),
    ]),
  );
  const { owner, audience, from } = draft.content;
  for (const path of audience) bulletins.set(path, [...(bulletins.get(path) ?? []), draft]);
  return {
    snapshot: { ...snapshot, bulletins },
    path: siteFor(owner, audience, snapshot),
    at: from > now ? from : now,
  };
};

/** What a unit has, with drafts in the place of what is public of them, or after the rest where nothing is. */
function replaced<Value extends { readonly id: string }>(
  kept: ReadonlyMap<string, readonly Value[]>,
  path: string,
  gone: readonly string[],
  drafts: readonly Value[],
): ReadonlyMap<string, readonly Value[]> {
  const before = kept.get(path) ?? [];
  const first = before.findIndex(({ id }) => gone.includes(id));
  const stay = before.filter(({ id }) => !gone.includes(id));
  return new Map(kept).set(path, stay.toSpliced(first < 0 ? stay.length : first, 0, ...drafts));
}

/**
 * Places a record of a collection that editions hold by the path of its unit.
 *
 * @param into what the record changes; `null` for one that will never be public
 */
function placeIn<Slug extends StandingCollection | 'feedback'>(
  collection: Slug,
  into: (
    snapshot: Snapshot,
    path: string,
    record: DataFromCollectionSlug<Slug>,
    req: PayloadRequest,
  ) => Promise<Partial<Snapshot> | null>,
): Place {
  return async (id, { snapshot, now }, req) => {
    const record = await newest(collection, id, req);
    if (!record?.path) return null;
    const { path } = record;
    const changes = await into(snapshot, path, record, req);
    return changes && { snapshot: { ...snapshot, ...changes }, path, at: now };
  };
}

/** The entries of a week that are public: those of the draft may be others. */
async function publicEntries(id: string, { payload }: PayloadRequest): Promise<string[]> {
  const asked = { collection: 'engagements', id, depth: 0, overrideAccess: true } as const;
  const { shown } = await payload.findByID({ ...asked, select: { shown: true } });
  return weekShape.schema.safeParse(shown).data?.entries.map((entry) => entry.id) ?? [];
}

/** The collections whose records are looked at on their site before they are public. */
export const previewed = {
  bulletins: { kind: 'bulletin', place: placeBulletin },
  documents: {
    kind: 'document',
    place: placeIn('documents', async ({ documents }, path, record, req) => ({
      documents: replaced(documents, path, [record.id], await documentDraft(record, req)),
    })),
  },
  looks: {
    kind: 'site',
    place: placeIn('looks', async ({ sites }, path, record, req) => {
      const site = sites.get(path);
      return site
        ? { sites: new Map(sites).set(path, { ...site, ...(await lookDraft(record, req)) }) }
        : null;
    }),
  },
  pages: {
    kind: 'page',
    place: placeIn('pages', async ({ pages }, path, record, req) => ({
      pages: replaced(pages, path, [record.id], await pageDraft(record, req)),
    })),
  },
  officials: {
    kind: 'official',
    place: placeIn('officials', async ({ officials }, path, record, req) => ({
      officials: replaced(officials, path, [record.id], await officialDraft(record, req)),
    })),
  },
  engagements: {
    kind: 'engagement',
    place: placeIn('engagements', async ({ engagements }, path, record, req) => ({
      engagements: replaced(
        engagements,
        path,
        await publicEntries(record.id, req),
        await weekDraft(record, req),
      ),
    })),
  },
  procedures: {
    kind: 'procedure',
    place: placeIn('procedures', async ({ procedures }, path, record, req) => ({
      procedures: replaced(procedures, path, [record.id], await procedureDraft(record, req)),
    })),
  },
  feedback: {
    kind: 'answer',
    place: placeIn('feedback', async ({ answers }, path, record) =>
      record.mayPublish ? { answers: replaced(answers, path, [record.id], await answerDraft(record)) } : null,
    ),
  },
} as const satisfies Record<string, { readonly kind: PreviewSubject['kind']; readonly place: Place }>;

export type PreviewedCollection = keyof typeof previewed;

export const previewedCollections = Object.keys(previewed) as PreviewedCollection[];
