import type { Board } from '@nguon/content-model/board';
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

/** The bulletins of one board: by priority, then as the commune ordered them, then in reading order (B50). */
function orderedFor({ programme }: Board, articles: readonly Article[]): Article[] {
  const turns = new Map(programme.map(({ bulletin }, turn) => [bulletin, turn]));
  const turnOf = ({ content }: Article) => turns.get(content.id) ?? programme.length;
  return articles.toSorted(
    (a, b) => ranks[a.content.priority] - ranks[b.content.priority] || turnOf(a) - turnOf(b),
  );
}

/** What each board of a view shows (G94). Its hours and rests are the board's own, by its own clock. */
export function boardsOf(view: SiteView): BoardShowing[] {
  const { onBoards } = readingOf(view);
  return view.edition.boards.map((board) => ({
    board,
    shown: board.blanked ? [] : orderedFor(board, onBoards),
  }));
}
