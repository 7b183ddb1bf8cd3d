import type { Instant } from '@nguon/content-model/instant';
import type { PayloadRequest } from 'payload';
import { type Actor, actorOf, idOf } from '../access/actor.ts';
import { Refused } from '../language/refused.ts';
import { ring } from '../outbox/record.ts';
import type { Feedback, Unit } from '../payload-types.ts';
import { inTransaction } from '../workflow/in-transaction.ts';
import { inTurn } from '../workflow/in-turn.ts';
import { answerHash } from './answer-hash.ts';
import { checkComplete, checkPublic } from './check-answer.ts';
import { destinationOf } from './destination.ts';
import { authorsOf, historyOf, historyRow } from './history.ts';
import { stageNames, stepNames } from './names.ts';
import { committeeOf } from './new-record.ts';
import { type FeedbackStep, stepRules } from './steps.ts';

export interface FeedbackStepRequest {
  readonly step: FeedbackStep;
  readonly id: string;
  /** The answer that the approver saw. */
  readonly hash?: string;
  readonly reason?: string;
  /** Key of the unit it is transferred to. */
  readonly unit?: string;
  readonly at: Instant;
}

/** The feedback, for whoever may read it. */
async function latest(id: string, req: PayloadRequest): Promise<Feedback> {
  const asked = { collection: 'feedback', id, depth: 0, req } as const;
  await req.payload.findByID({ ...asked, overrideAccess: false });
  return req.payload.findByID({ ...asked, overrideAccess: true });
}

/** @throws {Refused} when this official may not take the step, or the stage does not leave it open (J5) */
function checkStep(step: FeedbackStep, feedback: Feedback, req: PayloadRequest): Actor {
  const actor = actorOf(req);
  const { from, takers, submitted } = stepRules[step];
  if (actor === null || actor.path !== feedback.path || !takers.includes(actor.role)) {
    throw new Refused(req, 403, 'access-denied', {
      vi: 'Bạn không có quyền làm bước này với phản ánh này.',
      en: 'You may not take this step with this feedback.',
    });
  }
  const stage = feedback.stage ?? 'received';
  if (!from.includes(stage)) {
    throw new Refused(req, 409, 'stage-refused', {
      vi: `Phản ánh: đang ở giai đoạn «${stageNames[stage].vi}» nên không làm bước «${stepNames[step].vi}» được.`,
      en: `Feedback: it is at the stage “${stageNames[stage].en}”, which leaves “${stepNames[step].en}” closed.`,
    });
  }
  if (submitted && !feedback.submittedHash) {
    throw new Refused(req, 409, 'stage-refused', {
      vi: 'Trả lời: chưa gửi duyệt. Hãy gửi duyệt trước.',
      en: 'Answer: it was not submitted. Submit it first.',
    });
  }
  return actor;
}

/** Another person approves than wrote, and exactly what was submitted and seen (J7). */
function checkPair(feedback: Feedback, actor: Actor, seen: string, req: PayloadRequest): void {
  if (authorsOf(feedback).includes(actor.id)) {
    throw new Refused(req, 409, 'stage-refused', {
      vi: 'Duyệt: bạn là người soạn hoặc gửi duyệt câu trả lời này. Hãy nhờ người duyệt khác.',
      en: 'Approval: you wrote or submitted this answer. Ask another approver.',
    });
  }
  const hash = answerHash(feedback);
  if (hash === feedback.submittedHash && hash === seen) return;
  throw new Refused(req, 409, 'approval-broken', {
    vi: 'Duyệt: câu trả lời đã thay đổi sau khi gửi duyệt. Hãy đọc lại và gửi duyệt lại.',
    en: 'Approval: the answer changed after it was submitted. Read it again and have it submitted again.',
  });
}

function reasonOf({ step, reason = '' }: FeedbackStepRequest, req: PayloadRequest): string {
  if (!stepRules[step].reason || reason.trim() !== '') return reason.trim();
  throw new Refused(req, 400, 'stage-refused', {
    vi: 'Lý do: chưa điền. Hãy ghi lý do.',
    en: 'Reason: it is missing. Give one.',
  });
}

async function ownUnit({ unit }: Feedback, req: PayloadRequest): Promise<Unit> {
  return req.payload.findByID({ collection: 'units', id: idOf(unit), depth: 0, req, overrideAccess: true });
}

/** What a step changes beside the stage and the history. */
async function changesOf(
  feedback: Feedback,
  request: FeedbackStepRequest,
  actor: Actor,
  req: PayloadRequest,
): Promise<Record<string, unknown>> {
  const { step, at, hash = '' } = request;
  const reason = reasonOf(request, req);
  const unsubmitted = { submittedAt: null, submittedHash: null };
  switch (step) {
    case 'begin':
    case 'unpublish':
      return {};
    case 'submit': {
      checkComplete(feedback, req);
      await checkPublic(feedback, req);
      const authors = [...new Set([...authorsOf(feedback), actor.id])];
      return { authors, submittedAt: at, submittedHash: answerHash(feedback) };
    }
    case 'publish':
    case 'answer':
      checkPair(feedback, actor, hash, req);
      if (step === 'publish') await checkConsent(feedback, req);
      return { answeredAt: feedback.stage === 'answered' ? feedback.answeredAt : at };
    case 'return':
    case 'reopen':
      return unsubmitted;
    case 'refuse':
      return { ...unsubmitted, notice: { text: reason, by: committeeOf(await ownUnit(feedback, req)), at } };
    case 'transfer': {
      const from = committeeOf(await ownUnit(feedback, req));
      const to = await destinationOf(request.unit ?? '', feedback.path ?? '', req);
      const reply = { text: '', by: committeeOf(to), symbol: '' };
      const notice = { text: reason, by: from, at };
      return { ...unsubmitted, unit: to.id, path: to.path, reply, authors: [], notice };
    }
  }
}

/** Nothing is published without the sender's consent, or with personal data in it (J8, J14). */
async function checkConsent(feedback: Feedback, req: PayloadRequest): Promise<void> {
  if (feedback.mayPublish !== true) {
    throw new Refused(req, 409, 'feedback-refused', {
      vi: 'Công bố: người gửi không đồng ý. Hãy chỉ trả lời người gửi.',
      en: 'Publication: the sender did not agree. Answer the sender alone.',
    });
  }
  await checkPublic(feedback, req);
}

async function take(request: FeedbackStepRequest, req: PayloadRequest): Promise<Feedback> {
  const { step, id, at } = request;
  const feedback = await latest(id, req);
  const actor = checkStep(step, feedback, req);
  const changes = await changesOf(feedback, request, actor, req);
  const row = historyRow(step, at, req.user, reasonOf(request, req));
  const data = { ...changes, stage: stepRules[step].to, history: [...historyOf(feedback), row] };
  await req.payload.db.updateOne({ collection: 'feedback', id, req, returning: false, data });
  const saved = await req.payload.findByID({
    collection: 'feedback',
    id,
    depth: 0,
    req,
    overrideAccess: true,
  });
  // Saving an answer does not wait its turn; one that came between must not reach anybody.
  if (step === 'publish' || step === 'answer') checkPair(saved, actor, request.hash ?? '', req);
  if (step === 'transfer') await moveContact(saved, req);
  if (step === 'publish' || step === 'unpublish') await ring(req, { only: [saved.path ?? ''] });
  return saved;
}

/** The contact goes with the feedback (J10). */
async function moveContact({ id, path }: Feedback, req: PayloadRequest): Promise<void> {
  const where = { feedback: { equals: id } };
  const known = await req.payload.db.findOne<{ id: string }>({ collection: 'feedback-contacts', where, req });
  if (known === null) return;
  const data = { path };
  await req.payload.db.updateOne({
    collection: 'feedback-contacts',
    id: known.id,
    data,
    req,
    returning: false,
  });
}

/**
 * Takes a step with a feedback, with everything that follows from it, in one transaction.
 * @throws {Refused} or {ValidationError} in the asker's language
 */
export function takeFeedbackStep(request: FeedbackStepRequest, req: PayloadRequest): Promise<Feedback> {
  return inTurn(request.id, () => inTransaction(req, () => take(request, req)));
}
