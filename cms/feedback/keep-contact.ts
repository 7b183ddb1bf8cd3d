import { randomUUID } from 'node:crypto';
import { FeedbackSent } from '@nguon/content-model/feedback';
import type { PayloadRequest } from 'payload';
import { type Look, looksOf } from './history.ts';
import { type Contact, openContact, sealContact } from './seal-contact.ts';

/** The parts of a contact that hold something. */
export function givenContact(contact: unknown): Contact {
  const parts = Object.entries(contact ?? {}).filter(
    ([, value]) => typeof value === 'string' && value.trim() !== '',
  );
  return FeedbackSent.shape.contact.parse(Object.fromEntries(parts));
}

/** Seals a sender's contact beside their feedback; nothing is kept where nothing was given (J11). */
export async function keepContact(
  contact: Contact,
  { id, path }: { readonly id: string; readonly path?: string | null },
  req: PayloadRequest,
): Promise<void> {
  if (Object.keys(contact).length === 0) return;
  const sealed = sealContact(contact, id, req.payload.config.secret);
  const data = { id: randomUUID(), feedback: id, path, sealed, looks: [] };
  await req.payload.db.create({ collection: 'feedback-contacts', req, data });
}

/** A contact as it is kept, with those who looked at it. */
export interface KeptContact {
  readonly id: string;
  readonly path: string;
  readonly contact: Contact;
  readonly looks: readonly Look[];
}

/** The sender's contact; `null` where none was given. For our own code, which answers for whom it tells. */
export async function contactOf(feedback: string, req: PayloadRequest): Promise<KeptContact | null> {
  const { docs } = await req.payload.find({
    collection: 'feedback-contacts',
    where: { feedback: { equals: feedback } },
    depth: 0,
    limit: 1,
    pagination: false,
    req,
    overrideAccess: true,
  });
  const [found] = docs;
  if (found === undefined) return null;
  const contact = openContact(found.sealed, feedback, req.payload.config.secret);
  return { id: found.id, path: found.path ?? '', contact, looks: looksOf(found) };
}
