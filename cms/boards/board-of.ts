import { type Board, SHORTEST_DWELL_SECONDS, type Window } from '@nguon/content-model/board';
import { instantOf } from '@nguon/content-model/instant';
import { idOf } from '../access/actor.ts';
import type * as stored from '../payload-types.ts';

/** The times in which a requisition holds, until its end or its release; none where it was released as it began. */
function windowsOf({ from, until, releasedAt }: stored.Requisition): Window[] {
  const window = { from: instantOf(new Date(from)), until: instantOf(new Date(releasedAt ?? until)) };
  return window.from < window.until ? [window] : [];
}

/** The windows of each board, earliest first, from all requisitions. */
export function windowsByBoard(requisitions: readonly stored.Requisition[]): ReadonlyMap<string, Window[]> {
  const windows = new Map<string, Window[]>();
  for (const requisition of requisitions) {
    const board = idOf(requisition.board);
    windows.set(board, [...(windows.get(board) ?? []), ...windowsOf(requisition)]);
  }
  for (const [board, all] of windows)
    windows.set(
      board,
      all.toSorted((a, b) => a.from.localeCompare(b.from)),
    );
  return windows;
}

/**
 * Shapes stored boards as the content model has them. An advertising screen is ours in the windows of its requisitions
 * alone (B57).
 */
export function boardsOf(requisitions: readonly stored.Requisition[]) {
  const windows = windowsByBoard(requisitions);
  const parts = (rows: readonly { from: string; to: string }[] | null | undefined) =>
    (rows ?? []).map(({ from, to }) => ({ from, to }));
  return (board: stored.Board): Omit<Board, 'unit'> & { readonly unit: string | null | undefined } => ({
    id: board.id,
    name: board.name,
    unit: board.path,
    technology: board.technology,
    width: board.width,
    height: board.height,
    colour: board.colour,
    pitchMillimetres: board.pitchMillimetres ?? null,
    viewingMetres: board.viewingMetres ?? null,
    scrolls: board.scrolls === true,
    gamma: board.gamma ?? 2.2,
    formats: board.formats?.length ? board.formats : ['image/jpeg', 'image/png'],
    hours: parts(board.hours),
    brightness: (board.brightness ?? []).map(({ from, percent }) => ({ from, percent })),
    shortestDwellSeconds: board.shortestDwellSeconds ?? SHORTEST_DWELL_SECONDS,
    priorityShare: board.priorityShare ?? 0,
    programme: (board.programme ?? []).map(({ bulletin, dayParts, restMinutes }) => ({
      bulletin: idOf(bulletin),
      dayParts: parts(dayParts),
      restMinutes: restMinutes ?? 0,
    })),
    owner: board.owner,
    windows: board.owner === 'advertising' ? (windows.get(board.id) ?? []) : null,
    blanked: board.blanked === true,
  });
}
