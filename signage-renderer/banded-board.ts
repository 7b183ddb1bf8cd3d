import type { Board } from '@nguon/content-model/board';
import { facesFor, farFacesFor, settingOf } from './bitmap-faces.ts';
import type { BitmapFace } from './bitmap-letters.ts';
import { type BitmapPage, write } from './bitmap-page.ts';
import { BAND, ON_BAND, TEXT, TITLE } from './bitmap-palette.ts';
import { type Box, type FlowPage, flow, largestFit, pageHeight } from './flow.ts';
import type { FrameWords } from './frame.ts';
import { phrasesOf } from './phrases.ts';
import { blankPixels, fillPixels, type Pixels } from './pixels.ts';
import { cutToWidth, lineText, type Measure, wrap } from './wrap.ts';

/** One line of a band: what stands at its left and at its right end. */
type BandLine = readonly [left: string, right: string];

interface Faces {
  readonly title: BitmapFace;
  readonly text: BitmapFace;
}

/** Who speaks on the left, when and which page on the right; what does not fit goes to a second line. */
function bandLines({ mark, issuer }: FrameWords, right: string, width: number, measure: Measure): BandLine[] {
  const left = mark === null ? issuer : `${mark} · ${issuer}`;
  const beside = width - measure(right) - measure('nn');
  if (measure(left) <= beside) return [[left, right]];
  if (mark !== null && measure(mark) <= beside) {
    return [
      [mark, right],
      [cutToWidth(phrasesOf(issuer), width, measure), ''],
    ];
  }
  const [first = [], ...others] = wrap(phrasesOf(left), beside, measure);
  if (measure(lineText(first)) > beside)
    return [
      [cutToWidth(phrasesOf(left), width, measure), ''],
      [right, ''],
    ];
  return [
    [lineText(first), right],
    [cutToWidth(others.flat(), width, measure), ''],
  ];
}

/** The settings to try, largest first: title and text alike, or the title one size up. */
function facePairs(board: Board): readonly [Faces, ...Faces[]] {
  const [largest, ...smaller] = farFacesFor(board);
  const pairs = smaller.flatMap((text, index) => {
    const title = [largest, ...smaller][index] ?? largest;
    return [
      { title, text },
      { title: text, text },
    ];
  });
  return [{ title: largest, text: largest }, ...pairs];
}

interface Layout {
  readonly band: { readonly face: BitmapFace; readonly height: number; readonly inset: number };
  readonly box: Box;
  readonly setting: Faces;
  readonly pages: readonly FlowPage[];
}

/**
 * Lays the words out below a band.
 * @param page the widest page mark the band must have room for
 */
function layOut(board: Board, words: FrameWords, page: string): Layout {
  const face = facesFor(board).at(-1) ?? facesFor(board)[0];
  const inset = Math.max(2, Math.round(board.width / 64));
  const width = board.width - 2 * inset;
  const { measure, pitch } = settingOf(face);
  const height = bandLines(words, words.date + page, width, measure).length * pitch + face.scale;
  const box = { width, height: board.height - height - face.scale, gap: face.scale * 2 };
  const fit = largestFit(facePairs(board), ({ title, text }) =>
    flow(words, box, settingOf(title), settingOf(text)),
  );
  return { band: { face, height, inset }, box, ...fit };
}

/** The widest page marks to try, narrowest first: none, of up to nine pages, of more. */
const PAGE_MARKS = [
  { mark: '', most: 1 },
  { mark: ' 8/8', most: 9 },
] as const;

/** A layout whose band has room for its page marks, and no more than that. */
function layOutPaged(board: Board, words: FrameWords): Layout {
  for (const { mark, most } of PAGE_MARKS) {
    const layout = layOut(board, words, mark);
    if (layout.pages.length <= most) return layout;
  }
  return layOut(board, words, ' 88/88');
}

/**
 * A board with room for a band: issuer, date and page in it, title and text below.
 *
 * @returns `null` when the band would take more than two fifths of the board
 */
export function bandedPages(
  board: Board,
  palette: readonly string[],
  words: FrameWords,
): BitmapPage[] | null {
  const { band, box, setting, pages } = layOutPaged(board, words);
  if (band.height > board.height * 0.4) return null;
  return pages.map((page, index) => {
    const pixels = blankPixels(board.width, board.height, palette);
    const mark = pages.length > 1 ? ` ${index + 1}/${pages.length}` : '';
    drawBand(pixels, band, bandLines(words, words.date + mark, box.width, settingOf(band.face).measure));
    drawFlow(pixels, page, setting, { ...box, x: band.inset, y: band.height });
    return { pixels, words: [...page.title, ...page.text].join(' ') };
  });
}

function drawBand(pixels: Pixels, { face, height, inset }: Layout['band'], lines: readonly BandLine[]): void {
  const { pitch, measure } = settingOf(face);
  fillPixels(pixels, { x: 0, y: 0, width: pixels.width, height }, BAND);
  for (const [row, [left, right]] of lines.entries()) {
    const y = row * pitch + face.scale;
    write(pixels, face, left, { x: inset, y }, ON_BAND);
    write(pixels, face, right, { x: pixels.width - inset - measure(right), y }, ON_BAND);
  }
}

function drawFlow(
  pixels: Pixels,
  page: FlowPage,
  { title, text }: Faces,
  box: Box & { readonly x: number; readonly y: number },
): void {
  const used = pageHeight(page, settingOf(title), settingOf(text), box.gap);
  let y = box.y + Math.max(Math.floor((box.height - used) / 2), 0) + title.scale;
  for (const line of page.title) {
    write(pixels, title, line, { x: box.x, y }, TITLE);
    y += settingOf(title).pitch;
  }
  if (page.title.length > 0) y += box.gap;
  for (const line of page.text) {
    write(pixels, text, line, { x: box.x, y }, TEXT);
    y += settingOf(text).pitch;
  }
}
