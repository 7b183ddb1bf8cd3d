import { FeedbackStanding } from '@nguon/content-model/feedback';
import { instantOf } from '@nguon/content-model/instant';
import { keyOf } from '@nguon/content-model/unit';
import type { Feedback } from '../payload-types.ts';

type Told = FeedbackStanding['reply'];

/** What the sender is told beside the stage: the approved answer, or why it was refused or transferred. */
function replyOf({ stage, reply, answeredAt, notice }: Feedback): Told {
  switch (stage) {
    case 'answered':
    case 'published':
      return {
        text: reply?.text ?? '',
        by: reply?.by ?? '',
        symbol: reply?.symbol ?? '',
        at: instantOf(new Date(answeredAt ?? 0)),
      };
    case 'refused':
    case 'transferred':
      return {
        text: notice?.text ?? '',
        by: notice?.by ?? '',
        symbol: '',
        at: instantOf(new Date(notice?.at ?? 0)),
      };
    default:
      return null;
  }
}

/** Where a feedback is, as its sender may know: no answer before its approval, and no contact (J7, J13). */
export function standingOf(feedback: Feedback): FeedbackStanding {
  return FeedbackStanding.parse({
    code: feedback.code,
    unit: keyOf(feedback.path ?? ''),
    kind: feedback.kind,
    subject: feedback.subject,
    receivedAt: instantOf(new Date(feedback.receivedAt ?? 0)),
    dueAt: instantOf(new Date(feedback.dueAt ?? 0)),
    stage: feedback.stage,
    reply: replyOf(feedback),
  });
}
