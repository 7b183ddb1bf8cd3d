import type { FeedbackSent } from '@nguon/content-model/feedback';
import type { Instant } from '@nguon/content-model/instant';
import type { Unit } from '../payload-types.ts';
import { newCode } from './code.ts';
import { dueFrom } from './due.ts';
import type { HistoryRow } from './history.ts';
import type { FeedbackChannel } from './names.ts';

/** What a resident said, and how it came. */
export interface Original extends Pick<FeedbackSent, 'kind' | 'subject' | 'text' | 'about' | 'mayPublish'> {
  readonly channel: FeedbackChannel;
  readonly receivedAt: Instant;
}

/** The people's committee of a unit, as the public reads it: `UBND xã Sìn Hồ`. */
export function committeeOf({ type, name }: Pick<Unit, 'type' | 'name'>): string {
  return `UBND ${type} ${name}`;
}

/**
 * A feedback as it is first kept: with a code, a day to answer by, and a copy of the words for the public to be freed
 * of personal data, where the sender agreed (J6, J8).
 */
export function newRecord(
  original: Original,
  unit: Pick<Unit, 'id' | 'path' | 'type' | 'name'>,
  history: HistoryRow,
) {
  const { subject, text, mayPublish, receivedAt } = original;
  return {
    ...original,
    unit: unit.id,
    path: unit.path ?? '',
    code: newCode(),
    dueAt: dueFrom(receivedAt),
    stage: 'received' as const,
    reply: { text: '', by: committeeOf(unit), symbol: '' },
    publicSubject: mayPublish ? subject : '',
    publicText: mayPublish ? text : '',
    authors: [],
    history: [history],
  };
}
