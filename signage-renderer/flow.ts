import { paginate } from './paginate.ts';
import { phrasesOf } from './phrases.ts';
import { balance, lineText, type Measure, wrapEven } from './wrap.ts';

/** How a text is set: its width by the letters' own, and the distance from line to line, in pixels. */
export interface Setting {
  readonly measure: Measure;
  readonly pitch: number;
}

/** A box for a title with a text below it, in pixels. */
export interface Box {
  readonly width: number;
  readonly height: number;
  /** Between title and text. */
  readonly gap: number;
}

export interface FlowPage {
  readonly title: readonly string[];
  readonly text: readonly string[];
}

/** The height a page takes of its box, in pixels. */
export function pageHeight(page: FlowPage, title: Setting, text: Setting, gap: number): number {
  const between = page.title.length > 0 && page.text.length > 0 ? gap : 0;
  return page.title.length * title.pitch + between + page.text.length * text.pitch;
}

/**
 * Spreads a title and its text over as few pages of a box as they need. The title stands above the text of every page
 * while it leaves the text half of the box; a longer one is said once, and the text begins below its end.
 */
export function flow(
  words: { readonly title: string; readonly text: string },
  box: Box,
  title: Setting,
  text: Setting,
): FlowPage[] {
  const titleLines = balance(phrasesOf(words.title), box.width, title.measure).map(lineText);
  const phrases = phrasesOf(words.text);
  const textLines = wrapEven(phrases, box.width, text.measure).map(lineText);
  const whole: FlowPage = { title: titleLines, text: textLines };
  if (pageHeight(whole, title, text, box.gap) <= box.height) return [whole];
  const rowsOf = (height: number, { pitch }: Setting) => Math.floor(height / pitch);
  const left = box.height - titleLines.length * title.pitch - box.gap;
  if (left >= box.height / 2 && rowsOf(left, text) > 0) {
    const pages = paginate(phrases, box.width, text.measure, () => rowsOf(left, text));
    return pages.map((lines) => ({ title: titleLines, text: lines }));
  }
  const titles = paginate(phrasesOf(words.title), box.width, title.measure, () => rowsOf(box.height, title));
  const lastTitle = titles.at(-1) ?? [];
  const below = rowsOf(box.height - lastTitle.length * title.pitch - box.gap, text);
  const sharesPage = below >= 2 || lastTitle.length === 0;
  const texts = paginate(phrases, box.width, text.measure, (page) =>
    page === 0 && sharesPage ? below : rowsOf(box.height, text),
  );
  const [shared = [], ...others] = sharesPage ? texts : [[], ...texts];
  return [
    ...titles.slice(0, -1).map((lines) => ({ title: lines, text: [] })),
    { title: lastTitle, text: shared },
    ...others.map((lines) => ({ title: [], text: lines })),
  ];
}

/**
 * The pages in the largest setting that needs one page only, or those of the smallest.
 *
 * @param settings largest first, at least one
 */
export function largestFit<S>(
  settings: readonly [S, ...S[]],
  pagesIn: (setting: S) => FlowPage[],
): { readonly setting: S; readonly pages: FlowPage[] } {
  let [setting] = settings;
  let pages = pagesIn(setting);
  for (const smaller of settings.slice(1)) {
    if (pages.length === 1) break;
    setting = smaller;
    pages = pagesIn(smaller);
  }
  return { setting, pages };
}
