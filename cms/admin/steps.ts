import { isWithin } from '@nguon/content-model/unit';
import type { Stage } from '@nguon/content-model/workflow';
import type { Actor } from '../access/actor.ts';
import { takers } from '../workflow/rights.ts';

/** A step a person takes with a button; editing has none. */
export type ButtonStep = keyof typeof takers;

/** What decides about the buttons of a bulletin. */
export interface StepGround {
  readonly stage: Stage;
  readonly path: string;
  /** Does it need the emergency right: is it an emergency, or does it end one? */
  readonly emergency: boolean;
  /** Ids of those who wrote or submitted it. */
  readonly authors: readonly string[];
  /** Does the public read an approved content of it? */
  readonly isPublic: boolean;
  /** Is it an emergency that the public has or had, and that no all-clear ended? */
  readonly isEndable: boolean;
}

const open: Record<ButtonStep, (ground: StepGround, actor: Actor) => boolean> = {
  submit: ({ stage }) => stage === 'draft' || stage === 'rejected',
  approve: ({ stage, authors }, { id }) => stage === 'submitted' && !authors.includes(id),
  reject: ({ stage }) => stage === 'submitted',
  withdraw: ({ isPublic }) => isPublic,
};

/** Is the all-clear of a bulletin offered to this person: of an emergency of their unit or of one below it (A50, A52)? */
export function mayEnd(actor: Actor, { path, isEndable }: StepGround): boolean {
  return isEndable && actor.emergency && takers.submit.includes(actor.role) && isWithin(path, actor.path);
}

/** The steps to offer this person, most usual first; the server decides again when one is taken (F3). */
export function stepsFor(actor: Actor, ground: StepGround): ButtonStep[] {
  if (actor.path !== ground.path || (ground.emergency && !actor.emergency)) return [];
  return (['submit', 'approve', 'reject', 'withdraw'] as const).filter(
    (step) => takers[step].includes(actor.role) && open[step](ground, actor),
  );
}
