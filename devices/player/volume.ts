import { instantOf, vietnamDay } from '@nguon/content-model/instant';
import type { Remembered } from './remembered.ts';

/**
 * How loud a speaker plays what is no emergency, %: as a command asked, for the rest of its day in Vietnam; else as the
 * manifest says (S34).
 *
 * @param order the last command's volume, and when it was obeyed
 * @param at ms since 1970
 */
export function volumeNow(everyday: number, order: Remembered['volume'], at: number): number {
  if (order === null) return everyday;
  const isToday = vietnamDay(instantOf(order.since)) === vietnamDay(instantOf(at));
  return isToday ? order.percent : everyday;
}
