import type { FeedbackStage } from '@nguon/content-model/feedback';
import { type Instant, later, millisecondsOf } from '@nguon/content-model/instant';

/** Days in which feedback is answered, counted from the day after receipt. Source: QĐ 574/QĐ-TTg 2017, 20 days. */
export const ANSWER_DAYS = 20;

/** The share of the time after which an open feedback is urgent. */
const URGENT_FROM = 0.75;

const DAY_SECONDS = 24 * 60 * 60;
/** Vietnam is seven hours ahead of UTC. */
const VIETNAM_SECONDS = 7 * 60 * 60;

/** When an answer is due: the last second of the last day, in Vietnam (J4). */
export function dueFrom(receivedAt: Instant): Instant {
  const day = later(receivedAt, VIETNAM_SECONDS).slice(0, 10);
  return later(`${day}T00:00:00Z`, (ANSWER_DAYS + 1) * DAY_SECONDS - 1 - VIETNAM_SECONDS);
}

export type Urgency = 'closed' | 'inTime' | 'urgent' | 'late';

/** The stages in which an answer is still owed. */
export const openStages = ['received', 'transferred', 'inProgress'] as const satisfies FeedbackStage[];

/** Is an answer still owed? */
export function isOpen(stage: FeedbackStage): boolean {
  return openStages.some((open) => open === stage);
}

/** How pressing a feedback is: urgent from three quarters of its time on, late after it (J4). */
export function urgencyOf(
  feedback: { readonly stage: FeedbackStage; readonly receivedAt: Instant; readonly dueAt: Instant },
  at: Instant,
): Urgency {
  if (!isOpen(feedback.stage)) return 'closed';
  if (at > feedback.dueAt) return 'late';
  const [from, to, now] = [feedback.receivedAt, feedback.dueAt, at].map(millisecondsOf);
  if (from === undefined || to === undefined || now === undefined) return 'inTime';
  return now - from >= (to - from) * URGENT_FROM ? 'urgent' : 'inTime';
}
