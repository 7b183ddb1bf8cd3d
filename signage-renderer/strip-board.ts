import type { Board } from '@nguon/content-model/board';
import { bitmapFonts } from '@nguon/themes/fonts';
import { READABLE_LINE } from './bitmap-faces.ts';
import { type BitmapFace, bitmapWidth, capitalHeight, cellHeight } from './bitmap-letters.ts';
import { type BitmapPage, write } from './bitmap-page.ts';
import { TEXT, TITLE } from './bitmap-palette.ts';
import type { FrameWords } from './frame.ts';
import { legibleCapital } from './legible.ts';
import { paginate } from './paginate.ts';
import { phrasesOf } from './phrases.ts';
import { blankPixels, fillPixels } from './pixels.ts';

/** How many lines a strip shows: one below 26 pixels, two below 52, else one for every 16. */
function linesOn({ height }: Board): number {
  return height < 52 ? Math.floor(height / 26) + 1 : Math.floor(height / 16);
}

/** The tallest letters that leave a strip its lines, each long enough to be read. */
function faceFor(board: Board, lines: number): BitmapFace {
  const [smallest, ...others] = bitmapFonts();
  if (!smallest) throw new RangeError('themes/fonts: holds no bitmap font');
  const roomy = others
    .map((font) => ({ font, scale: 1 }))
    .findLast(
      (face) => cellHeight(face) * lines <= board.height && bitmapWidth(face, READABLE_LINE) <= board.width,
    );
  return roomy ?? { font: smallest, scale: 1 };
}

/** As many lines as fit, or fewer where only those are read from where the board is read (B27). */
function settingFor(board: Board): { readonly lines: number; readonly face: BitmapFace } {
  const most = linesOn(board);
  const settings = Array.from({ length: most }, (_, fewer) => {
    const lines = most - fewer;
    return { lines, face: faceFor(board, lines) };
  });
  const capital = legibleCapital(board) ?? 0;
  const [first = { lines: 1, face: faceFor(board, 1) }] = settings;
  return settings.find(({ face }) => capitalHeight(face) >= capital) ?? first;
}

/**
 * A board too low for a band: the title, the text, then who says it and when. The bottom row of pixels, where it is
 * free, grows from page to page.
 */
export function stripPages(board: Board, palette: readonly string[], words: FrameWords): BitmapPage[] {
  const { lines, face } = settingFor(board);
  const sections = [
    { text: words.mark === null ? words.title : `${words.mark}: ${words.title}`, colour: TITLE },
    { text: words.text, colour: TEXT },
    { text: `${words.issuer}\n${words.date}`, colour: TEXT },
  ];
  const pages = sections.flatMap(({ text, colour }) =>
    paginate(
      phrasesOf(text),
      board.width,
      (line) => bitmapWidth(face, line),
      () => lines,
    ).map((page) => ({
      page,
      colour,
    })),
  );
  return pages.map(({ page, colour }, index) => {
    const pixels = blankPixels(board.width, board.height, palette);
    drawLines(pixels, face, page, colour);
    if (board.height > lines * cellHeight(face) && pages.length > 1) {
      const width = Math.round((board.width * (index + 1)) / pages.length);
      fillPixels(pixels, { x: 0, y: board.height - 1, width, height: 1 }, TITLE);
    }
    return { pixels, words: page.join(' ') };
  });
}

/** Lines centred in both directions, in all of a picture or in a part of its height. */
export function drawLines(
  pixels: BitmapPage['pixels'],
  face: BitmapFace,
  lines: readonly string[],
  colour: number,
  part: { readonly y: number; readonly height: number } = { y: 0, height: pixels.height },
): void {
  const cell = cellHeight(face);
  const spare = part.height - lines.length * cell;
  const lead = Math.max(Math.min(Math.floor(spare / (lines.length + 1)), Math.round(cell / 4)), 0);
  const top = Math.max(Math.floor((spare - lead * (lines.length - 1)) / 2), 0);
  for (const [row, line] of lines.entries()) {
    const x = Math.max(Math.floor((pixels.width - bitmapWidth(face, line)) / 2), 0);
    write(pixels, face, line, { x, y: part.y + top + row * (cell + lead) }, colour);
  }
}
