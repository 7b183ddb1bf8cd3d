import { type Instant, instantOf } from '@nguon/content-model/instant';
import type { Playout } from '../payload-types.ts';
import { endOf, type Term } from './requisition-state.ts';

/** What a screen's log says of one showing. */
export type Shown = Pick<Playout, 'bulletin' | 'startedAt' | 'endedAt'>;

export interface BulletinHours {
  readonly bulletin: string;
  readonly times: number;
  readonly seconds: number;
}

export interface RequisitionHours {
  readonly from: Instant;
  /** The end, the release, or now while it is in force. */
  readonly until: Instant;
  /** How long the order was in force, s. */
  readonly inForceSeconds: number;
  /** How long our bulletins were shown in it, s. */
  readonly shownSeconds: number;
  /** Longest first. */
  readonly bulletins: readonly BulletinHours[];
}

/**
 * How long an order was in force, and how long each of our bulletins was shown in it: what is outside the window, and the
 * neutral frame, counts for nothing (W67).
 *
 * @param shown entries of the screen's log, in any order
 */
export function requisitionHours(term: Term, shown: readonly Shown[], at: Instant): RequisitionHours {
  const from = instantOf(new Date(term.from));
  const end = endOf(term);
  const until = end < at ? end : at;
  const [begins, ends] = [Date.parse(from), Math.max(Date.parse(from), Date.parse(until))];
  const bulletins = new Map<string, BulletinHours>();
  for (const { bulletin, startedAt, endedAt } of shown) {
    if (!bulletin) continue;
    const ms = Math.min(Date.parse(endedAt), ends) - Math.max(Date.parse(startedAt), begins);
    if (ms <= 0) continue;
    const before = bulletins.get(bulletin);
    bulletins.set(bulletin, {
      bulletin,
      times: (before?.times ?? 0) + 1,
      seconds: (before?.seconds ?? 0) + ms / 1_000,
    });
  }
  const all = [...bulletins.values()].toSorted((a, b) => b.seconds - a.seconds);
  return {
    from,
    until: instantOf(ends),
    inForceSeconds: (ends - begins) / 1_000,
    shownSeconds: all.reduce((sum, { seconds }) => sum + seconds, 0),
    bulletins: all,
  };
}
