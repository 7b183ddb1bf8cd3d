import type { FeedbackStage } from '@nguon/content-model/feedback';
import { type Instant, instantOf, millisecondsOf } from '@nguon/content-model/instant';
import { urgencyOf } from '../feedback/due.ts';
import type { FeedbackWords } from './feedback-words.ts';
import type { Standing, Tone } from './standing.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

const tones: Record<FeedbackStage, Tone> = {
  received: 'wait',
  transferred: 'wait',
  inProgress: 'plain',
  answered: 'good',
  published: 'good',
  refused: 'plain',
};

/** A feedback's stage as a mark; an answer that waits for its approver has one of its own. */
export function stageMark(stage: FeedbackStage, submitted: boolean, words: FeedbackWords): Standing {
  if (stage === 'inProgress' && submitted) return { tone: 'wait', text: words.submitted };
  return { tone: tones[stage], text: words.stages[stage] };
}

interface Timed {
  readonly stage: FeedbackStage;
  /** As the database gives them: ISO 8601 with milliseconds. */
  readonly receivedAt: string;
  readonly dueAt: string;
}

/** How much time is left, as a mark: amber from three quarters on, red after it (J4); `null` once nothing is owed. */
export function dueMark(
  { stage, receivedAt, dueAt }: Timed,
  at: Instant,
  words: FeedbackWords,
): Standing | null {
  const due = instantOf(new Date(dueAt));
  const urgency = urgencyOf({ stage, receivedAt: instantOf(new Date(receivedAt)), dueAt: due }, at);
  const days = Math.floor(Math.abs(millisecondsOf(due) - millisecondsOf(at)) / DAY_MS);
  switch (urgency) {
    case 'closed':
      return null;
    case 'late':
      return { tone: 'alarm', text: words.due.late(days) };
    case 'urgent':
      return { tone: 'wait', text: words.due.left(days) };
    case 'inTime':
      return { tone: 'plain', text: words.due.left(days) };
  }
}
