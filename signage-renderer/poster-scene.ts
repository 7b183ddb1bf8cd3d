import type { Theme } from '@nguon/themes/theme';
import type { FrameWords } from './frame.ts';
import { issuerLines } from './issuer-lines.ts';
import { centredOn, type Grid, settingOf, smallSize } from './outline-grid.ts';
import type { Photo } from './photo.ts';
import { phrasesOf } from './phrases.ts';
import type { OutlinePage, Rectangle, TextLine } from './scene.ts';
import { balance, lineText } from './wrap.ts';

/** Share of a picture that may be cut off for it to fill its place; one of another shape is shown whole. */
const MOST_CUT = 0.25;

/** Most that title, issuer and date may take of a board below its picture. */
const LARGEST_BAND = 0.4;

/** Does a bulletin say nothing but its title? Then its picture is what is to be seen. */
export function isPoster({ text, priority, isAllClear }: FrameWords): boolean {
  return text.trim() === '' && priority !== 'emergency' && !isAllClear;
}

/** Where a picture stands in its place: all of it, or whole in its middle where filling would cut too much (B29). */
export function placeOf({ width, height }: Photo['shape'], place: Rectangle): Rectangle {
  const [across, down] = [place.width / width, place.height / height];
  const cut = 1 - Math.min(across, down) / Math.max(across, down);
  if (cut <= MOST_CUT) return place;
  const scale = Math.min(across, down);
  const fitted = { width: Math.round(width * scale), height: Math.round(height * scale) };
  return {
    ...fitted,
    x: place.x + Math.round((place.width - fitted.width) / 2),
    y: place.y + Math.round((place.height - fitted.height) / 2),
  };
}

/** The title in the largest letters in which it takes two lines, or three on a narrow board. */
function titleIn(grid: Grid, title: string) {
  const room = grid.width - 2 * grid.margin;
  const rowsOf = (size: number) =>
    balance(phrasesOf(title), room, settingOf(700, size).measure).map(lineText);
  const most = grid.stacked ? 3 : 2;
  const sizes = [7, 6.2, 5.4, 4.7, 4.2].map((units) => Math.round(Math.max(units * grid.unit, grid.least)));
  const size = sizes.find((tried) => rowsOf(tried).length <= most) ?? grid.least;
  return { size, rows: rowsOf(size), pitch: settingOf(700, size).pitch };
}

/**
 * A bulletin that is a picture: the picture over the whole board down to a band with title, issuer and date (B29).
 * @returns `null` where the band would take more than its share
 */
export function posterPage(
  grid: Grid,
  { colours }: Theme,
  words: FrameWords,
  picture: Photo['shape'],
): OutlinePage | null {
  const { width, height, unit, margin } = grid;
  const { size, rows, pitch } = titleIn(grid, words.title);
  const small = smallSize(grid, 3.6);
  const below = Math.round(Math.max(8 * unit, 2 * smallSize(grid, 3.5) * 1.48));
  const band = Math.round(2.4 * unit + rows.length * pitch + below + unit);
  if (band > height * LARGEST_BAND) return null;
  const top = height - band;
  const rule = Math.max(Math.round(0.7 * unit), 2);
  const line = { colour: colours.onBrand, align: 'left' } as const;
  const middle = height - unit - below / 2;
  const issuer = words.mark === null ? words.issuer : `${words.mark} · ${words.issuer}`;
  const whole = { x: 0, y: 0, width, height: top };
  const place = placeOf(picture, whole);
  const lines: TextLine[] = [
    ...rows.map((text, row) => ({
      ...line,
      text,
      x: margin,
      y: Math.round(top + rule + 1.7 * unit + row * pitch),
      size,
      weight: 700 as const,
    })),
    ...issuerLines(grid, issuer, {
      x: margin,
      middle,
      width: width - 2 * margin - settingOf(400, small).measure(words.date) - 3 * unit,
      colour: colours.onBrand,
    }).map((each) => ({ ...each, weight: 400 as const })),
    {
      ...line,
      text: words.date,
      x: width - margin,
      y: centredOn(middle, small),
      size: small,
      weight: 400,
      align: 'right',
    },
  ];
  return {
    words: words.title,
    scene: {
      width,
      height,
      ground: colours.text,
      fills: [
        { x: 0, y: top, width, height: band, colour: colours.brand },
        {
          x: 0,
          y: top,
          width,
          height: rule,
          colour: words.mark === null ? colours.accent : colours.priority,
        },
      ],
      lines,
      photo: { ...place, radius: 0 },
      ...(place !== whole && { backdrop: whole }),
      code: null,
    },
  };
}
