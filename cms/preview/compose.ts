import type { Preview } from '@nguon/content-model/delivery-feed';
import type { Edition } from '@nguon/content-model/edition';
import type { Instant } from '@nguon/content-model/instant';
import { keyOf } from '@nguon/content-model/unit';
import { createLocalReq, type Payload, type PayloadRequest } from 'payload';
import { actorFor } from '../access/actor.ts';
import { editionOf } from '../editions/snapshot.ts';
import { deskOf } from '../outbox/desk.ts';
import { previewed } from './previewed.ts';
import type { Previewed } from './tokens.ts';

export type ComposedPreview = Preview & { readonly edition: Edition };

/** A request of the official who was given a token; `null` when their account is closed (X15). */
export async function requestOf(user: string, payload: Payload): Promise<PayloadRequest | null> {
  const asked = { collection: 'users', id: user, depth: 0, overrideAccess: true } as const;
  const account = await payload.findByID({ ...asked, disableErrors: true });
  if (account === null || actorFor(account) === null) return null;
  return createLocalReq({ user: account, locale: 'vi' }, payload);
}

/**
 * What an official looks at: the edition of the record's unit, composed as if the newest draft were public. Nothing of
 * it is kept; editions are composed without it (X16).
 *
 * @returns `null` when the account is closed, may not read the record any more, or the record or its site is gone (X15)
 */
export async function previewOf(
  { user, collection, id, frameOrigin }: Previewed,
  payload: Payload,
  now: Instant,
): Promise<ComposedPreview | null> {
  const req = await requestOf(user, payload);
  if (req === null) return null;
  const { kind, place } = previewed[collection];
  const placed = await place(id, { snapshot: await deskOf(payload).snapshot(), now }, req);
  const edition = placed && editionOf(placed.snapshot, keyOf(placed.path), placed.at);
  return edition && { edition, at: placed.at, subject: { kind, id }, frameOrigin };
}
