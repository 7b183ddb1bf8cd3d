import type { Board, BoardTurn } from '@nguon/content-model/board';
import { isOver } from '@nguon/content-model/bulletin';
import { type CarriedBulletin, type Edition, editionUnit } from '@nguon/content-model/edition';
import type { Instant } from '@nguon/content-model/instant';
import type { BoardManifest, FrameItem, ShelfFile } from '@nguon/content-model/manifest';
import { byPriority } from '@nguon/content-model/priority';

/** A frame that is on the shelf. */
export interface StoredFrame {
  readonly file: ShelfFile;
  readonly page: number;
  readonly pages: number;
  readonly dwellSeconds: number;
}

export interface BoardManifestSources {
  readonly edition: Edition;
  readonly board: Board;
  /** The frames of each bulletin for this board, by the bulletin's id. One without frames is left out. */
  readonly frames: ReadonlyMap<string, readonly StoredFrame[]>;
  readonly neutral: ShelfFile;
  /** Above that of every manifest this board was given before. */
  readonly sequence: number;
  readonly issuedAt: Instant;
}

/**
 * What one board must hold and show; what is over by `issuedAt` is left out (B1, B20). In order of priority, and within
 * one in the commune's own order, then in reading order (B50); emergencies in reading order alone.
 */
export function boardManifest(sources: BoardManifestSources): BoardManifest {
  const { edition, board, frames, neutral, sequence, issuedAt } = sources;
  return {
    kind: 'board',
    version: 1,
    device: board.id,
    unit: editionUnit(edition),
    edition: edition.id,
    sequence,
    issuedAt,
    neutral,
    blanked: board.blanked,
    hours: board.hours,
    brightness: board.brightness,
    priorityShare: board.priorityShare,
    windows: board.windows,
    items: inOwnOrder(edition.bulletins, board.programme)
      .filter(({ carriedOn, content }) => carriedOn.includes('board') && !isOver(content, issuedAt))
      .flatMap((bulletin) => {
        const turn = board.programme.find((own) => own.bulletin === bulletin.content.id);
        return itemsOf(bulletin, frames.get(bulletin.content.id) ?? [], turn);
      }),
  };
}

/** @param bulletins in reading order */
function inOwnOrder(
  bulletins: readonly CarriedBulletin[],
  programme: readonly BoardTurn[],
): CarriedBulletin[] {
  const places = new Map(programme.map(({ bulletin }, index) => [bulletin, index]));
  const placeOf = ({ content: { id, priority } }: CarriedBulletin) =>
    priority === 'emergency' ? 0 : (places.get(id) ?? programme.length);
  return bulletins.toSorted((a, b) => byPriority(a.content, b.content) || placeOf(a) - placeOf(b));
}

/** The frames of a bulletin, page by page; none while a page is missing, or without an end (N3). */
function itemsOf(
  { content }: CarriedBulletin,
  frames: readonly StoredFrame[],
  turn: BoardTurn | undefined,
): FrameItem[] {
  const { id, title, priority, from, until } = content;
  const pages = frames.toSorted((a, b) => a.page - b.page);
  const whole = pages.every(({ page, pages: all }, index) => page === index + 1 && all === pages.length);
  if (until === null || !whole) return [];
  const { dayParts, restMinutes } = turn ?? { dayParts: [], restMinutes: 0 };
  return pages.map((frame) => ({
    bulletin: id,
    title,
    priority,
    from,
    until,
    ...frame,
    dayParts,
    restMinutes,
  }));
}
