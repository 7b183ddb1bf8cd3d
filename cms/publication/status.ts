import type { Access, CollectionBeforeOperationHook, CollectionConfig, PayloadRequest } from 'payload';
import { type Actor, actorOf } from '../access/actor.ts';
import { createOwn, readSubtree, readSubtreeVersions } from '../access/rules.ts';
import { Refused } from '../language/refused.ts';

/** Who makes standing content public: the approver of its unit, and the operator. The system itself, where nobody asks. */
const publishes = (actor: Actor | null): boolean => actor?.role === 'approver' || actor?.role === 'admin';

const statusIn = (data: unknown): unknown =>
  typeof data === 'object' && data !== null && '_status' in data ? data._status : undefined;

/** Writing: editors and approvers of the own unit; what is public is written by approvers alone (A11, A12). */
const update: Access = ({ req, data }) => {
  const actor = actorOf(req);
  if (actor === null) return false;
  if (actor.role === 'admin') return true;
  const writes = actor.role === 'approver' || (actor.role === 'editor' && statusIn(data) !== 'published');
  return writes && { path: { equals: actor.path } };
};

/** Deleting takes away from the public too, so an editor deletes only what never was public or is no longer (A13). */
const remove: Access = ({ req }) => {
  const actor = actorOf(req);
  if (actor === null) return false;
  if (actor.role === 'admin') return true;
  const own = { path: { equals: actor.path } };
  if (actor.role === 'approver') return own;
  return actor.role === 'editor' && { and: [own, { _status: { not_equals: 'published' } }] };
};

/** Who does what with standing content: pages, officials, schedules, procedures. */
export const standingAccess = {
  create: createOwn('editor', 'approver'),
  read: readSubtree,
  readVersions: readSubtreeVersions,
  update,
  delete: remove,
} satisfies CollectionConfig['access'];

const notYours = {
  vi: 'Chỉ người duyệt của đơn vị công bố được. Hãy lưu bản nháp: bản nháp chờ người duyệt công bố.',
  en: 'Only an approver of the unit makes it public. Save a draft: it waits for the approver.',
};
const asADraft = {
  vi: 'Chỉ khôi phục được thành bản nháp. Hãy chọn «Khôi phục thành bản nháp».',
  en: 'A version can be restored as a draft only. Choose “Restore as draft”.',
};

/** What a request does to what the public has; `null` where it only writes a draft. */
export type PublicEffect = 'publish' | 'withdraw' | null;

/** What this request was let do by `decideStatus`. Drafts are all that is left to whoever was not let do more. */
export function publicEffect({ context }: Pick<PayloadRequest, 'context'>): PublicEffect {
  const { publicEffect: effect } = context;
  return effect === 'publish' || effect === 'withdraw' ? effect : null;
}

/**
 * Whoever saves, saves a draft, unless an approver says outright that it shall be public, or public no longer (W20, W21).
 * Old versions come back as drafts alone (W22).
 */
export const decideStatus: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (operation === 'restoreVersion') {
    if (args.draft !== true) throw new Refused(req, 403, 'stage-refused', asADraft);
    req.context.publicEffect = null;
    return args;
  }
  if (operation !== 'create' && operation !== 'update') return args;
  const mayPublish = !req.user || publishes(actorOf(req));
  const asked = statusIn(args.data);
  if (asked === 'published') {
    if (!mayPublish) throw new Refused(req, 403, 'access-denied', notYours);
    req.context.publicEffect = 'publish';
    return { ...args, draft: false, autosave: false };
  }
  if (operation === 'update' && mayPublish && asked === 'draft' && args.draft !== true) {
    req.context.publicEffect = 'withdraw';
    return { ...args, autosave: false };
  }
  req.context.publicEffect = null;
  return {
    ...args,
    draft: true,
    autosave: false,
    publishAllLocales: false,
    unpublishAllLocales: false,
    data: { ...args.data, _status: 'draft' },
  };
};
