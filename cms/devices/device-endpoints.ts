import { everydayVolume } from '@nguon/content-model/broadcast-rules';
import { type Act, isWholeOrder, order } from '@nguon/content-model/command';
import type { Endpoint, PayloadRequest } from 'payload';
import { z } from 'zod';
import { type Actor, actorOf } from '../access/actor.ts';
import { bodyOf, routeParam } from '../feed/request-body.ts';
import { Refused } from '../language/refused.ts';
import type { Said } from '../language/said.ts';
import { ring } from '../outbox/record.ts';
import type { Board, Speaker } from '../payload-types.ts';
import { rulesOf } from '../speakers/plan-sources.ts';
import { playableOn } from '../speakers/playable.ts';
import { rulesFor } from '../speakers/read-plan.ts';
import { inTransaction } from '../workflow/in-transaction.ts';
import { CODE_LIFE_MS, codeHash, newCode } from './enrolment-code.ts';
import { givenCommands } from './given-commands.ts';
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

/** Everybody who may see it (W126). */
const reading: Right = { ...governing, holds: () => true };

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

/** Makes the device nobody: its key and token are forgotten, and it is told while it is still known (D54). */
const revoke: Deed = async ({ id, tokenHash }, collection, req) => {
  const revokedAt = new Date().toISOString();
  await req.payload.db.updateOne({
    collection,
    id,
    req,
    returning: false,
    data: { revokedAt, publicKey: null, tokenHash: null, codeHash: null, codeUntil: null },
  });
  const command = { device: id, act: 'revoke', percent: null } as const;
  await ring(req, { devices: true, ...(tokenHash && { command }) });
  return Response.json({ device: id, revokedAt });
};

const Order = z.strictObject({ ...order, percent: order.percent.default(null) });

type Ordered = z.output<typeof Order>;

/** The acts that only boards, and only speakers, know. */
const actsOfOne: Readonly<Record<DeviceCollection, readonly Act[]>> = {
  boards: ['brightness'],
  speakers: ['play', 'stop', 'volume'],
};

/** @throws {Refused} `command-refused` when the device could not obey it as it stands */
function checkOrder(req: PayloadRequest, collection: DeviceCollection, ordered: Ordered): void {
  const other = collection === 'boards' ? 'speakers' : 'boards';
  const isOf = !actsOfOne[other].includes(ordered.act) && !['revoke', 'live', 'over'].includes(ordered.act);
  if (isOf && isWholeOrder(ordered)) return;
  throw new Refused(req, 400, 'command-refused', {
    vi: 'Lệnh: độ sáng chỉ đặt cho bảng; phát, dừng và âm lượng chỉ cho cụm loa; mức từ 1 đến 100 %. Hãy sửa.',
    en: 'Command: brightness is for boards alone; play, stop and volume are for speakers; levels go from 1 to 100 %. Correct it.',
  });
}

/** @throws {Refused} `command-refused` when rules forbid the volume (S13) or the clip is none of the cluster's (S31) */
async function checkSound(req: PayloadRequest, path: string, { act, percent, clip }: Ordered): Promise<void> {
  if (act === 'volume' && percent !== null) {
    const highest = everydayVolume(100, (await rulesFor(path, req)).map(rulesOf));
    if (percent <= highest) return;
    throw new Refused(req, 400, 'command-refused', {
      vi: `Âm lượng ${percent} %: quy chế phát thanh cho đến ${highest} %. Hãy chọn mức thấp hơn.`,
      en: `Volume ${percent} %: the broadcast rules allow ${highest} %. Choose a lower one.`,
    });
  }
  if (act !== 'play' || (await playableOn(path, req)).some((playable) => playable.clip === clip)) return;
  throw new Refused(req, 400, 'command-refused', {
    vi: 'Phát ngay: cụm loa không có tệp phát nào như thế đang còn hiệu lực. Hãy chọn trong danh sách.',
    en: 'Play now: the speaker has no such clip that is current. Choose one from the list.',
  });
}

/** What the speaker can be told to play now. */
const playable: Deed = async ({ path }, _collection, req) =>
  Response.json({ clips: await playableOn(path ?? '', req) }, { headers: { 'Cache-Control': 'no-store' } });

/** The latest commands to the device, and what became of them. */
const commands: Deed = async (record, _collection, req) =>
  Response.json({ commands: await givenCommands(record, req) }, { headers: { 'Cache-Control': 'no-store' } });

const command: Deed = async ({ id, path, tokenHash }, collection, req) => {
  const ordered = await bodyOf(req, Order);
  checkOrder(req, collection, ordered);
  await checkSound(req, path ?? '', ordered);
  if (!tokenHash) {
    throw new Refused(req, 409, 'command-refused', {
      vi: 'Thiết bị: chưa ghi danh. Hãy ghi danh trước.',
      en: 'Device: not enrolled yet. Enrol it first.',
    });
  }
  return Response.json(
    { device: id, act: ordered.act, id: await ring(req, { command: { device: id, ...ordered } }) },
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

/**
 * `POST /api/boards|speakers/:id/enrolment|revoke|command|blank|show`, `GET /api/boards|speakers/:id/commands`,
 * `GET /api/speakers/:id/playable`.
 */
export function deviceEndpoints(collection: DeviceCollection): Endpoint[] {
  const posted = deeds.map(
    ([name, right, deed]): Endpoint => ({
      path: `/:id/${name}`,
      method: 'post',
      handler: (req) =>
        inTransaction(req, async () => deed(await deviceFor(right, collection, req), collection, req)),
    }),
  );
  const asked = (name: string, right: Right, deed: Deed): Endpoint => ({
    path: `/:id/${name}`,
    method: 'get',
    handler: async (req) => deed(await deviceFor(right, collection, req), collection, req),
  });
  const listed = [...posted, asked('commands', reading, commands)];
  return collection === 'boards' ? listed : [...listed, asked('playable', governing, playable)];
}
