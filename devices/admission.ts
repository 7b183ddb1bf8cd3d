import type { Window } from '@nguon/content-model/board';
import type { RegisteredDevice } from '@nguon/content-model/device';

/** How long before a window its device is let in, ms: time enough to fetch a loop over a slow line. */
const AHEAD_MS = 10 * 60_000;

/** How long after a window its device may still send what it showed, ms. */
const AFTER_MS = 10 * 60_000;

function isIn({ from, until }: Window, at: number, afterMs: number): boolean {
  return Date.parse(from) - AHEAD_MS <= at && at < Date.parse(until) + afterMs;
}

/** Is a device let in at a moment, ms since 1970? Always, but for one that is ours in its windows alone (D40). */
export function isAdmitted({ windows }: RegisteredDevice, at: number): boolean {
  return windows === null || windows.some((window) => isIn(window, at, 0));
}

/** May a device tell at a moment, ms since 1970, what it showed (D41)? */
export function mayTell({ windows }: RegisteredDevice, at: number): boolean {
  return windows === null || windows.some((window) => isIn(window, at, AFTER_MS));
}

/** When the next window of a device begins after a moment, ms since 1970; `null` when none is known. */
export function nextWindow({ windows }: RegisteredDevice, at: number): string | null {
  const coming = (windows ?? []).map(({ from }) => from).filter((from) => at < Date.parse(from));
  return coming.toSorted()[0] ?? null;
}
