import { z } from 'zod';
import { line } from './text.ts';
import { UnitPath } from './unit.ts';

/** How a board shows colour: every colour, or each dot on or off. */
export const boardColours = ['full', 'one-bit'] as const;

/** A public LED or LCD screen. Rules B1 onwards in SPEC.md. */
export const Board = z.strictObject({
  id: z.uuid(),
  name: line(120).min(1),
  unit: UnitPath,
  technology: z.enum(['lcd', 'led']),
  /** Pixels across and down. */
  width: z.int().min(8).max(7_680),
  height: z.int().min(8).max(4_320),
  colour: z.enum(boardColours),
  /** Is it switched on by the authority? A blanked board shows nothing but its neutral frame's background. */
  blanked: z.boolean(),
});
export type Board = z.output<typeof Board>;

/** Shortest time a frame stays, s. Source: domain guide section 8, 5 to 10 s for a short text. */
export const SHORTEST_DWELL_SECONDS = 6;

/** Reading speed for dwell, syllables per second. */
export const SYLLABLES_PER_SECOND = 2.5;

/** How long a frame stays up, s: reading time, at least `SHORTEST_DWELL_SECONDS` (B2). */
export function dwellSeconds(text: string): number {
  const syllables = text.split(/\s+/).filter((syllable) => syllable !== '').length;
  return Math.max(SHORTEST_DWELL_SECONDS, Math.ceil(syllables / SYLLABLES_PER_SECOND));
}
