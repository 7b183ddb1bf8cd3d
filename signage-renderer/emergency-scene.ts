import type { Theme } from '@nguon/themes/theme';
import type { FrameWords } from './frame.ts';
import { issuerLines } from './issuer-lines.ts';
import { centredOn, type Grid, pageLines, setText, settingOf, smallSize } from './outline-grid.ts';
import { LINE_HEIGHT } from './outline-letters.ts';
import type { Fill, OutlinePage, TextLine } from './scene.ts';

/** The pages of an emergency: the whole board in its colour, the mark above all, no photo beside it. */
export function emergencyScenes(grid: Grid, { colours }: Theme, words: FrameWords): OutlinePage[] {
  const { width, height, unit, margin } = grid;
  const [ground, ink] = [colours.emergency, colours.onEmergency];
  const frame = Math.max(Math.round(1.4 * unit), 4);
  const mark = words.mark ?? '';
  const markSize = smallSize(grid, 8.5);
  const pill = {
    x: margin,
    y: Math.round(5 * unit),
    width: Math.round(settingOf(700, markSize).measure(mark) + 6 * unit),
    height: Math.round(14 * unit),
  };
  const twoLines = 2 * smallSize(grid, 3.5) * LINE_HEIGHT;
  const footHeight = Math.round(Math.max(12 * unit, twoLines + frame + unit));
  const box = {
    x: margin,
    y: pill.y + pill.height + 2 * unit,
    width: width - 2 * margin,
    height: height - pill.y - pill.height - footHeight - 4 * unit,
    gap: Math.round(1.6 * unit),
  };
  const set = setText(grid, words, box);
  const middle = height - frame - (footHeight - frame) / 2;
  const fills: Fill[] = [
    ...borderOf(width, height, frame, ink),
    { ...pill, colour: ink, radius: Math.round(1.6 * unit) },
    { x: margin, y: height - footHeight, width: box.width, height: 2, colour: ink },
  ];
  return set.pages.map((page, index) => {
    const date = set.pages.length > 1 ? `${words.date} · ${index + 1}/${set.pages.length}` : words.date;
    const dateSize = smallSize(grid, 3.6);
    const dateWidth = settingOf(400, dateSize).measure(date);
    const right: TextLine = {
      text: date,
      x: width - margin,
      y: centredOn(middle, dateSize),
      size: dateSize,
      weight: 400,
      colour: ink,
      align: 'right',
    };
    const title: TextLine = {
      text: mark,
      x: pill.x + pill.width / 2,
      y: centredOn(pill.y + pill.height / 2, markSize),
      size: markSize,
      weight: 700,
      colour: ground,
      align: 'middle',
    };
    const issuer = issuerLines(grid, words.issuer, {
      x: margin,
      middle,
      width: box.width - dateWidth - 3 * unit,
      colour: ink,
    });
    const lines = [title, ...pageLines(set, page, box, { title: ink, text: ink }), ...issuer, right];
    return {
      words: [mark, ...page.title, ...page.text].join(' '),
      scene: { width, height, ground, fills, lines, photo: null, code: null },
    };
  });
}

/** A frame of that thickness along the edges. */
function borderOf(width: number, height: number, thickness: number, colour: string): Fill[] {
  return [
    { x: 0, y: 0, width, height: thickness, colour },
    { x: 0, y: height - thickness, width, height: thickness, colour },
    { x: 0, y: 0, width: thickness, height, colour },
    { x: width - thickness, y: 0, width: thickness, height, colour },
  ];
}
