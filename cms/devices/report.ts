import { ReportedOn } from '@nguon/content-model/delivery-feed';
import type { PayloadRequest } from 'payload';
import { bodyOf } from '../feed/request-body.ts';
import { Refused } from '../language/refused.ts';
import { deviceById, type Found } from './register.ts';

/** The enrolled device with an id. @throws {Refused} `device-unknown` */
export async function enrolledDevice(req: PayloadRequest, id: string): Promise<Found> {
  const found = await deviceById(req, id);
  if (found?.record.tokenHash) return found;
  throw new Refused(req, 404, 'device-unknown', {
    vi: `Thiết bị ${id}: chưa ghi danh. Hãy ghi danh trước.`,
    en: `Device ${id}: not enrolled. Enrol it first.`,
  });
}

/**
 * `POST reported`: notes what a device says of itself, and since when it shows what it was not given (Z32). No version,
 * no change for delivery (X9).
 */
export async function answerReported(req: PayloadRequest): Promise<Response> {
  const reported = await bodyOf(req, ReportedOn);
  const { collection, record } = await enrolledDevice(req, reported.device);
  const seenAt = new Date(reported.at).toISOString();
  await req.payload.db.updateOne({
    collection,
    id: record.id,
    returning: false,
    data: {
      seenAt,
      manifest: reported.manifest,
      showing: reported.showing,
      bulletinShown: reported.bulletin,
      clockOffset: reported.clockOffsetSeconds,
      player: reported.playerVersion,
      wrongSince: reported.wrong ? (record.wrongSince ?? seenAt) : null,
    },
  });
  return new Response(null, { status: 204 });
}
