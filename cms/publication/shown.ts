import {
  type CollectionBeforeChangeHook,
  type JSONField,
  type Payload,
  type PayloadRequest,
  ValidationError,
} from 'payload';
import type { z } from 'zod';
import { nobody } from '../access/rules.ts';
import { BodyRefusal } from '../body/body-refusal.ts';
import { inLanguage } from '../language/said.ts';
import { saidOf } from '../workflow/faults-of.ts';
import { publicEffect } from './status.ts';

/** The collections of standing content. */
export const standingCollections = [
  'pages',
  'officials',
  'engagements',
  'procedures',
  'documents',
  'looks',
  'prepared-announcements',
] as const;
export type StandingCollection = (typeof standingCollections)[number];

/** How a record becomes what the public has of it. */
export interface Shape<Schema extends z.ZodType, Stored> {
  readonly schema: Schema;
  /** The record in the shape of the content model, not yet checked. @throws {BodyRefusal} for a body nothing can show */
  readonly of: (record: Stored, req: PayloadRequest) => Promise<unknown>;
}

/** What the public has of a record, frozen when it was made public (W24). Nobody writes it by hand. */
export const shownField: JSONField = {
  name: 'shown',
  type: 'json',
  access: { create: nobody, read: nobody, update: nobody },
  admin: { hidden: true },
};

/** The field of the form that a place in the content model comes from: `entries.3.subject` of a week. */
const fieldAt = (path: readonly PropertyKey[]): string => path.map(String).join('.');

/**
 * Holds the status that `decideStatus` found, and freezes what becomes public, after checking it: a picture that is
 * described anew later changes nothing, and nothing is public that no page could show (W23, W24).
 */
export function freezeShown<Schema extends z.ZodType, Stored extends object>(
  { schema, of }: Shape<Schema, Stored>,
  collection: StandingCollection,
): CollectionBeforeChangeHook {
  return async ({ data, originalDoc, req }) => {
    if (publicEffect(req) !== 'publish') return { ...data, _status: 'draft', shown: null };
    const refuse = (errors: { path: string; message: string }[]) =>
      new ValidationError({ collection, errors, req }, req.t);
    let candidate: unknown;
    try {
      candidate = await of({ ...originalDoc, ...data }, req);
    } catch (cause) {
      if (!(cause instanceof BodyRefusal)) throw cause;
      throw refuse([{ path: 'body', message: inLanguage(cause.said, req) }]);
    }
    const { success, data: shown, error } = schema.safeParse(candidate);
    if (success) return { ...data, _status: 'published', shown };
    throw refuse(
      error.issues.map((issue) => ({ path: fieldAt(issue.path), message: inLanguage(saidOf(issue), req) })),
    );
  };
}

/** What the public has of a collection, with the path of each record's unit, in the records' order. */
export async function shownOf<Schema extends z.ZodType>(
  payload: Payload,
  collection: StandingCollection,
  schema: Schema,
  req?: PayloadRequest,
): Promise<(readonly [path: string, z.output<Schema>])[]> {
  const { docs } = await payload.find({
    collection,
    where: { _status: { equals: 'published' } },
    sort: collection === 'officials' ? ['order', 'id'] : ['id'],
    select: { path: true, shown: true },
    depth: 0,
    pagination: false,
    overrideAccess: true,
    ...(req && { req }),
  });
  return docs.flatMap(({ id, path, shown }) => {
    const { success, data } = schema.safeParse(shown);
    if (success && path) return [[path, data] as const];
    payload.logger.error(`${collection} ${id}: left out of editions, what is public of it is not valid`);
    return [];
  });
}
