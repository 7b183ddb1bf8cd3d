import {
  type BoardState,
  boardStateAt,
  loopStartAt,
  showingAt,
  type Turn,
} from '@nguon/content-model/board-loop';
import type { BoardManifest, FrameItem, ShelfFile } from '@nguon/content-model/manifest';

const DAY_MS = 24 * 3_600_000;
/** Vietnam is seven hours ahead of UTC, without summer time. */
const AHEAD_MS = 7 * 3_600_000;

/** The picture of a board at one moment. */
export interface PictureDue {
  /** `null`: the board is dark, outside its hours or windows. */
  readonly file: ShelfFile | null;
  /** Since when it has been this one, ms since 1970. */
  readonly since: number;
  /** The first moment at which it may be another, ms since 1970; infinite when the manifest names none. */
  readonly until: number;
}

/** When a time of day in Vietnam comes next, ms since 1970. */
function nextTime(time: string, at: number): number {
  const midnight = Math.floor((at + AHEAD_MS) / DAY_MS) * DAY_MS - AHEAD_MS;
  const today = midnight + (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * 60_000;
  return today > at ? today : today + DAY_MS;
}

/** The next moment at which something joins or leaves the loop or the board goes on or off, ms since 1970. */
function nextEdge({ items, hours, windows }: BoardManifest, at: number): number {
  const spans = [...items, ...(windows ?? [])].flatMap(({ from, until }) => [
    Date.parse(from),
    Date.parse(until),
  ]);
  const alone = items.flatMap(({ aloneUntil }) => (aloneUntil === undefined ? [] : [Date.parse(aloneUntil)]));
  const parts = [...hours, ...items.flatMap(({ dayParts }) => dayParts)];
  const times = parts.flatMap(({ from, to }) => [nextTime(from, at), nextTime(to, at)]);
  return Math.min(...[...spans, ...alone].filter((edge) => edge > at), ...times);
}

/** When the turn that runs at a moment ends, ms since 1970. */
function turnEnd(round: readonly Turn[], loopStart: number, at: number): number {
  const roundMs = round.reduce((sum, { seconds }) => sum + seconds, 0) * 1_000;
  let end = loopStart + Math.floor(Math.max(0, at - loopStart) / roundMs) * roundMs;
  for (const { seconds } of round) {
    end += seconds * 1_000;
    if (at < end) return end;
  }
  return end;
}

function fileOf(frame: FrameItem | null, { neutral }: BoardManifest): ShelfFile {
  return frame?.file ?? neutral;
}

/** Is one picture shown in every turn? */
function isStill(state: BoardState, manifest: BoardManifest): boolean {
  if (state.kind !== 'loop') return true;
  return new Set(state.round.map(({ frame }) => fileOf(frame, manifest).sha256)).size === 1;
}

/**
 * The picture a board shows at a moment by its manifest, which is in force since it was issued (D43). Pure: no clock.
 *
 * @param at ms since 1970
 */
export function pictureDue(manifest: BoardManifest, at: number): PictureDue {
  const state = boardStateAt(manifest, at);
  const loopStart = loopStartAt(manifest, Date.parse(manifest.issuedAt), at);
  const { kind, frame, since } = showingAt(state, loopStart, at);
  const edge = nextEdge(manifest, at);
  const file = kind === 'off' ? null : fileOf(frame, manifest);
  if (state.kind !== 'loop' || isStill(state, manifest)) return { file, since: loopStart, until: edge };
  return { file, since, until: Math.min(edge, turnEnd(state.round, loopStart, at)) };
}
