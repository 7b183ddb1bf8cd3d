import { type BulletinContent, bulletinSlug, contentHash } from '@nguon/content-model/bulletin';
import type { Instant } from '@nguon/content-model/instant';
import type { SpokenDraft } from '@nguon/content-model/loop-feed';
import { Refusal } from '@nguon/content-model/refusal';
import { checkApproval, nextStage, type Step } from '@nguon/content-model/workflow';
import { type PayloadRequest, ValidationError } from 'payload';
import { idOf } from '../access/actor.ts';
import { BodyRefusal } from '../body/body-refusal.ts';
import { Refused } from '../language/refused.ts';
import { inLanguage } from '../language/said.ts';
import { ring } from '../outbox/record.ts';
import type { Bulletin } from '../payload-types.ts';
import { checkConfirmed } from '../recordings/confirm-recording.ts';
import { scriptsToKeep } from '../speakers/scripts-to-keep.ts';
import { checkContent } from './check-content.ts';
import { contentOf } from './content-of.ts';
import { endEmergency } from './end-emergency.ts';
import { fixedSlug } from './fixed-slug.ts';
import { inTransaction } from './in-transaction.ts';
import { inTurns } from './in-turn.ts';
import { checkRight } from './rights.ts';
import { stageNames } from './workflow-fields.ts';

export interface StepRequest {
  readonly step: Exclude<Step, 'edit'>;
  readonly id: string;
  /** The content the approver saw. */
  readonly hash?: string;
  /** The address of the script the approver read, if they did. */
  readonly script?: string;
  /** What loudspeakers will say, as delivery tells it; `null` when it did not answer. */
  readonly spoken?: SpokenDraft | null;
  /** Why it is rejected or withdrawn. */
  readonly reason?: string;
  readonly at: Instant;
}

async function latest(id: string, req: PayloadRequest): Promise<Bulletin> {
  const read = { collection: 'bulletins', id, depth: 0, req } as const;
  await req.payload.findByID({ ...read, draft: true, overrideAccess: false });
  return req.payload.findByID({ ...read, draft: true, overrideAccess: true });
}

/** The bulletin as the public has it; `null` when it is not public. */
async function published(id: string, req: PayloadRequest): Promise<Bulletin | null> {
  const record = await req.payload.findByID({
    collection: 'bulletins',
    id,
    depth: 0,
    req,
    overrideAccess: true,
  });
  return record._status === 'published' ? record : null;
}

const stepNames = { submit: 'trình', approve: 'duyệt', reject: 'trả lại', withdraw: 'thu hồi' } as const;

function stageAfter(bulletin: Bulletin, step: StepRequest['step'], req: PayloadRequest) {
  const stage = bulletin.stage ?? 'draft';
  try {
    return nextStage(stage, step);
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    throw new Refused(req, 409, cause.code, {
      vi: `Bản tin: đang ở giai đoạn «${stageNames[stage].vi}» nên không ${stepNames[step]} được.`,
      en: cause.message,
    });
  }
}

/** The checked content of a record. @throws {ValidationError} naming every field at fault */
async function checkedContent(
  bulletin: Bulletin,
  at: Instant,
  req: PayloadRequest,
): Promise<BulletinContent> {
  let candidate: unknown;
  try {
    candidate = await contentOf(bulletin, req);
  } catch (cause) {
    if (!(cause instanceof BodyRefusal)) throw cause;
    const errors = [{ path: 'body', message: inLanguage(cause.said, req) }];
    throw new ValidationError({ collection: 'bulletins', errors, req }, req.t);
  }
  const { content, faults } = await checkContent(candidate, at, req);
  if (content !== null) return content;
  const errors = faults.map(({ path, said }) => ({ path, message: inLanguage(said, req) }));
  throw new ValidationError({ collection: 'bulletins', errors, req }, req.t);
}

/** Saves what a step changes. `publish` changes what is public, `draft` only the record. */
async function save(
  bulletin: Bulletin,
  { step }: StepRequest,
  data: Partial<Bulletin>,
  req: PayloadRequest,
): Promise<Bulletin> {
  req.context.step = step;
  try {
    return await req.payload.update({
      collection: 'bulletins',
      id: bulletin.id,
      draft: step !== 'approve',
      data: { ...data, _status: step === 'approve' ? 'published' : 'draft' },
      depth: 0,
      req,
      overrideAccess: true,
      overrideLock: true,
      ...(step === 'withdraw' && { draft: false, unpublishAllLocales: true }),
    });
  } finally {
    delete req.context.step;
  }
}

async function submit(bulletin: Bulletin, request: StepRequest, req: PayloadRequest): Promise<Bulletin> {
  const stage = stageAfter(bulletin, 'submit', req);
  const actor = checkRight('submit', bulletin, req);
  const content = await checkedContent(bulletin, request.at, req);
  return save(
    bulletin,
    request,
    {
      stage,
      submittedBy: actor.id,
      submittedAt: request.at,
      submittedHash: contentHash(content),
      rejectReason: null,
      authors: [...new Set([...(bulletin.authors ?? []).map(idOf), actor.id])],
    },
    req,
  );
}

function checkPair(
  bulletin: Bulletin,
  approver: string,
  hash: string,
  seen: string,
  req: PayloadRequest,
): void {
  try {
    const authors = [...(bulletin.authors ?? []), ...(bulletin.submittedBy ? [bulletin.submittedBy] : [])];
    const submittedHash = bulletin.submittedHash ?? '';
    checkApproval({ approver, authors: authors.map(idOf), submittedHash, contentHash: hash });
    checkApproval({ approver, authors: [], submittedHash: seen, contentHash: hash });
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    const vi =
      cause.code === 'approval-broken'
        ? 'Duyệt: bản tin hoặc từ điển đọc đã thay đổi sau khi trình. Hãy đọc lại và trình lại.'
        : 'Duyệt: bạn là người soạn hoặc trình bản tin này. Hãy nhờ người duyệt khác.';
    throw new Refused(req, 409, cause.code, { vi, en: cause.message });
  }
}

async function approve(bulletin: Bulletin, request: StepRequest, req: PayloadRequest): Promise<Bulletin> {
  const stage = stageAfter(bulletin, 'approve', req);
  const actor = checkRight('approve', bulletin, req);
  const content = await checkedContent(bulletin, request.at, req);
  const hash = contentHash(content);
  checkPair(bulletin, actor.id, hash, request.hash ?? '', req);
  await checkConfirmed(bulletin, content, req);
  const scripts = await scriptsToKeep(content, request, req);
  const before = await published(bulletin.id, req);
  const approved = {
    approvedBy: actor.id,
    approvedAt: request.at,
    approvedHash: hash,
    approved: content,
    scripts,
    endedBy: null,
    endedAt: null,
  };
  const slug = fixedSlug({ slug: bulletin.slug, approved: bulletin.approved }) ?? bulletinSlug(content.title);
  const saved = await save(bulletin, request, { stage, slug, ...approved }, req);
  // Saving starts from the record as it is by now; a save that came between must not become public.
  checkPair(bulletin, actor.id, contentHash(await checkedContent(saved, request.at, req)), hash, req);
  await endEmergency(content, request.at, req);
  await ring(req, { below: [...content.audience, ...audienceBefore(before)] });
  return saved;
}

/** Units that an earlier approval reached and that may have to let go of it. */
function audienceBefore(before: Bulletin | null): string[] {
  const approved = before?.approved;
  if (approved === null || typeof approved !== 'object' || Array.isArray(approved)) return [];
  const { audience } = approved ?? {};
  return Array.isArray(audience) ? audience.filter((path) => typeof path === 'string') : [];
}

async function reject(bulletin: Bulletin, request: StepRequest, req: PayloadRequest): Promise<Bulletin> {
  const stage = stageAfter(bulletin, 'reject', req);
  checkRight('reject', bulletin, req);
  return save(bulletin, request, { stage, rejectReason: reasonOf(request, req), submittedHash: null }, req);
}

async function withdraw(bulletin: Bulletin, request: StepRequest, req: PayloadRequest): Promise<Bulletin> {
  const live = await published(bulletin.id, req);
  const stage = stageAfter(live ?? bulletin, 'withdraw', req);
  const actor = checkRight('withdraw', live ?? bulletin, req);
  const saved = await save(
    bulletin,
    request,
    { stage, withdrawnBy: actor.id, withdrawnAt: request.at, withdrawReason: reasonOf(request, req) },
    req,
  );
  await ring(req, { below: audienceBefore(live) });
  return saved;
}

function reasonOf({ reason = '' }: StepRequest, req: PayloadRequest): string {
  if (reason.trim() !== '') return reason.trim();
  throw new Refused(req, 400, 'stage-refused', {
    vi: 'Lý do: chưa điền. Hãy ghi lý do.',
    en: 'Reason: it is missing. Give one.',
  });
}

const work = { submit, approve, reject, withdraw };

/**
 * Takes a step of the workflow with a bulletin, with everything that follows from it, in one transaction (W4 to W9).
 * @throws {Refused} or {ValidationError} in the asker's language
 */
export async function takeStep(request: StepRequest, req: PayloadRequest): Promise<Bulletin> {
  const { ends } = await latest(request.id, req);
  const touched = request.step === 'approve' && ends ? [request.id, idOf(ends)] : [request.id];
  return inTurns(touched, () =>
    inTransaction(req, async () => work[request.step](await latest(request.id, req), request, req)),
  );
}
