import { randomUUID } from 'node:crypto';
import { addressOf } from '@nguon/content-model/content-address';
import type { FeedbackSent } from '@nguon/content-model/feedback';
import { type Instant, later } from '@nguon/content-model/instant';
import type { PayloadRequest, Where } from 'payload';
import { Refused } from '../language/refused.ts';
import { deskOf } from '../outbox/desk.ts';
import type { Feedback, Unit } from '../payload-types.ts';
import { inTransaction } from '../workflow/in-transaction.ts';
import { inTurn } from '../workflow/in-turn.ts';
import { historyRow } from './history.ts';
import { givenContact, keepContact } from './keep-contact.ts';
import { newRecord } from './new-record.ts';

/** How many feedbacks a unit's site takes in a minute (J2). */
export const MOST_A_MINUTE = 20;
const MINUTE_SECONDS = 60;

async function firstOf(where: Where, req: PayloadRequest): Promise<Feedback | null> {
  const asked = { collection: 'feedback', where, depth: 0, limit: 1, pagination: false } as const;
  const { docs } = await req.payload.find({ ...asked, req, overrideAccess: true });
  return docs[0] ?? null;
}

/** The unit that feedback is for. @throws {Refused} `unit-unknown` for one without a site (J2) */
async function unitOf(key: string, req: PayloadRequest): Promise<Unit> {
  const path = (await deskOf(req.payload).snapshot()).withSite.get(key);
  const where = { path: { equals: path ?? '' } };
  const asked = { collection: 'units', where, depth: 0, limit: 1, pagination: false } as const;
  const { docs } = await req.payload.find({ ...asked, req, overrideAccess: true });
  if (path !== undefined && docs[0] !== undefined) return docs[0];
  throw new Refused(req, 404, 'unit-unknown', {
    vi: `Đơn vị ${key}: không có trang thông tin. Hãy kiểm tra mã.`,
    en: `Unit ${key}: it has no site. Check the key.`,
  });
}

/** @throws {Refused} 429 once the unit took as many as it does in a minute (J2) */
async function refuseFlood(path: string, at: Instant, req: PayloadRequest): Promise<void> {
  const { totalDocs } = await req.payload.count({
    collection: 'feedback',
    where: {
      and: [
        { path: { equals: path } },
        { channel: { equals: 'site' } },
        { receivedAt: { greater_than: later(at, -MINUTE_SECONDS) } },
      ],
    },
    req,
    overrideAccess: true,
  });
  if (totalDocs < MOST_A_MINUTE) return;
  req.responseHeaders = new Headers({ 'Retry-After': String(MINUTE_SECONDS) });
  throw new Refused(req, 429, 'feedback-refused', {
    vi: 'Phản ánh: đang có quá nhiều người gửi. Hãy gửi lại sau một phút.',
    en: 'Feedback: too many are being sent. Send it again in a minute.',
  });
}

/** The bulletin a feedback names, where it is public; another is left out. */
async function aboutOf({ about }: FeedbackSent, req: PayloadRequest): Promise<string | null> {
  if (about === null) return null;
  const where = { and: [{ id: { equals: about } }, { _status: { equals: 'published' } }] };
  const { totalDocs } = await req.payload.count({
    collection: 'bulletins',
    where,
    req,
    overrideAccess: true,
  });
  return totalDocs > 0 ? about : null;
}

/** Keeps what was sent to a unit, in the transaction of the request. @throws {Refused} when too many come (J2) */
export async function keepFeedback(
  sent: FeedbackSent,
  unit: Unit,
  at: Instant,
  req: PayloadRequest,
): Promise<Feedback> {
  const sending = addressOf(sent);
  const before = await firstOf({ sending: { equals: sending } }, req);
  if (before !== null) return before;
  await refuseFlood(unit.path ?? '', at, req);
  const { kind, subject, text, mayPublish } = sent;
  const about = await aboutOf(sent, req);
  const original = { kind, subject, text, mayPublish, about, channel: 'site', receivedAt: at } as const;
  const id = randomUUID();
  const data = { ...newRecord(original, unit, historyRow('receive', at, null)), id, sending };
  await req.payload.db.create({ collection: 'feedback', req, data });
  await keepContact(givenContact(sent.contact), data, req);
  return req.payload.findByID({ collection: 'feedback', id, depth: 0, req, overrideAccess: true });
}

/**
 * Keeps what a resident sent from a site. The same sending with the same words is one feedback, however often it comes
 * (J1); with other words it is another, so that nobody is told of a stranger's.
 *
 * @throws {Refused} `unit-unknown`, or `feedback-refused` (429) when too many come
 */
export async function receiveFeedback(
  sent: FeedbackSent,
  at: Instant,
  req: PayloadRequest,
): Promise<Feedback> {
  const unit = await unitOf(sent.unit, req);
  return inTurn(`feedback to ${sent.unit}`, () =>
    inTransaction(req, () => keepFeedback(sent, unit, at, req)),
  );
}
