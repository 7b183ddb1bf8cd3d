import { randomUUID } from 'node:crypto';
import { Receipt } from '@nguon/content-model/delivery-feed';
import { fullName } from '@nguon/content-model/unit';
import type { PayloadRequest } from 'payload';
import { deskOf } from '../outbox/desk.ts';
import { inTurn } from '../workflow/in-turn.ts';
import { bodyOf } from './request-body.ts';

/** The row of delivery as a whole. */
export const WHOLE = '*';

/** The unit a receipt is for, as its row names it. */
async function unitOf(key: string | null, req: PayloadRequest) {
  if (key === null) return { unitKey: WHOLE, unitName: null, path: null };
  const { withSite, units } = await deskOf(req.payload).snapshot();
  const path = withSite.get(key) ?? [...units.keys()].find((held) => held.endsWith(`${key}/`)) ?? null;
  const unit = path === null ? undefined : units.get(path);
  return { unitKey: key, unitName: unit ? fullName(unit) : key, path };
}

async function keep(receipt: Receipt, req: PayloadRequest): Promise<Response> {
  const { cursor, edition, broker } = receipt;
  const failures = receipt.failures.map((failure) => ({ id: randomUUID(), ...failure }));
  const unit = await unitOf(receipt.unit, req);
  const where = { unitKey: { equals: unit.unitKey } };
  const known = await req.payload.db.findOne<{
    id: string;
    broker?: string | null;
    brokerSince?: string | null;
  }>({
    collection: 'receipts',
    where,
  });
  const at = new Date(receipt.at).toISOString();
  const state =
    broker === undefined
      ? {}
      : { broker, brokerSince: known?.broker === broker ? (known.brokerSince ?? at) : at };
  const data = { ...unit, ...state, cursor, at, edition, failures, failing: failures.length > 0 };
  if (known === null) await req.payload.db.create({ collection: 'receipts', data });
  else await req.payload.db.updateOne({ collection: 'receipts', id: known.id, data, returning: false });
  return new Response(null, { status: 204 });
}

/** `POST receipts`: keeps the latest word of delivery on each unit (X11). */
export async function answerReceipt(req: PayloadRequest): Promise<Response> {
  const receipt = await bodyOf(req, Receipt);
  return inTurn(`receipt ${receipt.unit ?? WHOLE}`, () => keep(receipt, req));
}
