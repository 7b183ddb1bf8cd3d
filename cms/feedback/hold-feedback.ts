import { randomUUID } from 'node:crypto';
import { FeedbackKind } from '@nguon/content-model/feedback';
import { instantOf } from '@nguon/content-model/instant';
import type { CollectionAfterChangeHook, CollectionBeforeChangeHook } from 'payload';
import { actorOf } from '../access/actor.ts';
import { Refused } from '../language/refused.ts';
import { answerHash } from './answer-hash.ts';
import { authorsOf, historyOf, historyRow } from './history.ts';
import { givenContact, keepContact } from './keep-contact.ts';
import { feedbackChannels } from './names.ts';
import { newRecord } from './new-record.ts';

/** An official enters what came by telephone, on paper or in person; the site's comes by itself (J16). */
export const enterFeedback: CollectionBeforeChangeHook = async ({ data, operation, req }) => {
  if (operation !== 'create') return data;
  const channel = feedbackChannels.find((known) => known === data.channel && known !== 'site');
  if (actorOf(req) === null || channel === undefined) {
    throw new Refused(req, 400, 'feedback-refused', {
      vi: 'Nhận qua: phản ánh trên trang tự vào đây. Hãy chọn điện thoại, giấy hoặc gặp trực tiếp.',
      en: 'Received by: the site’s comes in by itself. Choose telephone, paper or in person.',
    });
  }
  const at = instantOf(Date.now());
  const receivedAt = instantOf(new Date(data.receivedAt ?? at));
  if (receivedAt > at) {
    throw new Refused(req, 400, 'feedback-refused', {
      vi: 'Nhận lúc: ở tương lai. Hãy sửa ngày giờ.',
      en: 'Received at: it lies in the future. Correct it.',
    });
  }
  req.context.contact = givenContact(data.contact);
  const { id, subject, text, unit: own, mayPublish } = data;
  const unit = await req.payload.findByID({
    collection: 'units',
    id: own,
    depth: 0,
    req,
    overrideAccess: true,
  });
  const kind = FeedbackKind.parse(data.kind);
  const original = { kind, subject, text, about: null, mayPublish: mayPublish === true, channel, receivedAt };
  return { ...newRecord(original, unit, historyRow('enter', at, req.user)), id, sending: randomUUID() };
};

/** Seals the contact that was entered with a feedback (J11). */
export const keepEnteredContact: CollectionAfterChangeHook = async ({ doc, operation, req }) => {
  if (operation !== 'create') return;
  await keepContact(givenContact(req.context.contact), doc, req);
  delete req.context.contact;
};

/** What a save never touches: all that steps write, so that a step taken meanwhile is not undone. */
const byStepsAlone = [
  'stage',
  'notice',
  'history',
  'code',
  'dueAt',
  'answeredAt',
  'sending',
  'submittedAt',
  'submittedHash',
  'authors',
];

/**
 * Saving changes the answer and the public words alone. It undoes a submission, and makes whoever saves an author of
 * the answer (J7).
 */
export const holdFeedback: CollectionBeforeChangeHook = ({ data, operation, originalDoc, req }) => {
  if (operation === 'create') return data;
  const written = Object.fromEntries(Object.entries(data).filter(([name]) => !byStepsAlone.includes(name)));
  const after = { ...originalDoc, ...written, reply: { ...originalDoc.reply, ...data.reply } };
  if (answerHash(after) === answerHash(originalDoc)) return written;
  const withSaver = [...new Set([...authorsOf(originalDoc), ...(req.user ? [req.user.id] : [])])];
  return { ...written, submittedAt: null, submittedHash: null, authors: withSaver };
};

/** A save that a step has overtaken is refused whole: the step was taken with what stood there before (J7). */
export const refuseOvertaken: CollectionAfterChangeHook = async ({ doc, operation, previousDoc, req }) => {
  if (operation === 'create') return;
  const asked = { collection: 'feedback', id: doc.id, depth: 0, req, overrideAccess: true } as const;
  const now = await req.payload.findByID(asked);
  if (historyOf(now).length === historyOf(previousDoc).length) return;
  throw new Refused(req, 409, 'stage-refused', {
    vi: 'Phản ánh: người khác vừa xử lý. Hãy tải lại trang.',
    en: 'Feedback: another person has just acted on it. Load the page again.',
  });
};
