import { z } from 'zod';
import { LONGEST_SESSION_MINUTES, StreamAddress } from './session.ts';
import { line } from './text.ts';
import { DayPart, holdsMinute, minutesOf, type TimeOfDay } from './time-of-day.ts';

const HOST = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/;

/**
 * When, how long and how loud somebody lets clusters play. A province, a commune and a cluster each may have some; all of
 * them hold, so that whoever stands below can be stricter and never looser. Local rules differ, and no national number is
 * known: everything may be left open. Source: domain guide 7.4. Rules S10 to S13 in SPEC.md.
 */
export const BroadcastRules = z.strictObject({
  /** Whose they are, as people read it: a unit, a cluster. */
  whose: line(200).min(1),
  /** Parts of the day in which sessions may be; `null` for any. */
  windows: z.array(DayPart).min(1).max(8).nullable(),
  /** May there be sessions on Saturdays and Sundays? */
  weekends: z.boolean(),
  /** Parts of the day without sessions. */
  quiet: z.array(DayPart).max(8),
  /** Longest session, minutes; `null` for no limit. */
  longestMinutes: z.int().min(1).max(LONGEST_SESSION_MINUTES).nullable(),
  /** Highest volume of what is no emergency, %; `null` for no limit. */
  highestVolume: z.int().min(0).max(100).nullable(),
  /** Hosts whose streams may be relayed, each with its port unless that is the scheme's own. */
  relayHosts: z.array(z.string().max(200).regex(HOST, 'not a host')).max(20),
});
export type BroadcastRules = z.output<typeof BroadcastRules>;

/** Why a session is against broadcast rules, and whose. */
export type RuleFault = { readonly whose: string } & (
  | { readonly kind: 'weekend' }
  | { readonly kind: 'window'; readonly windows: readonly DayPart[] }
  | { readonly kind: 'quiet'; readonly part: DayPart }
  | { readonly kind: 'too-long'; readonly longest: number }
);

const DAY_MINUTES = 24 * 60;

/** Saturday and Sunday. */
const isWeekend = (weekday: number): boolean => (weekday - 1) % 7 >= 5;

/** When a session is, in a week like any other. */
export interface Slot {
  /** The day of the week on which it begins: Monday is 1. */
  readonly weekday: number;
  readonly at: TimeOfDay;
  readonly minutes: number;
}

/** What of one set of rules a session breaks first; `null` when it keeps them. Every minute of it counts (S10, S11). */
function faultAgainst(rules: BroadcastRules, { weekday, at, minutes }: Slot): RuleFault | null {
  const { whose, windows, weekends, quiet, longestMinutes } = rules;
  if (longestMinutes !== null && minutes > longestMinutes) {
    return { kind: 'too-long', whose, longest: longestMinutes };
  }
  for (let count = minutesOf(at); count < minutesOf(at) + minutes; count += 1) {
    const minute = count % DAY_MINUTES;
    if (!weekends && isWeekend(weekday + Math.floor(count / DAY_MINUTES))) return { kind: 'weekend', whose };
    if (windows !== null && !windows.some((part) => holdsMinute(part, minute))) {
      return { kind: 'window', whose, windows };
    }
    const part = quiet.find((each) => holdsMinute(each, minute));
    if (part !== undefined) return { kind: 'quiet', whose, part };
  }
  return null;
}

/** What a session breaks first, of all the rules it stands under; `null` when it may be (S10, S11). */
export function ruleFault(rules: readonly BroadcastRules[], slot: Slot): RuleFault | null {
  for (const each of rules) {
    const fault = faultAgainst(each, slot);
    if (fault !== null) return fault;
  }
  return null;
}

/** How loud what is no emergency may be, %: as loud as the cluster is set, and no louder than any rule lets it (S13). */
export function everydayVolume(volume: number, rules: readonly BroadcastRules[]): number {
  return Math.min(volume, ...rules.map(({ highestVolume }) => highestVolume ?? 100));
}

/** May a stream be relayed: is its host one that some of the rules let in (S12)? */
export function mayRelay(address: string, rules: readonly BroadcastRules[]): boolean {
  if (!StreamAddress.safeParse(address).success) return false;
  const { host } = new URL(address);
  return rules.some(({ relayHosts }) => relayHosts.includes(host));
}
