import { z } from 'zod';

/** A time of day in Vietnam, `05:30`. */
export const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'not a time of day such as 05:30');
export type TimeOfDay = z.output<typeof TimeOfDay>;

/** A part of each day; one that ends at or before its beginning runs past midnight: `22:00` to `04:00` (B51). */
export const DayPart = z.strictObject({ from: TimeOfDay, to: TimeOfDay });
export type DayPart = z.output<typeof DayPart>;

/** How bright a board is from a time of day on, until the next one's; the last of a day holds past midnight (B56). */
export const Brightness = z.strictObject({ from: TimeOfDay, percent: z.int().min(1).max(100) });
export type Brightness = z.output<typeof Brightness>;

/** Minutes from midnight to a time of day. */
export function minutesOf(time: TimeOfDay): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** Is a minute of the day in a part of it? Its first minute is inside, its end outside; past midnight too. */
export function holdsMinute({ from, to }: DayPart, minute: number): boolean {
  const [begins, ends] = [minutesOf(from), minutesOf(to)];
  return begins < ends ? begins <= minute && minute < ends : begins <= minute || minute < ends;
}
