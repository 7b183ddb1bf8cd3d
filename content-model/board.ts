import { z } from 'zod';
import { Instant } from './instant.ts';
import { line } from './text.ts';
import { Brightness, DayPart } from './time-of-day.ts';
import { UnitPath } from './unit.ts';

/** How a board shows colour: every colour, red and green dots, or each dot on or off. */
export const boardColours = ['full', 'two-colour', 'one-bit'] as const;

/** The picture formats a board's controller may accept. */
export const frameFormats = ['image/jpeg', 'image/png', 'image/webp'] as const;

/**
 * Whose the board is: paid by the state; an enterprise's with political information by an agreed ratio; an enterprise's
 * for advertising alone. Source: domain guide section 8, B8.
 */
export const boardOwners = ['state', 'mixed', 'advertising'] as const;

/** A time in which a board is at the authority's disposal. */
export const Window = z
  .strictObject({ from: Instant, until: Instant })
  .refine(({ from, until }) => from < until, { path: ['until'], error: 'it ends before it begins' });
export type Window = z.output<typeof Window>;

/** A bulletin's place and times in a commune's own order on one board. */
export const BoardTurn = z.strictObject({
  bulletin: z.uuid(),
  /** Parts of the day in which it is shown; none means all day. */
  dayParts: z.array(DayPart).max(6),
  /** Shown at most once in so many minutes; 0 in every round. */
  restMinutes: z.int().min(0).max(120),
});
export type BoardTurn = z.output<typeof BoardTurn>;

/** A public LED or LCD screen: what it is, and how it is to play. Rules B1 onwards in SPEC.md. */
export const Board = z.strictObject({
  id: z.uuid(),
  name: line(120).min(1),
  unit: UnitPath,
  technology: z.enum(['lcd', 'led']),
  /** Pixels across and down. */
  width: z.int().min(8).max(7_680),
  height: z.int().min(8).max(4_320),
  colour: z.enum(boardColours),
  /** From the middle of one pixel to that of the next, mm; `null` where nobody measured it. */
  pitchMillimetres: z.number().min(0.1).max(50).nullable(),
  /** From the board to its farthest readers, m; `null` where nobody measured it. */
  viewingMetres: z.number().min(0.5).max(200).nullable(),
  /** The panel's response: light is the value to this power. 2.2 for LCDs, about 1 for LED panels driven linearly. */
  gamma: z.number().min(0.5).max(4),
  /** What its controller accepts, best first. */
  formats: z.array(z.enum(frameFormats)).min(1).max(3),
  /** Does its display move a line of letters through by itself? Then it gets each bulletin as a strip too (B59). */
  scrolls: z.boolean(),
  /** When it is on each day; none means always. */
  hours: z.array(DayPart).max(4),
  brightness: z.array(Brightness).max(12),
  /** Shortest time a frame stays, s. */
  shortestDwellSeconds: z.int().min(3).max(120),
  /** Least share of the loop's time for priority bulletins while there are any, % (B54). */
  priorityShare: z.int().min(0).max(80),
  /** The commune's own order; bulletins not in it follow, newest first. */
  programme: z.array(BoardTurn).max(200),
  owner: z.enum(boardOwners),
  /** `null`: always ours. Else it is ours in these times only, by requisition (B57). */
  windows: z.array(Window).max(200).nullable(),
  /** Switched off by the authority: it shows its neutral frame alone. */
  blanked: z.boolean(),
});
export type Board = z.output<typeof Board>;

/** Highest board that is given a line to scroll, px: one line of letters, with room above and below. */
export const HIGHEST_SCROLLING = 32;

/** Does the board get strips: low enough for a line, and with a display that moves it by itself (B59)? */
export function takesStrip({ scrolls, height }: Pick<Board, 'scrolls' | 'height'>): boolean {
  return scrolls && height <= HIGHEST_SCROLLING;
}

/** Shortest time a frame stays unless its board says otherwise, s. Source: domain guide section 8, 5 to 10 s for a short text. */
export const SHORTEST_DWELL_SECONDS = 6;

/** Reading speed for dwell, syllables per second. */
export const SYLLABLES_PER_SECOND = 2.5;

/** How long a frame stays up, s: reading time, at least the board's shortest (B2). */
export function dwellSeconds(text: string, shortest = SHORTEST_DWELL_SECONDS): number {
  const syllables = text.split(/\s+/).filter((syllable) => syllable !== '').length;
  return Math.max(shortest, Math.ceil(syllables / SYLLABLES_PER_SECOND));
}
