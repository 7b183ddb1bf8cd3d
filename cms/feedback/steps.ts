import type { FeedbackStage } from '@nguon/content-model/feedback';
import type { Actor, Role } from '../access/actor.ts';
import { openStages } from './due.ts';

/** What an official does to a feedback, besides writing the answer. */
export const feedbackSteps = [
  'begin',
  'submit',
  'publish',
  'answer',
  'return',
  'transfer',
  'refuse',
  'unpublish',
  'reopen',
] as const;
export type FeedbackStep = (typeof feedbackSteps)[number];

interface Rule {
  readonly from: readonly FeedbackStage[];
  readonly to: FeedbackStage;
  readonly takers: readonly Role[];
  /** Must the answer have been submitted? */
  readonly submitted?: true;
  /** Must another person have written the answer? */
  readonly other?: true;
  /** Must a reason be given? */
  readonly reason?: true;
}

const both: readonly Role[] = ['editor', 'approver'];
const approver: readonly Role[] = ['approver'];

/** Where each step leads, from where, and who takes it, always in the feedback's own unit (J5, J7, J9). */
export const stepRules: Readonly<Record<FeedbackStep, Rule>> = {
  begin: { from: ['received', 'transferred'], to: 'inProgress', takers: both },
  submit: { from: openStages, to: 'inProgress', takers: both },
  publish: {
    from: ['inProgress', 'answered'],
    to: 'published',
    takers: approver,
    submitted: true,
    other: true,
  },
  answer: { from: ['inProgress'], to: 'answered', takers: approver, submitted: true, other: true },
  return: { from: ['inProgress'], to: 'inProgress', takers: approver, submitted: true, reason: true },
  transfer: { from: openStages, to: 'transferred', takers: both, reason: true },
  refuse: { from: openStages, to: 'refused', takers: approver, reason: true },
  unpublish: { from: ['published'], to: 'answered', takers: approver, reason: true },
  reopen: { from: ['answered', 'refused'], to: 'inProgress', takers: approver, reason: true },
};

/** What decides about the steps of a feedback. */
export interface FeedbackGround {
  readonly stage: FeedbackStage;
  readonly path: string;
  /** Did the sender agree to publication? */
  readonly mayPublish: boolean;
  /** Does the answer wait for approval, or was it approved? */
  readonly submitted: boolean;
  /** Ids of those who wrote or submitted the answer. */
  readonly authors: readonly string[];
}

/** The steps to offer an official, most usual first; the server decides again when one is taken (J17). */
export function stepsFor(actor: Actor, ground: FeedbackGround): FeedbackStep[] {
  if (actor.path !== ground.path) return [];
  return feedbackSteps.filter((step) => {
    const { from, takers, submitted, other } = stepRules[step];
    if (!from.includes(ground.stage) || !takers.includes(actor.role)) return false;
    if (submitted && !ground.submitted) return false;
    if (other && ground.authors.includes(actor.id)) return false;
    if (step === 'publish') return ground.mayPublish;
    return step !== 'submit' || !ground.submitted;
  });
}
