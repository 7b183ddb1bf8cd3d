import type { Board } from '@nguon/content-model/board';
import { isOver } from '@nguon/content-model/bulletin';
import { type CarriedBulletin, type Edition, editionUnit } from '@nguon/content-model/edition';
import type { Instant } from '@nguon/content-model/instant';
import type { BoardManifest, FrameItem, ShelfFile } from '@nguon/content-model/manifest';

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

/** What one board must hold and show, in reading order; what is over by `issuedAt` is left out (B1, B20). */
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
    items: edition.bulletins
      .filter(({ carriedOn, content }) => carriedOn.includes('board') && !isOver(content, issuedAt))
      .flatMap((bulletin) => itemsOf(bulletin, frames.get(bulletin.content.id) ?? [])),
  };
}

/** The frames of a bulletin, page by page; none while a page is missing, or without an end (N3). */
function itemsOf({ content }: CarriedBulletin, frames: readonly StoredFrame[]): FrameItem[] {
  const { id, title, priority, from, until } = content;
  const pages = frames.toSorted((a, b) => a.page - b.page);
  const whole = pages.every(({ page, pages: all }, index) => page === index + 1 && all === pages.length);
  if (until === null || !whole) return [];
  return pages.map((frame) => ({ bulletin: id, title, priority, from, until, ...frame }));
}
