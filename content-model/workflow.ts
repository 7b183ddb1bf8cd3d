import { z } from 'zod';
import { Refusal } from './refusal.ts';

/** The stages of a bulletin on its way to the public. Scheduled, published and expired follow from its window. */
export const stages = ['draft', 'submitted', 'approved', 'rejected', 'withdrawn'] as const;
export const Stage = z.enum(stages);
export type Stage = z.output<typeof Stage>;

/** What a person does to a bulletin. `edit` is any change of its content. */
export const steps = ['edit', 'submit', 'approve', 'reject', 'withdraw'] as const;
export type Step = (typeof steps)[number];

const paths: Record<Step, { readonly from: readonly Stage[]; readonly to: Stage }> = {
  edit: { from: ['draft', 'submitted', 'approved', 'rejected', 'withdrawn'], to: 'draft' },
  submit: { from: ['draft', 'rejected'], to: 'submitted' },
  approve: { from: ['submitted'], to: 'approved' },
  reject: { from: ['submitted'], to: 'rejected' },
  withdraw: { from: ['approved'], to: 'withdrawn' },
};

/**
 * The stage a step leads to (W1).
 * @throws {Refusal} `stage-refused` when the step is not open from this stage
 */
export function nextStage(stage: Stage, step: Step): Stage {
  const { from, to } = paths[step];
  if (from.includes(stage)) return to;
  throw new Refusal(
    'stage-refused',
    'bulletin',
    `it is ${stage}, so it cannot ${step}`,
    `It must first be ${from.join(' or ')}`,
  );
}

/**
 * Checks that another person approves than wrote or submitted (W2), and approves exactly what was submitted (W3).
 * @throws {Refusal} `stage-refused` for the same person, `approval-broken` for changed content
 */
export function checkApproval(approval: {
  readonly approver: string;
  readonly authors: readonly string[];
  readonly submittedHash: string;
  readonly contentHash: string;
}): void {
  if (approval.authors.includes(approval.approver)) {
    throw new Refusal(
      'stage-refused',
      'approval',
      'the approver wrote or submitted this bulletin',
      'Ask another approver of the unit',
    );
  }
  if (approval.submittedHash !== approval.contentHash) {
    throw new Refusal(
      'approval-broken',
      'approval',
      'the bulletin changed after it was submitted',
      'Read it again and have it submitted again',
    );
  }
}
