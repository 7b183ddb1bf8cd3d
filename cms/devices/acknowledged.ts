import { Acknowledged, saysMore } from '@nguon/content-model/command';
import type { PayloadRequest } from 'payload';
import { bodyOf } from '../feed/request-body.ts';
import { inTurn } from '../workflow/in-turn.ts';

async function keep({ device, command, at, outcome, reason }: Acknowledged, req: PayloadRequest) {
  const { docs } = await req.payload.find({
    collection: 'outbox',
    where: { and: [{ commandId: { equals: command } }, { commandDevice: { equals: device } }] },
    limit: 1,
    pagination: false,
    depth: 0,
    overrideAccess: true,
  });
  const [row] = docs;
  if (row && saysMore(outcome, row.commandOutcome ?? null)) {
    await req.payload.db.updateOne({
      collection: 'outbox',
      id: row.id,
      returning: false,
      data: {
        commandOutcome: outcome,
        commandReason: reason,
        commandAnsweredAt: new Date(at).toISOString(),
      },
    });
  }
  return new Response(null, { status: 204 });
}

/**
 * `POST acknowledged`: keeps with a command what became of it (D70). No change for delivery. A command that is none of
 * the device's, as after a database was restored, is let go of: nobody would ever take it.
 */
export async function answerAcknowledged(req: PayloadRequest): Promise<Response> {
  const acknowledged = await bodyOf(req, Acknowledged);
  return inTurn(`command ${acknowledged.command}`, () => keep(acknowledged, req));
}
