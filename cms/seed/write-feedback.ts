import { keyOf } from '@nguon/content-model/unit';
import type { PayloadRequest } from 'payload';
import { keepFeedback } from '../feedback/receive.ts';
import { takeFeedbackStep } from '../feedback/take-step.ts';
import type { PlannedFeedback } from './demo-feedback.ts';
import { type Ids, idIn } from './write-places.ts';

/** Whom sample feedback is from. Nobody has this number. */
const SENDER = { name: 'Người gửi mẫu', phone: '0900 000 000' };

interface Officials {
  readonly editor: PayloadRequest;
  readonly approver: PayloadRequest;
}

/** Takes a feedback as far as it came, through the same steps as officials do (R27). */
async function handle(id: string, planned: PlannedFeedback, { editor, approver }: Officials): Promise<void> {
  const { stage, reply, symbol, repliedAt: at, receivedAt } = planned;
  if (stage === 'received') return;
  if (stage === 'refused') {
    await takeFeedbackStep({ step: 'refuse', id, at, reason: reply }, approver);
    return;
  }
  await takeFeedbackStep({ step: 'begin', id, at: receivedAt }, editor);
  if (stage === 'inProgress') return;
  const data = { reply: { text: reply, symbol } };
  await editor.payload.update({
    collection: 'feedback',
    id,
    data,
    depth: 0,
    req: editor,
    overrideAccess: true,
  });
  const { submittedHash } = await takeFeedbackStep({ step: 'submit', id, at }, editor);
  if (stage === 'submitted') return;
  const step = stage === 'answered' ? 'answer' : 'publish';
  await takeFeedbackStep({ step, id, at, hash: submittedHash ?? '' }, approver);
}

/** Writes a made-up feedback as if a resident had sent it. */
export async function writeFeedback(
  planned: PlannedFeedback,
  units: Ids,
  officials: Officials,
  req: PayloadRequest,
): Promise<void> {
  const { unit: path, kind, subject, text, mayPublish, sending, receivedAt } = planned;
  const asked = { collection: 'units', id: idIn(units, path), depth: 0, req } as const;
  const unit = await req.payload.findByID({ ...asked, overrideAccess: true });
  const sent = { unit: keyOf(path), kind, subject, text, mayPublish, sending, about: null, contact: SENDER };
  const { id } = await keepFeedback(sent, unit, receivedAt, req);
  await handle(id, planned, officials);
}
