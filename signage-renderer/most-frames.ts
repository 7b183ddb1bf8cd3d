import type { FrameWords } from './frame.ts';
import { hostIn } from './outline-bands.ts';

/** Most frames that a bulletin takes on a board: about two minutes and a half of short ones. Our own figure (B39). */
export const MOST_FRAMES = 24;

/** Letters of a text that is not tried whole: no board holds more in so many frames that are read. Our own figure. */
const LONGEST_TEXT = 4_000;

/** As much of a text as a share of its letters, cut at a word, and where the rest is read. */
function shortened(text: string, share: number, address: string | null): string {
  const cut = text.slice(0, Math.floor(text.length * share));
  const kept = cut.slice(0, Math.max(cut.lastIndexOf(' '), 0)).replace(/[\s,;:.–-]+$/, '');
  return address === null ? `${kept}…` : `${kept}… Xem tiếp tại ${hostIn(address)}`;
}

/** The pages of a bulletin, with as much of its text as `MOST_FRAMES` hold. */
export function withinMostFrames<Page>(
  words: FrameWords,
  pagesOf: (words: FrameWords) => readonly Page[],
): readonly Page[] {
  let share = Math.min(LONGEST_TEXT / Math.max(words.text.length, 1), 1);
  const saying = () =>
    share === 1 ? words : { ...words, text: shortened(words.text, share, words.address) };
  let pages = pagesOf(saying());
  while (pages.length > MOST_FRAMES && share > 0.001) {
    share *= Math.min((MOST_FRAMES / pages.length) * 0.95, 0.9);
    pages = pagesOf(saying());
  }
  return pages.slice(0, MOST_FRAMES);
}
