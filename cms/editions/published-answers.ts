import { Answer } from '@nguon/content-model/feedback';
import { instantOf } from '@nguon/content-model/instant';
import type { Payload } from 'payload';
import { idOf } from '../access/actor.ts';
import type { Feedback } from '../payload-types.ts';

/** What the public reads of a feedback: never the resident's own words, but the words made ready for the public (J6). */
export function answerOf({
  id,
  kind,
  publicSubject,
  publicText,
  receivedAt,
  reply,
  answeredAt,
  about,
}: Feedback) {
  return {
    id,
    kind,
    subject: publicSubject,
    text: publicText,
    receivedAt: instantOf(new Date(receivedAt ?? 0)),
    by: reply?.by,
    answer: reply?.text,
    symbol: reply?.symbol ?? '',
    answeredAt: answeredAt ? instantOf(new Date(answeredAt)) : null,
    about: about ? idOf(about) : null,
  };
}

/** Published answers, with the path of the unit that gave each. */
export async function publishedAnswers(payload: Payload): Promise<(readonly [string, Answer])[]> {
  const { docs } = await payload.find({
    collection: 'feedback',
    where: { and: [{ stage: { equals: 'published' } }, { mayPublish: { equals: true } }] },
    depth: 0,
    pagination: false,
    overrideAccess: true,
  });
  return docs.flatMap((record) => {
    const { success, data } = Answer.safeParse(answerOf(record));
    return success ? [[record.path ?? '', data] as const] : [];
  });
}
