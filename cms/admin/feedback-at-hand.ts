import type { Payload } from 'payload';
import { authorsOf } from '../feedback/history.ts';
import type { FeedbackGround } from '../feedback/steps.ts';
import type { Feedback, User } from '../payload-types.ts';

export interface FeedbackAtHand {
  readonly record: Feedback;
  readonly ground: FeedbackGround;
}

/** A feedback as this person may read it, for the screens around its form; `null` when they may not. */
export async function feedbackAtHand(
  payload: Payload,
  user: User,
  id: string,
): Promise<FeedbackAtHand | null> {
  const asked = { collection: 'feedback', id, depth: 0, user, disableErrors: true } as const;
  const record = await payload.findByID({ ...asked, overrideAccess: false });
  if (record === null) return null;
  const ground = {
    stage: record.stage ?? 'received',
    path: record.path ?? '',
    mayPublish: record.mayPublish === true,
    submitted: Boolean(record.submittedHash),
    authors: authorsOf(record),
  };
  return { record, ground };
}
