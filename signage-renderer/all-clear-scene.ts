import type { Theme } from '@nguon/themes/theme';
import type { FrameWords } from './frame.ts';
import { issuerLines } from './issuer-lines.ts';
import { centredOn, type Grid, pageLines, setText, settingOf, smallSize } from './outline-grid.ts';
import { LINE_HEIGHT } from './outline-letters.ts';
import type { Fill, OutlinePage, Sign, TextLine } from './scene.ts';

/** Height of the band above an all-clear's words, in units. */
const BAND_UNITS = 22;

/** The sign of what is over and its mark, on a light band from edge to edge. */
function allClearBand(
  grid: Grid,
  { mark, date }: FrameWords,
  { allClear, onAllClear }: Theme['colours'],
): { readonly sign: Sign; readonly lines: readonly TextLine[]; readonly height: number } {
  const { unit, margin } = grid;
  const height = Math.round(BAND_UNITS * unit);
  const side = Math.round(15 * unit);
  const [tall, low] = [smallSize(grid, 8), smallSize(grid, 4)];
  const middle = height / 2;
  const line = { x: margin + side + Math.round(3.5 * unit), colour: allClear, align: 'left' } as const;
  return {
    height,
    sign: {
      kind: 'done',
      x: margin,
      y: Math.round(middle - side / 2),
      side,
      colour: allClear,
      ink: onAllClear,
    },
    lines: [
      { ...line, text: mark ?? '', y: centredOn(middle - low * 0.85, tall), size: tall, weight: 700 },
      {
        ...line,
        text: `Đã kết thúc từ ${date}`,
        y: centredOn(middle + tall * 0.72, low),
        size: low,
        weight: 400,
      },
    ],
  };
}

/**
 * The pages of an all-clear: the whole board, as the emergency had it, in a colour of its own. A light band above and a
 * sign part it from the emergency for those who do not tell red from green.
 */
export function allClearScenes(grid: Grid, { colours }: Theme, words: FrameWords): OutlinePage[] {
  const { width, height, unit, margin } = grid;
  const [ground, ink] = [colours.allClear, colours.onAllClear];
  const band = allClearBand(grid, words, colours);
  const footHeight = Math.round(Math.max(12 * unit, 2 * smallSize(grid, 3.5) * LINE_HEIGHT + 2 * unit));
  const box = {
    x: margin,
    y: band.height + 2 * unit,
    width: width - 2 * margin,
    height: height - band.height - footHeight - 4 * unit,
    gap: Math.round(1.6 * unit),
  };
  const set = setText(grid, words, box);
  const middle = height - footHeight / 2;
  const fills: Fill[] = [
    { x: 0, y: 0, width, height: band.height, colour: ink },
    { x: margin, y: height - footHeight, width: box.width, height: 2, colour: ink },
  ];
  const size = smallSize(grid, 3.6);
  return set.pages.map((page, index) => {
    const pageMark = set.pages.length > 1 ? `${index + 1}/${set.pages.length}` : '';
    const right: TextLine = {
      text: pageMark,
      x: width - margin,
      y: centredOn(middle, size),
      size,
      weight: 400,
      colour: ink,
      align: 'right',
    };
    const issuer = issuerLines(grid, words.issuer, {
      x: margin,
      middle,
      width: box.width - settingOf(400, size).measure(pageMark) - 3 * unit,
      colour: ink,
    });
    const lines = [...band.lines, ...pageLines(set, page, box, { title: ink, text: ink }), ...issuer, right];
    return {
      words: [words.mark ?? '', ...page.title, ...page.text].join(' '),
      scene: { width, height, ground, fills, lines, photo: null, code: null, sign: band.sign },
    };
  });
}
