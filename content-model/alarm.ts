import { z } from 'zod';
import { Instant } from './instant.ts';
import { ClipItem } from './manifest.ts';
import { UnitKey } from './unit.ts';

/**
 * How long an alarm is obeyed, s: in that time every speaker that is connected has a manifest of its own or has asked for
 * it several times.
 */
export const ALARM_SECONDS = 300;

/**
 * The emergencies of a unit, the same for all its speakers, said to all at once. A bridge until each has its own manifest:
 * the first that was signed after it ends it, whatever it says. Travels signed. Rules D64 to D68 and S37 in SPEC.md.
 */
export const Alarm = z.strictObject({
  version: z.literal(1),
  unit: UnitKey,
  /** Of one count with the manifests of the unit's speakers: grows with every alarm; one that does not is a replay (D68). */
  sequence: z.int().min(1),
  /** When it was signed. */
  issuedAt: Instant,
  /** The first instant it is obeyed no more. */
  expiresAt: Instant,
  items: z.array(
    ClipItem.refine(({ priority }) => priority === 'emergency', { error: 'an alarm holds emergencies only' }),
  ),
});
export type Alarm = z.output<typeof Alarm>;

/** When an alarm or a manifest was signed: to the second, and within it by the number. */
export type Signed = Pick<Alarm, 'issuedAt' | 'sequence'>;

/** Was it signed after the other (D67)? */
export function isAfter(one: Signed, other: Signed): boolean {
  if (one.issuedAt !== other.issuedAt) return one.issuedAt > other.issuedAt;
  return one.sequence > other.sequence;
}
