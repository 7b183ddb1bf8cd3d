import { type AllClear, channelsLeft, ended, isAllClear, placesLeft } from '@nguon/content-model/all-clear';
import { BulletinContent, contentHash, isOver } from '@nguon/content-model/bulletin';
import type { Instant } from '@nguon/content-model/instant';
import { isWithin } from '@nguon/content-model/unit';
import { isolateObjectProperty, type PayloadRequest } from 'payload';
import type { Bulletin } from '../payload-types.ts';
import type { Fault } from './faults-of.ts';

/** What was approved of a record last, withdrawn or not; `null` for one that never was. */
function approvedIn({ approved }: Pick<Bulletin, 'approved'>): BulletinContent | null {
  return BulletinContent.safeParse(approved).data ?? null;
}

async function recordOf(id: string, req: PayloadRequest): Promise<Bulletin | null> {
  const asked = { collection: 'bulletins', id, depth: 0, req, overrideAccess: true } as const;
  return req.payload.findByID({ ...asked, disableErrors: true });
}

/** The title of another all-clear of the same emergency that the public reads at an instant, or `null` (A51). */
async function rivalOf({ id, ends }: AllClear, at: Instant, req: PayloadRequest): Promise<string | null> {
  const { docs } = await req.payload.find({
    collection: 'bulletins',
    where: { and: [{ ends: { equals: ends } }, { _status: { equals: 'published' } }] },
    select: { approved: true },
    depth: 0,
    pagination: false,
    req,
    overrideAccess: true,
  });
  const rivals = docs.flatMap((record) => approvedIn(record) ?? []);
  return rivals.find((other) => other.id !== id && other.ends === ends && !isOver(other, at))?.title ?? null;
}

const unending = {
  vi: 'Chỉ báo yên được cho tin khẩn cấp đã công bố. Hãy chọn tin khẩn cấp, hoặc bỏ trống.',
  en: 'Only an emergency that was public can be ended. Choose one, or leave it empty.',
};
const notYours = {
  vi: 'Tin khẩn cấp của đơn vị khác. Chỉ đơn vị đó hoặc cấp trên báo yên được.',
  en: 'It is the emergency of another unit. That unit or one above it ends it.',
};
const begins = {
  vi: 'Báo yên có hiệu lực ngay khi duyệt. Hãy để thời điểm đã qua.',
  en: 'An all-clear takes effect with its approval. Give a time that has come.',
};
const narrow = {
  vi: 'Báo yên phải đến mọi nơi đã nhận tin khẩn cấp. Hãy thêm đơn vị còn thiếu.',
  en: 'An all-clear reaches every place that the emergency did. Add what is missing.',
};
const silent = {
  vi: 'Báo yên phải ra mọi kênh của tin khẩn cấp. Hãy chọn đủ kênh.',
  en: 'An all-clear is on every channel of its emergency. Choose them all.',
};

/** What keeps a bulletin from ending the emergency it names; nothing for one that names none (E9, A50, A51). */
export async function faultsOfEnding(
  content: BulletinContent,
  at: Instant,
  req: PayloadRequest,
): Promise<Fault[]> {
  if (!isAllClear(content)) return [];
  const record = await recordOf(content.ends, req);
  const emergency = record && approvedIn(record);
  if (emergency?.priority !== 'emergency') return [{ path: 'ends', said: unending }];
  if (!isWithin(emergency.owner, content.owner)) return [{ path: 'ends', said: notYours }];
  const rival = await rivalOf(content, at, req);
  const twice = {
    vi: `Đã có báo yên «${rival}». Hãy sửa hoặc thu hồi bản đó.`,
    en: `There is the all-clear “${rival}”. Change or withdraw that one.`,
  };
  return [
    ...(rival === null ? [] : [{ path: 'ends', said: twice }]),
    ...(content.from > at ? [{ path: 'from', said: begins }] : []),
    ...(placesLeft(emergency, content).length > 0 ? [{ path: 'audience', said: narrow }] : []),
    ...(channelsLeft(emergency, content).length > 0 ? [{ path: 'channels', said: silent }] : []),
  ];
}

/** A request of the system itself in the transaction of another: a unit above ends what a unit below it owns. */
function bySystem(req: PayloadRequest): PayloadRequest {
  const own = isolateObjectProperty(req, ['user', 'context']);
  own.user = null;
  own.context = { ...req.context, step: 'approve' };
  return own;
}

/**
 * Closes the window of the emergency that an approved all-clear names, in the transaction of the approval: the record
 * keeps what ended it and when (E7). One that is withdrawn, over or still to come stays as it is.
 */
export async function endEmergency(
  allClear: BulletinContent,
  at: Instant,
  req: PayloadRequest,
): Promise<void> {
  if (!isAllClear(allClear)) return;
  const record = await recordOf(allClear.ends, req);
  const emergency = record && approvedIn(record);
  if (!record || !emergency || record._status !== 'published') return;
  if (emergency.priority !== 'emergency' || isOver(emergency, at) || at < emergency.from) return;
  const over = ended(emergency, at);
  const { id, createdAt: _, updatedAt: __, ...kept } = record;
  await req.payload.update({
    collection: 'bulletins',
    id,
    data: {
      ...kept,
      stage: 'approved',
      until: over.until,
      approved: over,
      approvedHash: contentHash(over),
      endedBy: allClear.id,
      endedAt: at,
      _status: 'published',
    },
    depth: 0,
    req: bySystem(req),
    overrideAccess: true,
    overrideLock: true,
  });
}
