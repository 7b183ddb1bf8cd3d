import type { Board } from '@nguon/content-model/board';
import { type BulletinContent, boardText } from '@nguon/content-model/bulletin';
import type { Priority } from '@nguon/content-model/priority';
import type { Article } from './article.ts';
import type { SiteView } from './publisher/site-view.ts';
import { readingOf } from './reading.ts';

/** A board, and the bulletins it shows in its rounds; none while it shows the unit's name alone. */
export interface BoardShowing {
  readonly board: Board;
  readonly shown: readonly Article[];
}

const ranks: Readonly<Record<Priority, number>> = { emergency: 0, priority: 1, normal: 2 };

/**
 * What one board shows of what boards carry now, in reading order: by priority, then as the commune ordered it, then in
 * reading order (B50); nothing while it is switched off.
 */
export function shownOn<Bulletin extends { readonly content: BulletinContent }>(
  { blanked, programme }: Board,
  carried: readonly Bulletin[],
): Bulletin[] {
  if (blanked) return [];
  const turns = new Map(programme.map(({ bulletin }, turn) => [bulletin, turn]));
  const turnOf = ({ content }: Bulletin) => turns.get(content.id) ?? programme.length;
  return carried.toSorted(
    (a, b) => ranks[a.content.priority] - ranks[b.content.priority] || turnOf(a) - turnOf(b),
  );
}

/** What a bulletin's frame says, for those who do not see it. */
export function frameWords(content: BulletinContent): string {
  return `Khung hình trên bảng tin: ${content.title}. ${boardText(content)}`;
}

/** What each board of a view shows (G94). Its hours and rests are the board's own, by its own clock. */
export function boardsOf(view: SiteView): BoardShowing[] {
  const { onBoards } = readingOf(view);
  return view.edition.boards.map((board) => ({ board, shown: shownOn(board, onBoards) }));
}
