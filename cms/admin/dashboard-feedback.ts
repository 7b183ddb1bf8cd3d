import type { Where } from 'payload';
import type { Feedback } from '../payload-types.ts';
import type { Viewer } from './dashboard-bulletins.ts';
import { type FeedbackGroup, whereOf } from './feedback-filters.ts';

/** Longest list on the dashboard. */
const MOST_URGENT = 5;

/** How many feedbacks of some units are open, late, and wait for approval. */
export type FeedbackCount = Readonly<Record<'waiting' | 'late' | 'submitted', number>>;

export interface FeedbackWaiting {
  readonly own: FeedbackCount;
  /** Of the units below. */
  readonly below: FeedbackCount;
  /** The own unit's open ones, the next due first. */
  readonly rows: readonly Feedback[];
}

async function countsOf({ payload, user, at }: Viewer, units: Where): Promise<FeedbackCount> {
  const count = async (group: FeedbackGroup) => {
    const where: Where = { and: [units, whereOf(group, at)] };
    return (await payload.count({ collection: 'feedback', where, user, overrideAccess: false })).totalDocs;
  };
  const [waiting, late, submitted] = await Promise.all([count('waiting'), count('late'), count('submitted')]);
  return { waiting, late, submitted };
}

/** What residents wait for, in this person's unit and below it. */
export async function feedbackWaiting(viewer: Viewer): Promise<FeedbackWaiting> {
  const { payload, user, actor, at } = viewer;
  const ofOwn: Where = { path: { equals: actor.path } };
  const [own, below, { docs: rows }] = await Promise.all([
    countsOf(viewer, ofOwn),
    countsOf(viewer, { path: { not_equals: actor.path } }),
    payload.find({
      collection: 'feedback',
      where: { and: [ofOwn, whereOf('waiting', at)] },
      sort: 'dueAt',
      limit: MOST_URGENT,
      pagination: false,
      depth: 0,
      user,
      overrideAccess: false,
    }),
  ]);
  return { own, below, rows };
}
