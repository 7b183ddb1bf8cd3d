import type { Payload } from 'payload';
import { idOf } from '../access/actor.ts';
import type { Bulletin, User } from '../payload-types.ts';
import type { StepGround } from './steps.ts';

const select = {
  stage: true,
  path: true,
  priority: true,
  authors: true,
  submittedBy: true,
  submittedAt: true,
  submittedHash: true,
  approvedBy: true,
  approvedAt: true,
  rejectReason: true,
  withdrawnBy: true,
  withdrawnAt: true,
  withdrawReason: true,
  channels: true,
  from: true,
  until: true,
  ends: true,
  endedBy: true,
  endedAt: true,
} as const;

export interface BulletinAtHand {
  readonly record: Pick<Bulletin, keyof typeof select | 'id'>;
  readonly ground: StepGround;
}

/** The newest version of a bulletin as this person may read it, for the screens around its form; `null` when they may not. */
export async function bulletinAtHand(
  payload: Payload,
  user: User,
  id: string,
): Promise<BulletinAtHand | null> {
  const asked = { collection: 'bulletins', id, user, overrideAccess: false, disableErrors: true } as const;
  const record = await payload.findByID({ ...asked, draft: true, depth: 1, select });
  if (record === null) return null;
  const published = await payload.findByID({ ...asked, depth: 0, select: { stage: true, _status: true } });
  const isPublic = published?._status === 'published';
  const authors = [...(record.authors ?? []), ...(record.submittedBy ? [record.submittedBy] : [])];
  const ground = {
    stage: record.stage ?? 'draft',
    path: record.path ?? '',
    emergency: record.priority === 'emergency' || Boolean(record.ends),
    authors: authors.map(idOf),
    isPublic,
    isEndable: isPublic && record.priority === 'emergency' && !record.endedBy,
  };
  return { record, ground };
}
