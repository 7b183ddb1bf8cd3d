import { Enrolled, Enrolment } from '@nguon/content-model/delivery-feed';
import { keyOf } from '@nguon/content-model/unit';
import type { PayloadRequest } from 'payload';
import { bodyOf } from '../feed/request-body.ts';
import { Refused } from '../language/refused.ts';
import { ring } from '../outbox/record.ts';
import { inTransaction } from '../workflow/in-transaction.ts';
import { inTurn } from '../workflow/in-turn.ts';
import { codeHash } from './enrolment-code.ts';
import { devicesWhere, kinds } from './register.ts';

/** `POST enrolments`: a device joins with its one-time code, which is thereby used up (X12). */
export async function answerEnrolment(req: PayloadRequest): Promise<Response> {
  const enrolment = await bodyOf(req, Enrolment);
  const hash = codeHash(enrolment.code, req.payload.secret);
  return inTurn(hash, () => inTransaction(req, () => enrol(hash, enrolment, new Date(), req)));
}

async function enrol(hash: string, { publicKey, tokenHash }: Enrolment, at: Date, req: PayloadRequest) {
  const [found] = await devicesWhere(req, { codeHash: { equals: hash } });
  if (found === undefined || !found.record.codeUntil || new Date(found.record.codeUntil) <= at) {
    throw new Refused(req, 403, 'enrolment-refused', {
      vi: 'Mã ghi danh: không đúng, đã dùng hoặc quá hạn. Hãy lấy mã mới.',
      en: 'Enrolment code: wrong, used or too old. Ask for a new one.',
    });
  }
  const { collection, record } = found;
  await req.payload.db.updateOne({
    collection,
    id: record.id,
    req,
    returning: false,
    data: {
      codeHash: null,
      codeUntil: null,
      publicKey: publicKey.x,
      tokenHash,
      enrolledAt: at.toISOString(),
      revokedAt: null,
      logFault: null,
    },
  });
  await ring(req, { devices: true });
  const enrolled: Enrolled = Enrolled.parse({
    device: record.id,
    kind: kinds[collection],
    unit: keyOf(record.path ?? ''),
    name: record.name,
  });
  return Response.json(enrolled, { status: 201 });
}
