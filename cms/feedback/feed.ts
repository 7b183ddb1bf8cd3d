import { FeedbackCode, FeedbackSent } from '@nguon/content-model/feedback';
import { instantOf } from '@nguon/content-model/instant';
import type { PayloadRequest } from 'payload';
import { bodyOf, routeParam } from '../feed/request-body.ts';
import { Refused } from '../language/refused.ts';
import { plainCode } from './code.ts';
import { receiveFeedback } from './receive.ts';
import { standingOf } from './standing.ts';

const noStore = { headers: { 'Cache-Control': 'no-store' } };

/** `POST feedback`: keeps what a resident sent, once (J1). */
export async function answerFeedback(req: PayloadRequest): Promise<Response> {
  const sent = await bodyOf(req, FeedbackSent);
  return Response.json(standingOf(await receiveFeedback(sent, instantOf(Date.now()), req)), noStore);
}

/** `GET feedback/<code>`: where it is. A code that is malformed or unknown is asked for and refused alike (J3). */
export async function answerStanding(req: PayloadRequest): Promise<Response> {
  const code = plainCode(routeParam(req, 'code').slice(0, 40));
  const { docs } = await req.payload.find({
    collection: 'feedback',
    where: { code: { equals: FeedbackCode.safeParse(code).success ? code : '-' } },
    depth: 0,
    limit: 1,
    pagination: false,
    overrideAccess: true,
  });
  if (docs[0] !== undefined) return Response.json(standingOf(docs[0]), noStore);
  throw new Refused(req, 404, 'feedback-refused', {
    vi: 'Mã tra cứu: không có phản ánh nào. Hãy kiểm tra lại mã.',
    en: 'Code: there is no feedback by it. Check the code.',
  });
}
