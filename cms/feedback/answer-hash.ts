import { addressOf, type Sha256 } from '@nguon/content-model/content-address';
import type { Feedback } from '../payload-types.ts';

/** The address of all that an approver answers for: the answer, and what the public would read of the question (J7). */
export function answerHash({
  reply,
  publicSubject,
  publicText,
}: Pick<Feedback, 'reply' | 'publicSubject' | 'publicText'>): Sha256 {
  return addressOf({
    text: reply?.text ?? '',
    by: reply?.by ?? '',
    symbol: reply?.symbol ?? '',
    publicSubject: publicSubject ?? '',
    publicText: publicText ?? '',
  });
}
