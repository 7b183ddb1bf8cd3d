import type { Board } from '@nguon/content-model/board';
import type { Theme } from '@nguon/themes/theme';
import { emergencyScenes } from './emergency-scene.ts';
import type { FrameWords } from './frame.ts';
import { issuerLines } from './issuer-lines.ts';
import { centredOn, type Grid, gridOf, pageLines, setText, settingOf, smallSize } from './outline-grid.ts';
import type { Fill, Rectangle, Scene, TextLine } from './scene.ts';

/** A page as a scene, and the words on it. */
export interface OutlinePage {
  readonly scene: Scene;
  readonly words: string;
}

/** Lowest board, in pixels, that shows a code for phones: from across a square they read no smaller one. */
const CODE_BOARD_HEIGHT = 720;

/** Is the board large enough for outlines: lines of 22 px and more, in full colour? */
export function takesOutlines({ width, height, colour }: Board): boolean {
  return colour === 'full' && width >= 320 && height >= 240;
}

interface Part {
  readonly fills: readonly Fill[];
  readonly lines: readonly TextLine[];
}

/** Issuer and date, on the brand's colour. */
function header(grid: Grid, words: FrameWords, { colours }: Theme): Part & { readonly bottom: number } {
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
function kindBand(
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

/** Whose board it is, where to read on, and which page. */
function footer(
  grid: Grid,
  words: FrameWords,
  { colours }: Theme,
  pageMark: string,
): Part & Pick<Scene, 'code'> & { readonly top: number } {
  const { width, height, unit, margin } = grid;
  const side = Math.round(19 * unit);
  const hasCode = words.address !== null && height >= CODE_BOARD_HEIGHT;
  const band = Math.round((hasCode ? 22 : 9) * unit);
  const size = smallSize(grid, 3.1);
  const top = height - band;
  const right = hasCode ? width - margin - side - 3 * unit : width - margin;
  const line = { size, weight: 400, colour: colours.mutedText } as const;
  const middle = top + band / 2;
  const pitch = size * 1.6;
  const reading: TextLine[] = hasCode
    ? [
        {
          ...line,
          text: 'Đọc toàn văn tại',
          x: right,
          y: centredOn(middle - pitch / 2, size),
          align: 'right',
        },
        {
          ...line,
          text: words.address ?? '',
          x: right,
          y: centredOn(middle + pitch / 2, size),
          weight: 700,
          colour: colours.link,
          align: 'right',
        },
      ]
    : [];
  const mark: TextLine[] =
    pageMark === ''
      ? []
      : hasCode
        ? [
            {
              ...line,
              text: `Trang ${pageMark}`,
              x: margin,
              y: centredOn(middle + pitch / 2, size),
              align: 'left',
            },
          ]
        : [{ ...line, text: `Trang ${pageMark}`, x: right, y: centredOn(middle, size), align: 'right' }];
  const unitMiddle = hasCode && pageMark !== '' ? middle - pitch / 2 : middle;
  return {
    top,
    fills: [{ x: margin, y: top, width: width - 2 * margin, height: 2, colour: colours.border }],
    lines: [
      { ...line, text: words.unit, x: margin, y: centredOn(unitMiddle, size), align: 'left' },
      ...reading,
      ...mark,
    ],
    code: hasCode
      ? {
          x: width - margin - side,
          y: Math.round(middle - side / 2),
          side,
          text: codeText(words.address ?? ''),
        }
      : null,
  };
}

const codeText = (address: string) => (address.includes('://') ? address : `https://${address}`);

/** Where photo and words stand between the bands. */
function places(
  { width, unit, margin, stacked }: Grid,
  top: number,
  bottom: number,
  hasPhoto: boolean,
): { readonly photo: Scene['photo']; readonly words: Rectangle } {
  const inner = { x: margin, y: top + 2 * unit, width: width - 2 * margin, height: bottom - top - 4 * unit };
  if (!hasPhoto) return { photo: null, words: inner };
  const radius = Math.round(1.6 * unit);
  if (stacked) {
    const height = Math.round(inner.height * 0.42);
    const below = height + 2 * unit;
    return {
      photo: { ...inner, height, radius },
      words: { ...inner, y: inner.y + below, height: inner.height - below },
    };
  }
  const beside = Math.round(inner.width * 0.38);
  return {
    photo: {
      x: width - margin - beside,
      y: inner.y + unit,
      width: beside,
      height: inner.height - 2 * unit,
      radius,
    },
    words: { ...inner, width: inner.width - beside - 4 * unit },
  };
}

/** The pages of a bulletin on a board of outlines. A photo is left out where it would cost a second page. */
export function outlinePages(
  board: Board,
  theme: Theme,
  words: FrameWords,
  hasPhoto: boolean,
): OutlinePage[] {
  const grid = gridOf(board);
  if (words.priority === 'emergency') return emergencyScenes(grid, theme, words);
  const head = header(grid, words, theme);
  const kind = kindBand(grid, words, theme, head.bottom);
  const { top } = footer(grid, words, theme, '');
  const { photo, words: place } = places(grid, kind.bottom, top, hasPhoto);
  const box = { ...place, gap: Math.round(2 * grid.unit) };
  const set = setText(grid, words, box);
  if (photo !== null && set.pages.length > 1) return outlinePages(board, theme, words, false);
  const { surface, text } = theme.colours;
  return set.pages.map((page, index) => {
    const foot = footer(grid, words, theme, set.pages.length > 1 ? `${index + 1}/${set.pages.length}` : '');
    return {
      words: [...page.title, ...page.text].join(' '),
      scene: {
        width: board.width,
        height: board.height,
        ground: surface,
        fills: [...head.fills, ...kind.fills, ...foot.fills],
        lines: [
          ...head.lines,
          ...kind.lines,
          ...pageLines(set, page, box, { title: text, text }),
          ...foot.lines,
        ],
        photo,
        code: foot.code,
      },
    };
  });
}
