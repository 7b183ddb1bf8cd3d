import type { Board } from '@nguon/content-model/board';
import { type Box, type FlowPage, flow, largestFit, pageHeight, type Setting } from './flow.ts';
import { legibleCapital, legibleSquare } from './legible.ts';
import { capitalShare, LINE_HEIGHT, outlineMeasure, type Weight } from './outline-letters.ts';
import type { Rectangle, TextLine } from './scene.ts';

/** Lowest letters of title and text, as a share of the board's shorter side and in pixels (B11). */
export const LEGIBLE_SHARE = 1 / 27;
export const LEGIBLE_PIXELS = 16;

/** Tallest letters that a board has room for though they are read from afar, as a share of the root of its area. */
const FAR_SHARE = 0.05;

/** Shorter sides below this many pixels keep the letters' size and give up white space. */
const SMALLEST_SIDE = 360;

/** The measures of a board drawn with outlines, in pixels. */
export interface Grid {
  readonly width: number;
  readonly height: number;
  /** A hundredth of the shorter side. */
  readonly unit: number;
  /** White space at the left and right edges. */
  readonly margin: number;
  /** Is it so narrow that a photo stands above the text, not beside it? */
  readonly stacked: boolean;
  /** Least size of title and text (B11, B27). */
  readonly least: number;
  /** Least side of a code's squares (B31). */
  readonly square: number;
}

export function gridOf(board: Board): Grid {
  const { width, height } = board;
  const unit = Math.max(Math.min(width, height), SMALLEST_SIDE) / 100;
  return {
    width,
    height,
    unit,
    margin: Math.round(6 * unit),
    stacked: width < height * 1.3,
    least: leastSize(board),
    square: legibleSquare(board),
  };
}

/** Least size of title and text: its share of the board, or what is read from afar where there is room for it. */
function leastSize(board: Board): number {
  const { width, height } = board;
  const share = Math.ceil(Math.max(Math.min(width, height) * LEGIBLE_SHARE, LEGIBLE_PIXELS));
  const far = Math.ceil((legibleCapital(board) ?? 0) / capitalShare());
  return far <= Math.sqrt(width * height) * FAR_SHARE ? Math.max(share, far) : share;
}

/** Letters for what accompanies title and text: in units, yet readable. */
export function smallSize({ unit }: Grid, units: number): number {
  return Math.round(Math.max(units * unit, 14));
}

export function settingOf(weight: Weight, size: number): Setting {
  return { measure: outlineMeasure(weight, size), pitch: size * LINE_HEIGHT };
}

/** Largest letters of a text, as a share of its box (the root of its area): larger ones shout. */
const LARGEST_SHARE = 0.068;

/** Size of a title's letters for one of the text's; the lower where the higher would cost a second page. */
const TITLE_RATIO = 1.45;
const LOW_TITLE_RATIO = 1.15;

/** Sizes of title and text, in pixels. */
interface Sizes {
  readonly titleSize: number;
  readonly size: number;
}

/** Sizes to try, largest first. */
function sizesFor({ least }: Grid, box: Box): readonly [Sizes, ...Sizes[]] {
  const most = Math.max(Math.round(Math.sqrt(box.width * box.height) * LARGEST_SHARE), least);
  const withTitle = (size: number, ratio = TITLE_RATIO) => ({ size, titleSize: Math.round(size * ratio) });
  const steps = 14;
  const sizes = Array.from({ length: steps }, (_, step) =>
    withTitle(Math.round(most * (least / most) ** ((step + 1) / steps))),
  );
  return [withTitle(most), ...sizes, withTitle(least, LOW_TITLE_RATIO)];
}

/** Title and text set in a box. */
export interface SetText extends Sizes {
  readonly pages: readonly FlowPage[];
}

/** Title and text in the largest letters in which one page holds them, else in the smallest on several. */
export function setText(
  grid: Grid,
  words: { readonly title: string; readonly text: string },
  box: Box,
): SetText {
  const { setting, pages } = largestFit(sizesFor(grid, box), ({ titleSize, size }) =>
    flow(words, box, settingOf(700, titleSize), settingOf(400, size)),
  );
  return { ...setting, pages };
}

/** The lines of a page in their box: a little above its middle, as the eye expects. */
export function pageLines(
  { size, titleSize }: SetText,
  page: FlowPage,
  box: Rectangle & { readonly gap: number },
  colours: { readonly title: string; readonly text: string },
): TextLine[] {
  const [title, text] = [settingOf(700, titleSize), settingOf(400, size)];
  const spare = box.height - pageHeight(page, title, text, box.gap);
  const top = box.y + Math.max(spare * 0.42, 0);
  const textTop = top + page.title.length * title.pitch + (page.title.length > 0 ? box.gap : 0);
  const line = { x: box.x, align: 'left' } as const;
  return [
    ...page.title.map((words, row) => ({
      ...line,
      text: words,
      y: Math.round(top + row * title.pitch),
      size: titleSize,
      weight: 700 as const,
      colour: colours.title,
    })),
    ...page.text.map((words, row) => ({
      ...line,
      text: words,
      y: Math.round(textTop + row * text.pitch),
      size,
      weight: 400 as const,
      colour: colours.text,
    })),
  ];
}

/** The top of a line of that size centred on a height. */
export function centredOn(middle: number, size: number): number {
  return Math.round(middle - (size * LINE_HEIGHT) / 2);
}
