import { nextStage, type Step } from '@nguon/content-model/workflow';
import type { CollectionBeforeChangeHook, CollectionBeforeOperationHook, PayloadRequest } from 'payload';
import { idOf } from '../access/actor.ts';
import { Refused } from '../language/refused.ts';

/** The step being taken by `takeStep`; `null` while people merely save. */
export function stepOf({ context }: Pick<PayloadRequest, 'context'>): Exclude<Step, 'edit'> | null {
  const { step } = context;
  return step === 'submit' || step === 'approve' || step === 'reject' || step === 'withdraw' ? step : null;
}

/** Whoever saves, saves a draft: what is public changes by approval and withdrawal only (W4). */
export const saveAsDraft: CollectionBeforeOperationHook<'bulletins'> = ({ args, operation, req }) => {
  if (stepOf(req) !== null) return args;
  const publishes = {
    vi: 'Chỉ công bố qua bước duyệt. Hãy lưu bản nháp rồi trình duyệt.',
    en: 'It becomes public by approval only. Save a draft and submit it.',
  };
  if (operation === 'create' || operation === 'update') {
    if (args.data._status === 'published') throw new Refused(req, 403, 'stage-refused', publishes);
    return {
      ...args,
      draft: true,
      autosave: false,
      publishAllLocales: false,
      unpublishAllLocales: false,
      data: { ...args.data, _status: 'draft' },
    };
  }
  if (operation === 'restoreVersion' && args.draft !== true) {
    throw new Refused(req, 403, 'stage-refused', {
      vi: 'Chỉ khôi phục được thành bản nháp.',
      en: 'A version can be restored as a draft only.',
    });
  }
  return args;
};

/** What only steps change. */
const heldFields = [
  'submittedBy',
  'submittedAt',
  'submittedHash',
  'approvedBy',
  'approvedAt',
  'approvedHash',
  'approved',
  'scripts',
  'slug',
  'rejectReason',
  'withdrawnBy',
  'withdrawnAt',
  'withdrawReason',
  'endedBy',
  'endedAt',
] as const;

/**
 * Saving is the step `edit`: it leads back to the draft, undoes a submission, and makes whoever saves an author (W2, W4).
 * After an approval the list of authors begins anew.
 */
export const holdWorkflow: CollectionBeforeChangeHook = ({ data, operation, originalDoc, req }) => {
  if (stepOf(req) !== null) return data;
  const before = operation === 'update' ? originalDoc : {};
  const held = Object.fromEntries(heldFields.map((name) => [name, before?.[name] ?? null]));
  const stage = before?.stage ?? 'draft';
  const earlier: string[] = stage === 'approved' ? [] : (before?.authors ?? []).map(idOf);
  const authors = [...new Set([...earlier, ...(req.user ? [req.user.id] : [])])];
  return {
    ...data,
    ...held,
    submittedHash: null,
    _status: 'draft',
    stage: nextStage(stage, 'edit'),
    authors,
  };
};
