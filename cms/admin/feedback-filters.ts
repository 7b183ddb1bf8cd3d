import type { Instant } from '@nguon/content-model/instant';
import type { Where } from 'payload';
import { openStages } from '../feedback/due.ts';
import { listAddress } from './list-address.ts';

/** The groups in which officials look for feedback. */
export const feedbackGroups = [
  'waiting',
  'late',
  'submitted',
  'answered',
  'published',
  'refused',
  'all',
] as const;
export type FeedbackGroup = (typeof feedbackGroups)[number];

/** What a group holds at an instant. */
export function whereOf(group: FeedbackGroup, at: Instant): Where {
  const open: Where = { stage: { in: [...openStages] } };
  switch (group) {
    case 'waiting':
      return { and: [open] };
    case 'late':
      return { and: [open, { dueAt: { less_than: at } }] };
    case 'submitted':
      return { and: [{ stage: { equals: 'inProgress' } }, { submittedAt: { exists: true } }] };
    case 'all':
      return {};
    default:
      return { and: [{ stage: { equals: group } }] };
  }
}

/** Where a group is listed; what waits stands in the order of its due days, the rest newest first. */
export function addressOf(group: FeedbackGroup, at: Instant): string {
  const open = group === 'waiting' || group === 'late' || group === 'submitted';
  return listAddress('feedback', group === 'all' ? null : whereOf(group, at), open ? 'dueAt' : '-receivedAt');
}
