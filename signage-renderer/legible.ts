import type { Board } from '@nguon/content-model/board';

/**
 * Least height of a capital letter for each metre between it and its reader, mm: 16 minutes of arc, which is
 * 1,000 × tan(16′) = 4.654. Source of the angle: NUREG-0700 rev. 2, guideline 1.3.1-4, for displayed text; the same in
 * ISO 9241-3 as others quote it.
 */
export const LETTER_MILLIMETRES_PER_METRE = 4.65;

/**
 * Least side of a code's squares for each metre between it and a telephone, mm. Our own figure: about two pixels of a
 * telephone's camera of 4,000 pixels across 67 degrees.
 */
export const SQUARE_MILLIMETRES_PER_METRE = 0.5;

type Placed = Pick<Board, 'pitchMillimetres' | 'viewingMetres'>;

/** That many millimetres for each metre to a board's farthest readers, in its pixels; `null` where nobody measured. */
function pixelsFor({ pitchMillimetres, viewingMetres }: Placed, perMetre: number): number | null {
  if (pitchMillimetres === null || viewingMetres === null) return null;
  return (viewingMetres * perMetre) / pitchMillimetres;
}

/** Least height of a capital letter on a board, in its pixels; `null` where nobody measured the board (B27). */
export function legibleCapital(board: Placed): number | null {
  return pixelsFor(board, LETTER_MILLIMETRES_PER_METRE);
}

/** Least side of a code's squares on a board, in its pixels; 3 where nobody measured the board (B31). */
export function legibleSquare(board: Placed): number {
  return Math.max(pixelsFor(board, SQUARE_MILLIMETRES_PER_METRE) ?? 0, 3);
}
