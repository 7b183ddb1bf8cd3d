import type { Access } from 'payload';
import { actorOf } from './actor.ts';
import { above, within } from './scope.ts';

/** Bulletins: those of the own subtree, and what the units above have published, which a unit decides on (A2). */
export const readBulletins: Access = ({ req }) => {
  const actor = actorOf(req);
  if (actor === null) return false;
  if (actor.role === 'admin') return true;
  return { or: [within(actor.path), { and: [above(actor.path), { _status: { equals: 'published' } }] }] };
};
