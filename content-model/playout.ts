import { z } from 'zod';
import { addressOf, Sha256 } from './content-address.ts';
import { Instant } from './instant.ts';

/** How showing or playing an item ended. Source: domain guide, entity PlayoutLog. */
export const playoutResults = ['played', 'partial', 'skipped', 'preempted', 'failed'] as const;

const entry = {
  /** Counts from 1 on each machine that joined as the device, without gaps (L1). */
  number: z.int().min(1),
  device: z.uuid(),
  bulletin: z.uuid().nullable(),
  /** The file that was shown or played. */
  sha256: Sha256,
  startedAt: Instant,
  endedAt: Instant,
  result: z.enum(playoutResults),
  /** Why not `played`. */
  reason: z.string().max(300),
  /** The address of the entry before; 64 zeros before the first (L2). */
  previous: Sha256,
};

/** One line of a device's playout log (nhật ký phát): what it showed or played, chained to the line before. */
export const PlayoutEntry = z.strictObject({ ...entry, address: Sha256 });
export type PlayoutEntry = z.output<typeof PlayoutEntry>;
export type PlayoutEvent = Omit<PlayoutEntry, 'number' | 'previous' | 'address'>;

const FIRST = '0'.repeat(64);

/** Adds an event to a log as its next entry (L1, L2). */
export function chain(event: PlayoutEvent, last: PlayoutEntry | null): PlayoutEntry {
  const content = { ...event, number: (last?.number ?? 0) + 1, previous: last?.address ?? FIRST };
  return { ...content, address: addressOf(content) };
}

/** The first entry that does not follow the one before, or whose address is not its content's; `null` when all do (L3). */
export function brokenLink(entries: readonly PlayoutEntry[], last: PlayoutEntry | null): PlayoutEntry | null {
  let before = last;
  for (const entry of entries) {
    const { address, ...content } = entry;
    const follows =
      entry.number === (before?.number ?? 0) + 1 && entry.previous === (before?.address ?? FIRST);
    if (!follows || addressOf(content) !== address) return entry;
    before = entry;
  }
  return null;
}
