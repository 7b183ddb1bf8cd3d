import { z } from 'zod';

/** A moment in UTC, as text to the whole second: `2026-11-21T00:30:00Z`. Text order is time order (I1). */
export const Instant = z.iso.datetime({ precision: 0 });
export type Instant = z.output<typeof Instant>;

/** Where the product is used. Vietnam has had one time zone, without summer time, since 1975. */
export const TIME_ZONE = 'Asia/Ho_Chi_Minh';

/** Vietnam is seven hours ahead of UTC. */
const AHEAD_SECONDS = 7 * 60 * 60;

/** The instant a clock shows, cut to the whole second. */
export function instantOf(time: Date | number): Instant {
  return new Date(time).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

/** Milliseconds since 1970 of an instant. */
export function millisecondsOf(instant: Instant): number {
  return Date.parse(instant);
}

/** The instant some seconds later; negative goes back. */
export function later(instant: Instant, seconds: number): Instant {
  return instantOf(millisecondsOf(instant) + seconds * 1000);
}

/** The day in Vietnam at an instant, `2026-11-21`. */
export function vietnamDay(at: Instant): string {
  return later(at, AHEAD_SECONDS).slice(0, 10);
}

/** The midnight in Vietnam at which a day begins. */
export function beginningOf(day: string): Instant {
  return later(`${day}T00:00:00Z`, -AHEAD_SECONDS);
}

/** A day of the calendar, `2026-11-21`. */
export const Day = z.iso.date();
export type Day = z.output<typeof Day>;

/** The day some days later; negative goes back. */
export function dayLater(day: Day, days: number): Day {
  return later(`${day}T00:00:00Z`, days * 24 * 3600).slice(0, 10);
}

/** The day of the week by ISO 8601: Monday is 1, Sunday 7. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}
