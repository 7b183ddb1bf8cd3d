import { type Instant, instantOf } from '@nguon/content-model/instant';
import type { Requisition } from '../payload-types.ts';

/** Before its window, in it, or given back: by hand or by itself at the end. */
export type RequisitionState = 'coming' | 'in-force' | 'released';

export type Term = Pick<Requisition, 'from' | 'until' | 'releasedAt'>;

/** When the screen is the owner's again. */
export function endOf({ until, releasedAt }: Term): Instant {
  return instantOf(new Date(releasedAt ?? until));
}

/** Where an order stands at an instant (W66). */
export function requisitionState(term: Term, at: Instant): RequisitionState {
  const begins = instantOf(new Date(term.from));
  if (endOf(term) <= at || endOf(term) <= begins) return 'released';
  return at < begins ? 'coming' : 'in-force';
}
