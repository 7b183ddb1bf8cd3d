import { type Instant, instantOf } from '@nguon/content-model/instant';
import type { PayloadRequest } from 'payload';
import { actorOf } from '../access/actor.ts';
import { routeParam } from '../feed/request-body.ts';
import { Refused } from '../language/refused.ts';
import { inTransaction } from '../workflow/in-transaction.ts';
import { inTurn } from '../workflow/in-turn.ts';
import { contactOf } from './keep-contact.ts';

async function look(id: string, at: Instant, req: PayloadRequest): Promise<Response> {
  const { path } = await req.payload.findByID({
    collection: 'feedback',
    id,
    depth: 0,
    req,
    overrideAccess: false,
  });
  const actor = actorOf(req);
  const handles = actor?.role === 'editor' || actor?.role === 'approver';
  if (req.user === null || !handles || actor.path !== path) {
    throw new Refused(req, 403, 'access-denied', {
      vi: 'Liên hệ: chỉ cán bộ xử lý của đơn vị đang giữ phản ánh được xem.',
      en: 'Contact: only officials of the unit that handles the feedback may see it.',
    });
  }
  const kept = await contactOf(id, req);
  if (kept !== null) {
    const row = { at, by: req.user.id, who: req.user.name };
    const data = { looks: [...kept.looks, row] };
    await req.payload.db.updateOne({
      collection: 'feedback-contacts',
      id: kept.id,
      req,
      returning: false,
      data,
    });
  }
  return Response.json({ contact: kept?.contact ?? {} }, { headers: { 'Cache-Control': 'no-store' } });
}

/** `POST /api/feedback/:id/contact`: the sender's contact, for those who answer; every look is noted (J12). */
export async function answerContact(req: PayloadRequest): Promise<Response> {
  const id = routeParam(req, 'id');
  return inTurn(id, () => inTransaction(req, () => look(id, instantOf(Date.now()), req)));
}
