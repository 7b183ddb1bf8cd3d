import type { Board } from '@nguon/content-model/board';
import type { Theme } from '@nguon/themes/theme';
import { hostIn, isReadableCode } from './outline-bands.ts';
import { centredOn, type Grid, gridOf, settingOf, smallSize } from './outline-grid.ts';
import { phrasesOf } from './phrases.ts';
import type { Fill, Scene, TextLine } from './scene.ts';
import { balance, lineText } from './wrap.ts';

/** What a neutral frame says. */
export interface NeutralWords {
  /** The unit's. */
  readonly name: string;
  /** What is the matter; empty when nothing is. */
  readonly notice: string;
  /** The page where residents write to the unit. */
  readonly feedback: string | null;
}

/** What stands below the unit's name, and beside the code. */
const CAPTION = 'Thông tin cơ sở';
const FEEDBACK_CAPTION = 'Gửi phản ánh, kiến nghị';

/** Side of the code and of the white around it, in units. */
const CODE_UNITS = 21;
const CARD_UNITS = 25;

interface Part {
  readonly fills: readonly Fill[];
  readonly lines: readonly TextLine[];
  /** Pixels it takes from the top or the bottom. */
  readonly height: number;
  readonly code?: NonNullable<Scene['code']>;
}

/** The notice, quietly, in a band along the top. */
function noticeBand(grid: Grid, notice: string, { colours }: Theme): Part {
  if (notice === '') return { fills: [], lines: [], height: 0 };
  const { width, unit, margin } = grid;
  const size = smallSize(grid, 3.8);
  const { measure, pitch } = settingOf(400, size);
  const rows = balance(phrasesOf(notice), width - 2 * margin, measure).map(lineText);
  const height = Math.round(rows.length * pitch + 3 * unit);
  const lines = rows.map((text, row) => ({
    text,
    x: width / 2,
    y: Math.round(height / 2 + (row - rows.length / 2) * pitch),
    size,
    weight: 400 as const,
    colour: colours.onPriority,
    align: 'middle' as const,
  }));
  return { fills: [{ x: 0, y: 0, width, height, colour: colours.priority }], lines, height };
}

/** Where residents can write: a code at the bottom right, its words beside it. */
function feedbackCorner(grid: Grid, feedback: string | null, { colours }: Theme): Part {
  const { width, height, unit, margin } = grid;
  const side = Math.round(CODE_UNITS * unit);
  const card = Math.round(CARD_UNITS * unit);
  const size = smallSize(grid, 3.6);
  const room = width - 2 * margin - card - 3 * unit;
  const host = feedback === null ? '' : hostIn(feedback);
  const isRoomy = Math.max(...[host, FEEDBACK_CAPTION].map(settingOf(700, size).measure)) <= room;
  if (feedback === null || !isRoomy || !isReadableCode(feedback, side, grid)) {
    return { fills: [], lines: [], height: 0 };
  }
  const place = { x: width - margin - card, y: height - margin - card };
  const middle = place.y + card / 2;
  const line = { x: place.x - 3 * unit, size, colour: colours.onBrand, align: 'right' } as const;
  return {
    height: card + margin,
    fills: [{ ...place, width: card, height: card, colour: '#ffffff', radius: Math.round(1.2 * unit) }],
    lines: [
      { ...line, text: FEEDBACK_CAPTION, y: centredOn(middle - size * 0.8, size), weight: 700 },
      { ...line, text: host, y: centredOn(middle + size * 0.8, size), weight: 400 },
    ],
    code: { x: place.x + (card - side) / 2, y: place.y + (card - side) / 2, side, text: feedback },
  };
}

/** The name in the middle of the brand's colour, a short line and the caption below. */
export function neutralScene(board: Board, theme: Theme, said: NeutralWords): Scene {
  const grid = gridOf(board);
  const { width, height, unit, margin } = grid;
  const { brand, onBrand, accent } = theme.colours;
  const notice = noticeBand(grid, said.notice, theme);
  const corner = feedbackCorner(grid, said.feedback, theme);
  const room = width - 2 * margin;
  const phrases = phrasesOf(said.name);
  const size =
    [12, 10.5, 9, 8, 7, 6, 5]
      .map((units) => Math.round(units * unit))
      .find((tried) => balance(phrases, room, settingOf(700, tried).measure).length <= 2) ??
    Math.round(4.5 * unit);
  const { measure, pitch } = settingOf(700, size);
  const rows = balance(phrases, room, measure).map(lineText);
  const captionSize = Math.round(4.6 * unit);
  const bar = { width: Math.round(14 * unit), height: Math.max(Math.round(0.8 * unit), 2) };
  const used = rows.length * pitch + 5 * unit + captionSize * 1.5;
  const top = notice.height + Math.max((height - notice.height - corner.height - used) / 2, 0);
  const below = top + rows.length * pitch;
  const line = { x: width / 2, colour: onBrand, align: 'middle' } as const;
  const lines: TextLine[] = rows.map((text, row) => ({
    ...line,
    text,
    y: Math.round(top + row * pitch),
    size,
    weight: 700,
  }));
  return {
    width,
    height,
    ground: brand,
    fills: [
      { x: Math.round((width - bar.width) / 2), y: Math.round(below + 1.6 * unit), ...bar, colour: accent },
      ...notice.fills,
      ...corner.fills,
    ],
    lines: [
      ...lines,
      { ...line, text: CAPTION, y: Math.round(below + 4.6 * unit), size: captionSize, weight: 400 },
      ...notice.lines,
      ...corner.lines,
    ],
    photo: null,
    code: corner.code ?? null,
  };
}
