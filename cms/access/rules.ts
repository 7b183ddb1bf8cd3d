import type { Access, CollectionConfig, FieldAccess } from 'payload';
import { actorOf, type Role } from './actor.ts';
import { within } from './scope.ts';

type CollectionAccess = NonNullable<CollectionConfig['access']>;

export const nobody: Access & FieldAccess = () => false;

/** The platform's operator. */
export const adminOnly = ({ req }: Parameters<FieldAccess>[0]): boolean => actorOf(req)?.role === 'admin';

export const anyOfficial: Access = ({ req }) => actorOf(req) !== null;

/** Reading: one's own unit and all below it; the operator reads everything (A2). */
export const readSubtree: Access = ({ req }) => {
  const actor = actorOf(req);
  if (actor === null) return false;
  return actor.role === 'admin' || within(actor.path);
};

/** Reading earlier versions: as `readSubtree`, of what the version says. */
export const readSubtreeVersions: Access = ({ req }) => {
  const actor = actorOf(req);
  if (actor === null) return false;
  return actor.role === 'admin' || within(actor.path, 'version.path');
};

/** Writing: one's own unit only, neither below nor above; the operator writes everywhere (A3). */
export function writeOwn(...allowed: readonly Role[]): Access {
  return ({ req }) => {
    const actor = actorOf(req);
    if (actor === null) return false;
    if (actor.role === 'admin') return true;
    return allowed.includes(actor.role) && { path: { equals: actor.path } };
  };
}

/** Creating: the unit written to is checked by `stampPath`, which knows it. */
export function createOwn(...allowed: readonly Role[]): Access {
  return ({ req }) => {
    const actor = actorOf(req);
    return actor !== null && (actor.role === 'admin' || allowed.includes(actor.role));
  };
}

/** What a unit owns: read by its subtree, written by its editors. */
export const ownedByUnit = {
  create: createOwn('editor'),
  read: readSubtree,
  update: writeOwn('editor'),
  delete: writeOwn('editor'),
} satisfies CollectionAccess;

/** What the system records and nobody writes: read by the subtree (A5). */
export const recordedBySystem = {
  create: nobody,
  read: readSubtree,
  update: nobody,
  delete: nobody,
} satisfies CollectionAccess;
