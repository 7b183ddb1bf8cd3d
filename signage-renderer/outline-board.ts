import type { Board } from '@nguon/content-model/board';
import type { Theme } from '@nguon/themes/theme';
import { allClearScenes } from './all-clear-scene.ts';
import { emergencyScenes } from './emergency-scene.ts';
import type { FrameWords } from './frame.ts';
import { footer, footerHeight, header, kindBand } from './outline-bands.ts';
import { type Grid, gridOf, pageLines, setText } from './outline-grid.ts';
import type { OutlinePage, Rectangle, Scene } from './scene.ts';

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
    const height = Math.round(inner.height * (inner.height < width ? 0.5 : 0.42));
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
  if (words.isAllClear) return allClearScenes(grid, theme, words);
  const head = header(grid, words, theme);
  const kind = kindBand(grid, words, theme, head.bottom);
  const top = board.height - footerHeight(grid, words);
  const { photo, words: place } = places(grid, kind.bottom, top, hasPhoto);
  const box = { ...place, gap: Math.round(2 * grid.unit) };
  const set = setText(grid, words, box);
  if (photo !== null && set.pages.length > 1) return outlinePages(board, theme, words, false);
  const { surface, text, priority, onPriority, accent } = theme.colours;
  const [ground, ink] = words.isWarning ? [priority, onPriority] : [surface, text];
  const edge = { x: 0, y: head.bottom, width: Math.round(2 * grid.unit), height: board.height - head.bottom };
  const edges = words.isWarning ? [{ ...edge, colour: accent }] : [];
  return set.pages.map((page, index) => {
    const foot = footer(grid, words, theme, set.pages.length > 1 ? `${index + 1}/${set.pages.length}` : '');
    return {
      words: [...page.title, ...page.text].join(' '),
      scene: {
        width: board.width,
        height: board.height,
        ground,
        fills: [...edges, ...head.fills, ...kind.fills, ...foot.fills],
        lines: [
          ...head.lines,
          ...kind.lines,
          ...pageLines(set, page, box, { title: ink, text: ink }),
          ...foot.lines,
        ],
        photo,
        code: foot.code,
        ...(kind.sign && { sign: kind.sign }),
      },
    };
  });
}
