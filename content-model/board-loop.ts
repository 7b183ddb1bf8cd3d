import type { Window } from './board.ts';
import type { BoardManifest, FrameItem } from './manifest.ts';
import type { Brightness, DayPart } from './time-of-day.ts';

// No import of values: browsers that play a board run this file with its types stripped.

/** What a board does at one moment. `off`: dark, outside its hours or windows; `neutral`: its neutral frame. */
export type BoardState =
  | { readonly kind: 'off'; readonly reason: 'hours' | 'not-ours' }
  | { readonly kind: 'neutral' }
  | { readonly kind: 'loop'; readonly round: readonly Turn[] };

/** One turn in a round: a frame, or the neutral frame while every bulletin rests. */
export interface Turn {
  readonly frame: FrameItem | null;
  readonly seconds: number;
}

/** A bulletin's pages, which stay together. */
interface Block {
  readonly frames: readonly FrameItem[];
  readonly seconds: number;
  readonly restSeconds: number;
}

const DAY_MS = 24 * 3_600_000;
/** Vietnam is seven hours ahead of UTC, without summer time. */
const AHEAD_MS = 7 * 3_600_000;

/** Since midnight, ms. */
function timeOf(time: string): number {
  return (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * 60_000;
}

/** Since midnight in Vietnam, in whole ms. */
function timeAt(at: number): number {
  return (Math.floor(at) + AHEAD_MS) % DAY_MS;
}

/** Since a time of day last came, ms: from 0 to a day. */
export function sinceLast(time: string, at: number): number {
  return (timeAt(at) - timeOf(time) + DAY_MS) % DAY_MS;
}

/** Is a moment in a part of the day? Its first minute is inside, its end outside; past midnight too (B51). */
function isIn({ from, to }: DayPart, at: number): boolean {
  const [begins, ends, now] = [timeOf(from), timeOf(to), timeAt(at)];
  return begins < ends ? begins <= now && now < ends : begins <= now || now < ends;
}

function isInAny(parts: readonly DayPart[], at: number): boolean {
  return parts.length === 0 || parts.some((part) => isIn(part, at));
}

function isWithin({ from, until }: Window, at: number): boolean {
  return Date.parse(from) <= at && at < Date.parse(until);
}

/** How bright a board is, %: what its plan said last, yesterday's too; 100 without a plan (B56). */
export function brightnessAt(plan: readonly Brightness[], at: number): number {
  const [latest] = plan.toSorted((a, b) => sinceLast(a.from, at) - sinceLast(b.from, at));
  return latest?.percent ?? 100;
}

function blocksOf(frames: readonly FrameItem[]): Block[] {
  const pages = new Map<string, FrameItem[]>();
  for (const frame of frames) {
    const block = pages.get(frame.bulletin);
    if (block === undefined) pages.set(frame.bulletin, [frame]);
    else block.push(frame);
  }
  return [...pages.values()].map((block) => ({
    frames: block,
    seconds: secondsOf(block.map(({ dwellSeconds }) => ({ seconds: dwellSeconds }))),
    restSeconds: Math.max(...block.map(({ restMinutes }) => restMinutes)) * 60,
  }));
}

function secondsOf(parts: readonly { readonly seconds: number }[]): number {
  return parts.reduce((sum, { seconds }) => sum + seconds, 0);
}

/** The priority bulletins as often as their share asks, spread evenly among the normal ones (B54). */
function passOf(priority: readonly Block[], normal: readonly Block[], share: number): Block[] {
  if (priority.length === 0 || normal.length === 0) return [...priority, ...normal];
  const asked = (share * secondsOf(normal)) / ((100 - share) * secondsOf(priority));
  const times = Math.min(Math.max(Math.ceil(asked), 1), normal.length);
  return Array.from({ length: times }, (_, turn) => {
    const part = (index: number) => Math.round((index * normal.length) / times);
    return [...priority, ...normal.slice(part(turn), part(turn + 1))];
  }).flat();
}

function turnsOf({ frames }: Block): Turn[] {
  return frames.map((frame) => ({ frame, seconds: frame.dwellSeconds }));
}

/**
 * Passes over all blocks until each that rests may be shown again at the beginning of the next round (B53). In the last
 * passes those that rest are left out; where nothing else is left, the neutral frame fills the time.
 */
function roundOf(pass: readonly Block[]): Turn[] {
  const longestRest = Math.max(0, ...pass.map(({ restSeconds }) => restSeconds));
  const shown = new Map<Block, { readonly first: number; readonly last: number }>();
  const turns: Turn[] = [];
  let now = 0;
  const isWhole = () =>
    [...shown].every(([{ restSeconds }, { first, last }]) => now + first - last >= restSeconds);
  const show = (block: Block) => {
    shown.set(block, { first: shown.get(block)?.first ?? now, last: now });
    turns.push(...turnsOf(block));
    now += block.seconds;
  };
  const mayShow = (block: Block) => {
    const last = shown.get(block)?.last;
    return (
      block.restSeconds === 0 || last === undefined || (now < longestRest && now - last >= block.restSeconds)
    );
  };
  do {
    const before = now;
    for (const block of pass) if (mayShow(block)) show(block);
    if (now > before) continue;
    const due = [...shown].map(([{ restSeconds }, { first, last }]) =>
      now < longestRest ? last + restSeconds - now : restSeconds - (now + first - last),
    );
    const seconds = now < longestRest ? Math.min(...due.filter((wait) => wait > 0)) : Math.max(...due);
    turns.push({ frame: null, seconds });
    now += seconds;
  } while (!isWhole());
  return turns;
}

/**
 * What a board does at a moment, by its manifest alone; the truth table is `docs/playlists.md`.
 * Pure: no clock, no chance, so that a preview shows what the board will.
 *
 * @param at ms since 1970
 */
export function boardStateAt(manifest: BoardManifest, at: number): BoardState {
  const { windows, hours, blanked, items, priorityShare } = manifest;
  if (windows !== null && !windows.some((window) => isWithin(window, at)))
    return { kind: 'off', reason: 'not-ours' };
  if (blanked) return { kind: 'neutral' };
  const current = items.filter((item) => isWithin(item, at));
  const emergencies = current.filter(({ priority }) => priority === 'emergency');
  if (emergencies.length > 0) return { kind: 'loop', round: blocksOf(emergencies).flatMap(turnsOf) };
  const allClears = current.filter(
    ({ aloneUntil }) => aloneUntil !== undefined && at < Date.parse(aloneUntil),
  );
  if (allClears.length > 0) return { kind: 'loop', round: blocksOf(allClears).flatMap(turnsOf) };
  if (!isInAny(hours, at)) return { kind: 'off', reason: 'hours' };
  const due = current.filter(({ dayParts }) => isInAny(dayParts, at));
  if (due.length === 0) return { kind: 'neutral' };
  const blocks = (kind: FrameItem['priority']) => blocksOf(due.filter(({ priority }) => priority === kind));
  return { kind: 'loop', round: roundOf(passOf(blocks('priority'), blocks('normal'), priorityShare)) };
}

/**
 * A manifest for a display that moves strips by itself: each bulletin as its strip, for one passage, by the same rule as
 * its frames (B60). What has no strip is left out.
 */
export function inStrips(manifest: BoardManifest): BoardManifest {
  const items = manifest.items.flatMap((item) =>
    item.strip ? [{ ...item, file: item.strip.file, pages: 1, dwellSeconds: item.strip.seconds }] : [],
  );
  return { ...manifest, items };
}

/**
 * When the loop that runs at a moment began, ms: when something last joined or left it, or when the manifest came into
 * force. So an emergency starts with its first page, whatever was running (B55).
 *
 * @param inForceSince ms since 1970
 */
export function loopStartAt(manifest: BoardManifest, inForceSince: number, at: number): number {
  const { items, hours, windows } = manifest;
  const parts = [...hours, ...items.flatMap(({ dayParts }) => dayParts)];
  const edges = [
    ...[...items, ...(windows ?? [])].flatMap(({ from, until }) => [Date.parse(from), Date.parse(until)]),
    ...items.flatMap(({ aloneUntil }) => (aloneUntil === undefined ? [] : [Date.parse(aloneUntil)])),
    ...parts.flatMap(({ from, to }) => [from, to]).map((time) => Math.floor(at) - sinceLast(time, at)),
  ];
  return Math.max(inForceSince, ...edges.filter((edge) => edge <= at));
}

/** What a board shows at a moment, and since when. */
export interface Showing {
  readonly kind: 'frame' | 'neutral' | 'off';
  readonly frame: FrameItem | null;
  /** When this showing began, ms since 1970. */
  readonly since: number;
}

/** The picture of a board at one moment: round and round, each turn for its time. */
export function showingAt(state: BoardState, loopStart: number, at: number): Showing {
  if (state.kind !== 'loop') return { kind: state.kind, frame: null, since: loopStart };
  const roundMs = secondsOf(state.round) * 1_000;
  let since = loopStart + Math.floor(Math.max(0, at - loopStart) / roundMs) * roundMs;
  for (const { frame, seconds } of state.round) {
    if (at < since + seconds * 1_000) return { kind: frame === null ? 'neutral' : 'frame', frame, since };
    since += seconds * 1_000;
  }
  throw new RangeError(`board loop: ${at} ms is outside its round of ${roundMs} ms`);
}
