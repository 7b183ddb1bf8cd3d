import { isWholeOrder, order } from '@nguon/content-model/command';
import type { Endpoint, PayloadRequest } from 'payload';
import { z } from 'zod';
import { actorOf } from '../access/actor.ts';
import { bodyOf, routeParam } from '../feed/request-body.ts';
import { Refused } from '../language/refused.ts';
import { ring } from '../outbox/record.ts';
import type { Board, Speaker } from '../payload-types.ts';
import { inTransaction } from '../workflow/in-transaction.ts';
import { CODE_LIFE_MS, codeHash, newCode } from './enrolment-code.ts';
import type { DeviceCollection } from './register.ts';

/** The device, if the asker may govern it: an editor of its unit, or the operator (A7). */
async function governed(collection: DeviceCollection, req: PayloadRequest): Promise<Board | Speaker> {
  const id = routeParam(req, 'id');
  await req.payload.findByID({ collection, id, depth: 0, req, overrideAccess: false });
  const record = await req.payload.findByID({ collection, id, depth: 0, req, overrideAccess: true });
  const actor = actorOf(req);
  const governs = actor?.role === 'admin' || (actor?.role === 'editor' && actor.path === record.path);
  if (governs) return record;
  throw new Refused(req, 403, 'access-denied', {
    vi: 'Thiết bị: chỉ biên tập viên của đơn vị điều khiển được.',
    en: 'Device: only an editor of its unit may govern it.',
  });
}

type Deed = (record: Board | Speaker, collection: DeviceCollection, req: PayloadRequest) => Promise<Response>;

/** Gives out a one-time code; the one before it is void (X12). */
const giveCode: Deed = async ({ id, name }, collection, req) => {
  const code = newCode();
  const until = new Date(Date.now() + CODE_LIFE_MS).toISOString();
  await req.payload.db.updateOne({
    collection,
    id,
    req,
    returning: false,
    data: { codeHash: codeHash(code, req.payload.secret), codeUntil: until },
  });
  return Response.json({ device: id, name, code, until }, { headers: { 'Cache-Control': 'no-store' } });
};

/** Makes the device nobody: its key and token are forgotten. */
const revoke: Deed = async ({ id }, collection, req) => {
  const revokedAt = new Date().toISOString();
  await req.payload.db.updateOne({
    collection,
    id,
    req,
    returning: false,
    data: { revokedAt, publicKey: null, tokenHash: null, codeHash: null, codeUntil: null },
  });
  await ring(req, { devices: true });
  return Response.json({ device: id, revokedAt });
};

const Order = z.strictObject({ ...order, percent: order.percent.default(null) });

const command: Deed = async ({ id, tokenHash }, collection, req) => {
  const { act, percent } = await bodyOf(req, Order);
  if (!isWholeOrder({ act, percent }) || (act === 'brightness' && collection === 'speakers')) {
    throw new Refused(req, 400, 'command-refused', {
      vi: 'Lệnh: độ sáng chỉ đặt cho bảng, từ 1 đến 100 %. Hãy sửa.',
      en: 'Command: brightness is for boards alone, from 1 to 100 %. Correct it.',
    });
  }
  if (!tokenHash) {
    throw new Refused(req, 409, 'command-refused', {
      vi: 'Thiết bị: chưa ghi danh. Hãy ghi danh trước.',
      en: 'Device: not enrolled yet. Enrol it first.',
    });
  }
  return Response.json(
    { device: id, act, id: await ring(req, { command: { device: id, act, percent } }) },
    { status: 202 },
  );
};

/** `POST /api/boards|speakers/:id/enrolment|revoke|command`. */
export function deviceEndpoints(collection: DeviceCollection): Endpoint[] {
  return Object.entries({ enrolment: giveCode, revoke, command }).map(([name, deed]) => ({
    path: `/:id/${name}`,
    method: 'post',
    handler: (req) => inTransaction(req, async () => deed(await governed(collection, req), collection, req)),
  }));
}
