import type { BulletinContent } from '@nguon/content-model/bulletin';
import { Sha256 } from '@nguon/content-model/content-address';
import { instantOf } from '@nguon/content-model/instant';
import { recordingHash } from '@nguon/content-model/recording';
import { isWithin } from '@nguon/content-model/unit';
import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import { type Actor, actorOf, idOf } from '../access/actor.ts';
import { bodyOf, routeParam } from '../feed/request-body.ts';
import { Refused } from '../language/refused.ts';
import type { Bulletin, Recording } from '../payload-types.ts';
import { recordingFrom, recordingOf } from './recording-of.ts';

const Body = z.strictObject({ hash: Sha256 });

/** The recording a request names, for whoever may read it. */
export async function askedRecording(req: PayloadRequest): Promise<Recording> {
  const asked = { collection: 'recordings', id: routeParam(req, 'id'), depth: 0, req } as const;
  await req.payload.findByID({ ...asked, overrideAccess: false });
  return req.payload.findByID({ ...asked, overrideAccess: true });
}

/** May this official say that a recording says what the text says: editors and approvers of its unit and of those above? */
export function mayListen(actor: Actor | null, { path }: Recording): boolean {
  return actor !== null && ['editor', 'approver'].includes(actor.role) && isWithin(path ?? '', actor.path);
}

/** Did this official bring the recording, or write its words? */
export function hasBrought(actor: Actor | null, { broughtBy }: Recording): boolean {
  return (broughtBy ?? []).map(idOf).includes(actor?.id ?? '');
}

/** Is it confirmed as it is now, with these words? */
export function isConfirmed(recording: Recording): boolean {
  return recording.confirmedHash === recordingHash(recordingFrom(recording));
}

/** `POST /api/recordings/:id/confirm`: a second person says that the recording says what the text says (W105). */
export async function answerConfirm(req: PayloadRequest): Promise<Response> {
  const { hash } = await bodyOf(req, Body);
  const recording = await askedRecording(req);
  const actor = actorOf(req);
  if (actor === null || !mayListen(actor, recording)) {
    throw new Refused(req, 403, 'access-denied', {
      vi: 'Ghi âm: bạn không có quyền xác nhận. Hãy nhờ người soạn hoặc người duyệt của đơn vị, hoặc của cấp trên.',
      en: 'Recording: you may not confirm it. Ask an editor or approver of the unit or above.',
    });
  }
  if (hasBrought(actor, recording)) {
    throw new Refused(req, 409, 'stage-refused', {
      vi: 'Ghi âm: bạn là người ghi, tải lên hoặc viết lời. Hãy nhờ người khác biết tiếng này nghe và xác nhận.',
      en: 'Recording: you recorded it, sent it or wrote its words. Ask another person who knows the language.',
    });
  }
  if (hash !== recordingHash(recordingFrom(recording))) {
    throw new Refused(req, 409, 'approval-broken', {
      vi: 'Ghi âm: lời bằng chữ đã đổi sau khi bạn mở trang. Hãy tải lại trang và nghe lại.',
      en: 'Recording: its words changed after you opened the page. Load it again and listen again.',
    });
  }
  const data = { confirmedBy: actor.id, confirmedAt: instantOf(Date.now()), confirmedHash: hash };
  const asked = { collection: 'recordings', id: recording.id, depth: 0, overrideAccess: true, req } as const;
  await req.payload.update({ ...asked, data });
  return Response.json({ confirmed: true });
}

/** Refuses to approve a bulletin whose recording nobody else has listened to. @throws {Refused} (W105) */
export async function checkConfirmed(
  bulletin: Bulletin,
  { recording }: BulletinContent,
  req: PayloadRequest,
): Promise<void> {
  if (recording === undefined) return;
  const kept = bulletin.recording
    ? await recordingOf({ id: bulletin.id, path: bulletin.path ?? '' }, bulletin.recording, req)
    : null;
  if (kept?.confirmedHash === recordingHash(recording)) return;
  throw new Refused(req, 409, 'approval-broken', {
    vi: 'Ghi âm: chưa có người thứ hai nghe và xác nhận đúng lời. Hãy xác nhận ở mục «Ghi âm người đọc», hoặc bỏ bản ghi âm.',
    en: 'Recording: no second person has confirmed that it says the text. Confirm it under “Recorded speech”, or take it off.',
  });
}
