import type { Theme } from '@nguon/themes/theme';
import type { FrameWords } from './frame.ts';
import { issuerLines } from './issuer-lines.ts';
import { centredOn, type Grid, settingOf, smallSize } from './outline-grid.ts';
import { codeSquares } from './paint-scene.ts';
import { phrasesOf } from './phrases.ts';
import type { Fill, Scene, Sign, TextLine } from './scene.ts';
import { cutToWidth } from './wrap.ts';

/** Side of a code for phones, and height of the footer that holds it, in units. */
const CODE_UNITS = 20;
const CODE_FOOT_UNITS = 24;
const FOOT_BAND_UNITS = 9;

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
): Part & { readonly bottom: number; readonly sign?: Sign } {
  if (words.isWarning) return warningBand(grid, words, colours, y);
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

/** The sign of a warning, its mark and its category. */
function warningBand(
  grid: Grid,
  words: FrameWords,
  colours: Theme['colours'],
  y: number,
): Part & { readonly bottom: number; readonly sign: Sign } {
  const { unit, margin } = grid;
  const height = Math.round(17 * unit);
  const side = Math.round(12 * unit);
  const middle = y + height * 0.56;
  const line = {
    x: margin + side + Math.round(3 * unit),
    colour: colours.onPriority,
    align: 'left',
  } as const;
  const [tall, low] = [smallSize(grid, 5), smallSize(grid, 3.4)];
  const room = grid.width - margin - line.x;
  const category = cutToWidth(phrasesOf(words.category), room, settingOf(400, low).measure);
  const lines: TextLine[] = [
    {
      ...line,
      text: (words.mark ?? '').toUpperCase(),
      y: centredOn(middle - low * 0.8, tall),
      size: tall,
      weight: 700,
    },
    { ...line, text: category, y: centredOn(middle + tall * 0.75, low), size: low, weight: 400 },
  ];
  const sign = {
    kind: 'warning' as const,
    x: margin,
    y: Math.round(middle - side / 2),
    side,
    colour: colours.onPriority,
    ink: colours.priority,
  };
  return { bottom: y + height, fills: [], lines, sign };
}

/** An address as people type it: its host. */
export function hostIn(address: string): string {
  return address.replace(/^https?:\/\//, '').replace(/\/.*$/, '');
}

/** Is a code of that text, on so many pixels, read from where the board is read (B31)? */
export function isReadableCode(text: string, side: number, grid: Grid): boolean {
  return Math.floor(side / codeSquares(text)) >= grid.square;
}

/** The address whose code the footer shows, if phones can read it and it leaves the unit's name room. */
function shownAddress({ address, unit }: FrameWords, grid: Grid): string | null {
  if (address === null) return null;
  const side = Math.round(CODE_UNITS * grid.unit);
  const { measure } = settingOf(700, smallSize(grid, FOOT_UNITS));
  const room = grid.width - 2 * grid.margin - side - 6 * grid.unit;
  const isRoomy = measure(hostIn(address)) + measure(unit) <= room;
  return isRoomy && isReadableCode(address, side, grid) ? address : null;
}

/** Height of the footer, in pixels. */
export function footerHeight(grid: Grid, words: FrameWords): number {
  return Math.round((shownAddress(words, grid) === null ? FOOT_BAND_UNITS : CODE_FOOT_UNITS) * grid.unit);
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
  const side = Math.round(CODE_UNITS * unit);
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
      {
        ...line,
        text: hostIn(address),
        y: centredOn(middle + half, size),
        weight: 700,
        colour: colours.link,
      },
    ],
    code: {
      x: width - margin - side,
      y: Math.round(middle - side / 2),
      side,
      text: address,
    },
  };
}
