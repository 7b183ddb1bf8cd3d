import { aloneUntil } from '@nguon/content-model/all-clear';
import type { Board, BoardTurn } from '@nguon/content-model/board';
import { isOver } from '@nguon/content-model/bulletin';
import { type CarriedBulletin, type Edition, editionUnit } from '@nguon/content-model/edition';
import { beginningOf, type Instant, later } from '@nguon/content-model/instant';
import type { BoardManifest, FrameItem, ShelfFile, Strip } from '@nguon/content-model/manifest';
import { byPriority } from '@nguon/content-model/priority';
import { dayOf } from './frame.ts';

const DAY_SECONDS = 24 * 3600;

/** A frame that is on the shelf. */
export interface StoredFrame {
  readonly file: ShelfFile;
  readonly page: number;
  readonly pages: number;
  readonly dwellSeconds: number;
  /** With the first page, on boards that scroll by themselves. */
  readonly strip?: Strip | undefined;
}

export interface BoardManifestSources {
  readonly edition: Edition;
  readonly board: Board;
  /** The frames of each bulletin for this board, by the bulletin's id. One without frames is left out. */
  readonly frames: ReadonlyMap<string, readonly StoredFrame[]>;
  /** The frames of the leaders' schedule of each day, by the day. */
  readonly schedules: ReadonlyMap<string, readonly StoredFrame[]>;
  readonly neutral: ShelfFile;
  readonly offline: ShelfFile;
  /** Above that of every manifest this board was given before. */
  readonly sequence: number;
  readonly issuedAt: Instant;
}

/**
 * What one board must hold and show; what is over by `issuedAt` is left out (B1, B20). In order of priority, and within
 * one in the commune's own order, then in reading order (B50); emergencies in reading order alone.
 */
export function boardManifest(sources: BoardManifestSources): BoardManifest {
  const { edition, board, frames, neutral, offline, sequence, issuedAt } = sources;
  return {
    kind: 'board',
    version: 1,
    device: board.id,
    unit: editionUnit(edition),
    edition: edition.id,
    sequence,
    issuedAt,
    neutral,
    offline,
    blanked: board.blanked,
    hours: board.hours,
    brightness: board.brightness,
    priorityShare: board.priorityShare,
    windows: board.windows,
    items: [
      ...inOwnOrder(edition.bulletins, board.programme)
        .filter(({ carriedOn, content }) => carriedOn.includes('board') && !isOver(content, issuedAt))
        .flatMap((bulletin) => {
          const turn = board.programme.find((own) => own.bulletin === bulletin.content.id);
          return itemsOf(bulletin, frames.get(bulletin.content.id) ?? [], turn);
        }),
      ...scheduleItems(sources),
    ],
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

/** The schedules of the days that are not over, each shown on its own day under its first engagement's id (B33). */
function scheduleItems({ edition, schedules, issuedAt }: BoardManifestSources): FrameItem[] {
  const days = Map.groupBy(edition.engagements, ({ day }) => day);
  return [...days].flatMap(([day, [first]]) => {
    const from = beginningOf(day);
    const until = later(from, DAY_SECONDS);
    if (first === undefined || until <= issuedAt) return [];
    const item = {
      bulletin: first.id,
      title: `Lịch công tác lãnh đạo ${dayOf(from)}`,
      priority: 'normal' as const,
    };
    const habits = { dayParts: [], restMinutes: 0 };
    return inPageOrder(schedules.get(day) ?? []).map((frame) => ({
      ...item,
      from,
      until,
      ...frame,
      ...habits,
    }));
  });
}

/** Pages in their order; none while one is missing. */
function inPageOrder(frames: readonly StoredFrame[]): StoredFrame[] {
  const pages = frames.toSorted((a, b) => a.page - b.page);
  const isWhole = pages.every(({ page, pages: all }, index) => page === index + 1 && all === pages.length);
  return isWhole ? pages : [];
}

/** The frames of a bulletin, page by page; none while a page is missing, or without an end (N3). */
function itemsOf(
  bulletin: CarriedBulletin,
  frames: readonly StoredFrame[],
  turn: BoardTurn | undefined,
): FrameItem[] {
  const { id, title, priority, from, until } = bulletin.content;
  if (until === null) return [];
  const { dayParts, restMinutes } = turn ?? { dayParts: [], restMinutes: 0 };
  const end = aloneUntil(bulletin);
  return inPageOrder(frames).map((frame) => ({
    bulletin: id,
    title,
    priority,
    from,
    until,
    ...frame,
    dayParts,
    restMinutes,
    ...(end !== null && { aloneUntil: end }),
  }));
}
