import { lexiconKey } from '@nguon/content-model/lexicon';
import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import { actorOf, idOf } from '../access/actor.ts';
import { bodyOf, routeParam } from '../feed/request-body.ts';
import { Refused } from '../language/refused.ts';

/** Checked by the collection, in words for the field. */
const Body = z.strictObject({ written: z.string().max(300), spoken: z.string().max(300) });

/** May this person say how a bulletin's unit says a word? */
export function maySayWords(req: PayloadRequest, path: string | null | undefined): boolean {
  const actor = actorOf(req);
  if (actor === null) return false;
  return actor.role === 'admin' || (actor.path === path && ['editor', 'approver'].includes(actor.role));
}

/** `POST /api/draft-scripts/:bulletin/words`: how the bulletin's unit says a word from now on (W86). */
export async function answerWord(req: PayloadRequest): Promise<Response> {
  const { written, spoken } = await bodyOf(req, Body);
  const asked = {
    collection: 'bulletins',
    id: routeParam(req, 'bulletin'),
    draft: true,
    depth: 0,
    req,
  } as const;
  await req.payload.findByID({ ...asked, overrideAccess: false });
  const { unit, path } = await req.payload.findByID({ ...asked, overrideAccess: true });
  if (!maySayWords(req, path)) {
    throw new Refused(req, 403, 'access-denied', {
      vi: 'Từ điển đọc: của đơn vị khác. Hãy báo người soạn của đơn vị đó.',
      en: 'Words read aloud: they are another unit’s. Tell its editor.',
    });
  }
  const { docs } = await req.payload.find({
    collection: 'lexicon',
    where: { and: [{ unit: { equals: idOf(unit) } }, { key: { equals: lexiconKey(written.trim()) } }] },
    select: { key: true },
    limit: 1,
    depth: 0,
    pagination: false,
    req,
    overrideAccess: true,
  });
  const [before] = docs;
  const kept = before
    ? await req.payload.update({ collection: 'lexicon', id: before.id, data: { spoken }, depth: 0, req })
    : await req.payload.create({
        collection: 'lexicon',
        data: { written, spoken, unit: idOf(unit) },
        depth: 0,
        req,
      });
  return Response.json({ id: kept.id, written: kept.written, spoken: kept.spoken });
}
