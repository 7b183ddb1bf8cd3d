import { type Board, SHORTEST_DWELL_SECONDS } from './board.ts';

/** The part of a board that its make decides. */
export type BoardMake = Pick<
  Board,
  | 'technology'
  | 'width'
  | 'height'
  | 'colour'
  | 'pitchMillimetres'
  | 'viewingMetres'
  | 'gamma'
  | 'formats'
  | 'shortestDwellSeconds'
  | 'scrolls'
>;

/** A common make of board, by a name that a seller or an operator knows it by. */
export interface BoardPreset extends BoardMake {
  readonly name: string;
}

type Size = readonly [width: number, height: number];

/** @param viewingMetres for the farthest readers of such a board, where it usually stands */
function lcd(
  name: string,
  [width, height]: Size,
  pitchMillimetres: number,
  viewingMetres: number,
): BoardPreset {
  return {
    name,
    technology: 'lcd',
    width,
    height,
    colour: 'full',
    pitchMillimetres,
    viewingMetres,
    gamma: 2.2,
    formats: ['image/webp', 'image/jpeg', 'image/png'],
    shortestDwellSeconds: SHORTEST_DWELL_SECONDS,
    scrolls: false,
  };
}

function led(
  name: string,
  [width, height]: Size,
  colour: Board['colour'],
  pitchMillimetres: number,
  viewingMetres: number,
): BoardPreset {
  return {
    name,
    technology: 'led',
    width,
    height,
    colour,
    pitchMillimetres,
    viewingMetres,
    gamma: 2.2,
    formats: ['image/png'],
    shortestDwellSeconds: SHORTEST_DWELL_SECONDS,
    scrolls: false,
  };
}

/** A board whose controller moves a line of letters by itself, as those of one-colour modules do. */
function ticker(preset: BoardPreset): BoardPreset {
  return { ...preset, scrolls: true };
}

/** Common boards; any other size works as well. Pitches are those of 43- and 55-inch panels and of the modules' names. */
export const boardPresets: readonly BoardPreset[] = [
  lcd('LCD 43 inch, 1920 × 1080', [1_920, 1_080], 0.5, 5),
  lcd('LCD 55 inch, 3840 × 2160', [3_840, 2_160], 0.315, 6),
  lcd('LCD 43 inch dọc, 1080 × 1920', [1_080, 1_920], 0.5, 5),
  led('LED P5 320 × 160', [320, 160], 'full', 5, 15),
  led('LED P5 256 × 128', [256, 128], 'full', 5, 12),
  led('LED P10 192 × 96', [192, 96], 'full', 10, 25),
  led('LED P10 128 × 64', [128, 64], 'full', 10, 20),
  led('LED P10 128 × 64, hai màu', [128, 64], 'two-colour', 10, 20),
  ticker(led('LED P10 một màu 96 × 32', [96, 32], 'one-bit', 10, 25)),
  ticker(led('LED P10 một màu 64 × 16', [64, 16], 'one-bit', 10, 20)),
];
