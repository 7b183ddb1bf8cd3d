import { brightnessAt, sinceLast } from '@nguon/content-model/board-loop';
import type { Brightness } from '@nguon/content-model/time-of-day';
import type { Remembered } from './remembered.ts';

/**
 * How bright a board is, %: as a command asked, until the plan's next change after it; else as the plan says (D20).
 * Without a plan a command holds until the next one.
 *
 * @param order the last command's brightness, and when it was obeyed
 * @param at ms since 1970
 */
export function brightnessNow(
  plan: readonly Brightness[],
  order: Remembered['brightness'],
  at: number,
): number {
  if (order === null) return brightnessAt(plan, at);
  const lastChange = Math.max(...plan.map(({ from }) => at - sinceLast(from, at)));
  return order.since >= lastChange ? order.percent : brightnessAt(plan, at);
}
