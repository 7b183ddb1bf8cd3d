import type { PreviewSubject } from '@nguon/content-model/delivery-feed';
import type { Instant } from '@nguon/content-model/instant';
import { isWithin } from '@nguon/content-model/unit';
import type { CollectionSlug, DataFromCollectionSlug, PayloadRequest } from 'payload';
import type { Snapshot } from '../editions/snapshot.ts';
import { bulletinDraft } from './bulletin-draft.ts';

/** Everything public, with one record's newest draft in the place of what is public of it. */
export interface Placed {
  readonly snapshot: Snapshot;
  /** The unit on whose site it is looked at. */
  readonly path: string;
  /** The instant to look at it. */
  readonly at: Instant;
}

/** Places one record's newest draft; `null` for a record that the asker may not read, or that is not there. */
type Place = (
  id: string,
  ground: { readonly snapshot: Snapshot; readonly now: Instant },
  req: PayloadRequest,
) => Promise<Placed | null>;

/** The newest version of a record, whole; `null` when the asker may not read it. */
async function newest<Slug extends CollectionSlug>(
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

const placeBulletin: Place = async (id, { snapshot, now }, req) => {
  const record = await newest('bulletins', id, req);
  if (record === null) return null;
  const isPublic = [...snapshot.bulletins.values()].flat().find(({ content }) => content.id === id);
  const draft = await bulletinDraft(record, isPublic?.slug, req);
  const bulletins = new Map(
    [...snapshot.bulletins].map(([path, list]) => [path, list.filter(({ content }) => content.id !== id)]),
  );
  const { owner, audience, from } = draft.content;
  for (const path of audience) bulletins.set(path, [...(bulletins.get(path) ?? []), draft]);
  return {
    snapshot: { ...snapshot, bulletins },
    path: siteFor(owner, audience, snapshot),
    at: from > now ? from : now,
  };
};

/** A record without drafts is public as it was saved. */
function placeSaved(collection: 'documents' | 'sites'): Place {
  return async (id, { snapshot, now }, req) => {
    const path = (await newest(collection, id, req))?.path;
    return path ? { snapshot, path, at: now } : null;
  };
}

/** The collections whose records are looked at on their site before they are public. */
export const previewed = {
  bulletins: { kind: 'bulletin', place: placeBulletin },
  documents: { kind: 'document', place: placeSaved('documents') },
  sites: { kind: 'site', place: placeSaved('sites') },
} as const satisfies Record<string, { readonly kind: PreviewSubject['kind']; readonly place: Place }>;

export type PreviewedCollection = keyof typeof previewed;

export const previewedCollections = Object.keys(previewed) as PreviewedCollection[];
