import type { Theme } from '@nguon/themes/theme';
import type { FrameWords } from './frame.ts';
import { issuerLines } from './issuer-lines.ts';
import { centredOn, type Grid, settingOf, smallSize } from './outline-grid.ts';
import type { Fill, Scene, TextLine } from './scene.ts';

/** Lowest board, in pixels, that shows a code for phones: from across a square they read no smaller one. */
const CODE_BOARD_HEIGHT = 720;

/** Size of the footer's letters, in units. */
const FOOT_UNITS = 3.1;

interface Part {
  readonly fills: readonly Fill[];
  readonly lines: readonly TextLine[];
}

/** Issuer and date, on the brand's colour. */
export function header(
  grid: Grid,
  words: FrameWords,
  { colours }: Theme,
): Part & { readonly bottom: number } {
  const { width, unit, margin } = grid;
  const height = Math.round(13 * unit);
  const rule = Math.max(Math.round(0.7 * unit), 2);
  const dateSize = smallSize(grid, 3.8);
  const dateWidth = settingOf(400, dateSize).measure(words.date);
  const issuer = issuerLines(grid, words.issuer, {
    x: margin,
    middle: height / 2,
    width: width - 2 * margin - dateWidth - 3 * unit,
    colour: colours.onBrand,
  });
  return {
    bottom: height + rule,
    fills: [
      { x: 0, y: 0, width, height, colour: colours.brand },
      { x: 0, y: height, width, height: rule, colour: colours.accent },
    ],
    lines: [
      ...issuer,
      {
        text: words.date,
        x: width - margin,
        y: centredOn(height / 2, dateSize),
        size: dateSize,
        weight: 400,
        colour: colours.onBrand,
        align: 'right',
      },
    ],
  };
}

/** What kind of bulletin it is: a band for a priority one, a quiet word for others. */
export function kindBand(
  grid: Grid,
  words: FrameWords,
  { colours }: Theme,
  y: number,
): Part & { readonly bottom: number } {
  const { width, unit, margin } = grid;
  const isMarked = words.mark !== null;
  const size = smallSize(grid, isMarked ? 4.2 : 3.2);
  const height = Math.round((isMarked ? 8.5 : 9) * unit);
  const line: TextLine = {
    text: words.mark ?? words.category,
    x: margin,
    y: centredOn(y + height * (isMarked ? 0.5 : 0.68), size),
    size,
    weight: 700,
    colour: isMarked ? colours.onPriority : colours.brand,
    align: 'left',
  };
  const fills = isMarked ? [{ x: 0, y, width, height, colour: colours.priority }] : [];
  return { bottom: y + height, fills, lines: [line] };
}

/** The address that the footer shows, if the board is large enough for its code and leaves the unit's name room. */
function shownAddress({ address }: FrameWords, grid: Grid): string | null {
  if (address === null || grid.height < CODE_BOARD_HEIGHT) return null;
  const { measure } = settingOf(700, smallSize(grid, FOOT_UNITS));
  return measure(address) <= grid.width * 0.58 ? address : null;
}

/** Height of the footer, in pixels. */
export function footerHeight(grid: Grid, words: FrameWords): number {
  return Math.round((shownAddress(words, grid) === null ? 9 : 22) * grid.unit);
}

interface Footer extends Part {
  readonly code: Scene['code'];
}

/**
 * Whose board it is, which page, and where to read on.
 * @param pageMark such as `1/3`; empty on a single page
 */
export function footer(grid: Grid, words: FrameWords, { colours }: Theme, pageMark: string): Footer {
  const { width, height, margin } = grid;
  const address = shownAddress(words, grid);
  const band = footerHeight(grid, words);
  const size = smallSize(grid, FOOT_UNITS);
  const middle = height - band / 2;
  const half = size * 0.8;
  const line = { size, weight: 400, colour: colours.mutedText } as const;
  const page = pageMark === '' ? '' : `Trang ${pageMark}`;
  const isStacked = address !== null && page !== '';
  const left = { ...line, x: margin, align: 'left' } as const;
  const lines: TextLine[] = [
    { ...left, text: words.unit, y: centredOn(isStacked ? middle - half : middle, size) },
    isStacked
      ? { ...left, text: page, y: centredOn(middle + half, size) }
      : { ...line, text: page, x: width - margin, y: centredOn(middle, size), align: 'right' },
  ];
  const reading = address === null ? null : readOn(grid, address, { middle, half, size }, colours);
  return {
    fills: [{ x: margin, y: height - band, width: width - 2 * margin, height: 2, colour: colours.border }],
    lines: [...lines, ...(reading?.lines ?? [])],
    code: reading?.code ?? null,
  };
}

/** Where the whole bulletin is: as an address to type, and as a code for phones at the right edge. */
function readOn(
  { width, unit, margin }: Grid,
  address: string,
  place: { readonly middle: number; readonly half: number; readonly size: number },
  colours: Theme['colours'],
): { readonly lines: readonly TextLine[]; readonly code: NonNullable<Scene['code']> } {
  const { middle, half, size } = place;
  const side = Math.round(19 * unit);
  const line = { x: width - margin - side - 3 * unit, size, align: 'right' } as const;
  return {
    lines: [
      {
        ...line,
        text: 'Đọc toàn văn tại',
        y: centredOn(middle - half, size),
        weight: 400,
        colour: colours.mutedText,
      },
      { ...line, text: address, y: centredOn(middle + half, size), weight: 700, colour: colours.link },
    ],
    code: {
      x: width - margin - side,
      y: Math.round(middle - side / 2),
      side,
      text: address.includes('://') ? address : `https://${address}`,
    },
  };
}
