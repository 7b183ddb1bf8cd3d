import { isWholeOrder, order } from '@nguon/content-model/command';
import type { Endpoint, PayloadRequest } from 'payload';
import { z } from 'zod';
import { type Actor, actorOf } from '../access/actor.ts';
import { bodyOf, routeParam } from '../feed/request-body.ts';
import { Refused } from '../language/refused.ts';
import type { Said } from '../language/said.ts';
import { ring } from '../outbox/record.ts';
import type { Board, Speaker } from '../payload-types.ts';
import { inTransaction } from '../workflow/in-transaction.ts';
import { CODE_LIFE_MS, codeHash, newCode } from './enrolment-code.ts';
import { maySwitch } from './may-switch.ts';
import type { DeviceCollection } from './register.ts';

/** Who may do a deed to a device, and what everybody else is told. */
interface Right {
  readonly holds: (actor: Actor, path: string | null | undefined) => boolean;
  readonly refusal: Said;
}

/** Editors of its unit, and the operator (A7). */
const governing: Right = {
  holds: ({ role, path }, unit) => role === 'admin' || (role === 'editor' && path === unit),
  refusal: {
    vi: 'Thiết bị: chỉ biên tập viên của đơn vị điều khiển được.',
    en: 'Device: only an editor of its unit may govern it.',
  },
};

/** Those of the units above too (A32). */
const switching: Right = {
  holds: maySwitch,
  refusal: {
    vi: 'Thiết bị: chỉ biên tập viên và người duyệt của đơn vị và cấp trên tắt, bật được.',
    en: 'Device: only editors and approvers of its unit and of the units above may switch it.',
  },
};

/** The device, if the asker may read it and has the right. */
async function deviceFor(
  { holds, refusal }: Right,
  collection: DeviceCollection,
  req: PayloadRequest,
): Promise<Board | Speaker> {
  const id = routeParam(req, 'id');
  await req.payload.findByID({ collection, id, depth: 0, req, overrideAccess: false });
  const record = await req.payload.findByID({ collection, id, depth: 0, req, overrideAccess: true });
  const actor = actorOf(req);
  if (actor !== null && holds(actor, record.path)) return record;
  throw new Refused(req, 403, 'access-denied', refusal);
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

/** Keeps a device off or on from now, and commands it at once where there is one (W51). */
function switchTo(off: boolean): Deed {
  return async ({ id, path, tokenHash }, collection, req) => {
    const data = collection === 'boards' ? { blanked: off } : { muted: off };
    await req.payload.db.updateOne({ collection, id, req, returning: false, data });
    const command = { device: id, act: off ? 'blank' : 'show', percent: null } as const;
    await ring(req, { only: path ? [path] : [], ...(tokenHash && { command }) });
    return Response.json({ device: id, off });
  };
}

const deeds: readonly (readonly [name: string, right: Right, deed: Deed])[] = [
  ['enrolment', governing, giveCode],
  ['revoke', governing, revoke],
  ['command', governing, command],
  ['blank', switching, switchTo(true)],
  ['show', switching, switchTo(false)],
];

/** `POST /api/boards|speakers/:id/enrolment|revoke|command|blank|show`. */
export function deviceEndpoints(collection: DeviceCollection): Endpoint[] {
  return deeds.map(([name, right, deed]) => ({
    path: `/:id/${name}`,
    method: 'post',
    handler: (req) =>
      inTransaction(req, async () => deed(await deviceFor(right, collection, req), collection, req)),
  }));
}
