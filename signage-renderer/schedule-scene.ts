import type { Board } from '@nguon/content-model/board';
import type { Engagement } from '@nguon/content-model/official';
import type { Theme } from '@nguon/themes/theme';
import type { Setting } from './flow.ts';
import type { FrameWords } from './frame.ts';
import { footer, footerHeight, header } from './outline-bands.ts';
import { type Grid, gridOf, settingOf } from './outline-grid.ts';
import { phrasesOf } from './phrases.ts';
import type { Fill, OutlinePage, TextLine } from './scene.ts';
import { cutToWidth, lineText, wrapEven } from './wrap.ts';

const TITLE = 'Lịch công tác lãnh đạo';

/** Lines that what is done may take; a longer one ends in an ellipsis. */
const MOST_LINES = 3;

const weekdays = ['Chủ nhật', 'Thứ hai', 'Thứ ba', 'Thứ tư', 'Thứ năm', 'Thứ sáu', 'Thứ bảy'] as const;

/** A day as people say it: `Thứ bảy, 21/11/2026`. */
export function dayInWords(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ''}, ${date}/${month}/${year}`;
}

/** One engagement set in lines: the hour beside what is done, then who and where. */
interface Row {
  readonly from: string;
  readonly subject: readonly string[];
  readonly below: readonly string[];
  /** Pixels, the space below it included. */
  readonly height: number;
}

interface Sizes {
  readonly size: number;
  readonly low: number;
  /** Width of the column of hours. */
  readonly hours: number;
  readonly gap: number;
}

function sizesOf(size: number): Sizes {
  const low = Math.round(size * 0.75);
  return { size, low, hours: settingOf(700, size).measure('00:00') + size, gap: Math.round(size * 0.55) };
}

/** Who and where: beside each other, or below each other where that is too long. */
function belowOf({ leader, place }: Engagement, room: number, { measure }: Setting): string[] {
  const beside = place === '' ? leader : `${leader} · ${place}`;
  const texts = measure(beside) <= room || place === '' ? [beside] : [leader, place];
  return texts.map((text) => cutToWidth(phrasesOf(text), room, measure));
}

function rowOf(engagement: Engagement, { size, low, hours, gap }: Sizes, width: number): Row {
  const room = width - hours;
  const [title, text] = [settingOf(700, size), settingOf(400, low)];
  const lines = wrapEven(phrasesOf(engagement.subject), room, title.measure);
  const last = cutToWidth(lines.slice(MOST_LINES - 1).flat(), room, title.measure);
  const subject =
    lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES - 1).map(lineText), last] : lines.map(lineText);
  const below = belowOf(engagement, room, text);
  const height = subject.length * title.pitch + below.length * text.pitch + gap;
  return { from: engagement.from, subject, below, height };
}

/** Rows page by page, in order, as many on each as fit. */
function pagesOf(rows: readonly Row[], height: number): Row[][] {
  const pages: Row[][] = [];
  let left = 0;
  for (const row of rows) {
    if (pages.length === 0 || row.height > left) {
      pages.push([]);
      left = height;
    }
    pages.at(-1)?.push(row);
    left -= row.height;
  }
  return pages;
}

function rowsAt(grid: Grid, rows: readonly Row[], sizes: Sizes, y: number, colours: Theme['colours']) {
  const lines: TextLine[] = [];
  const fills: Fill[] = [];
  const { margin, width } = grid;
  const x = margin + sizes.hours;
  const [title, text] = [settingOf(700, sizes.size), settingOf(400, sizes.low)];
  let top = y;
  for (const [index, { from, subject, below, height }] of rows.entries()) {
    if (index > 0) {
      const rule = Math.round(top - sizes.gap / 2);
      fills.push({ x: margin, y: rule, width: width - 2 * margin, height: 2, colour: colours.border });
    }
    const bold = { size: sizes.size, weight: 700, align: 'left' } as const;
    lines.push({ ...bold, text: from, x: margin, y: Math.round(top), colour: colours.brand });
    for (const [row, line] of subject.entries()) {
      lines.push({ ...bold, text: line, x, y: Math.round(top + row * title.pitch), colour: colours.text });
    }
    const under = top + subject.length * title.pitch;
    for (const [row, line] of below.entries()) {
      const low = { size: sizes.low, weight: 400, align: 'left' } as const;
      lines.push({
        ...low,
        text: line,
        x,
        y: Math.round(under + row * text.pitch),
        colour: colours.mutedText,
      });
    }
    top += height;
  }
  return { lines, fills };
}

/** The pages of a day's schedule: hour, what, who and where, in letters as large as one page allows. */
export function schedulePages(
  board: Board,
  theme: Theme,
  {
    name,
    day,
    engagements,
  }: { readonly name: string; readonly day: string; readonly engagements: readonly Engagement[] },
): OutlinePage[] {
  const grid = gridOf(board);
  const { width, height, unit, margin } = grid;
  const { colours } = theme;
  const date = dayInWords(day);
  const words: FrameWords = {
    priority: 'normal',
    mark: null,
    isWarning: false,
    isAllClear: false,
    category: TITLE,
    issuer: `${TITLE} ${name.slice(0, 1).toLowerCase()}${name.slice(1)}`,
    date,
    title: '',
    text: '',
    unit: '',
    address: null,
  };
  const head = header(grid, words, theme);
  const top = head.bottom + Math.round(3 * unit);
  const bottom = height - footerHeight(grid, words) - Math.round(1.5 * unit);
  const room = width - 2 * margin;
  const setIn = (size: number) => {
    const sizes = sizesOf(size);
    return {
      sizes,
      pages: pagesOf(
        engagements.map((one) => rowOf(one, sizes, room)),
        bottom - top,
      ),
    };
  };
  const tried = [5.6, 5, 4.5, 4.1]
    .map((units) => Math.round(units * unit))
    .filter((size) => size > grid.least);
  const set = [...tried, grid.least].map(setIn).find(({ pages }) => pages.length === 1) ?? setIn(grid.least);
  return set.pages.map((rows, index) => {
    const mark = set.pages.length > 1 ? `${index + 1}/${set.pages.length}` : '';
    const foot = footer(grid, words, theme, mark);
    const used = rows.reduce((sum, row) => sum + row.height, 0) - set.sizes.gap;
    const spare = Math.max(bottom - top - used, 0) * 0.25;
    const body = rowsAt(grid, rows, set.sizes, top + spare, colours);
    return {
      words: [date, ...rows.flatMap(({ from, subject, below }) => [from, ...subject, ...below])].join(' '),
      scene: {
        width,
        height,
        ground: colours.surface,
        fills: [...head.fills, ...body.fills, ...foot.fills],
        lines: [...head.lines, ...body.lines, ...foot.lines],
        photo: null,
        code: null,
      },
    };
  });
}
