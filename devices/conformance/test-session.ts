import { randomUUID } from 'node:crypto';
import type { Session } from '@nguon/content-model/session';
import type { Station } from './station.ts';

/** How long before a session its manifest is published, ms. */
export const AHEAD_MS = 6_000;

/** A session that begins every day at an instant's minute, of one minute unless told. */
export function sessionAt(at: number, plays: Session['plays'], minutes = 1): Session {
  const time = new Date(at + 7 * 3_600_000).toISOString().slice(11, 16);
  const always = { days: [1, 2, 3, 4, 5, 6, 7], firstDay: null, lastDay: null };
  return { schedule: randomUUID(), at: time, minutes, ...always, plays };
}

/** Turns the station's clock to a moment before the next full minute. @returns that minute, ms since 1970 */
export function beforeMinute(station: Station, aheadMs = AHEAD_MS): number {
  const minute = Math.ceil((station.now + aheadMs) / 60_000) * 60_000;
  station.clockAhead += minute - aheadMs - station.now;
  return minute;
}
