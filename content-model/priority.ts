import { z } from 'zod';

/** The three legal priorities, lowest first. Source: Thông tư 39/2020/TT-BTTTT. */
export const priorities = ['normal', 'priority', 'emergency'] as const;
export const Priority = z.enum(priorities);
export type Priority = z.output<typeof Priority>;

/** Orders the higher priority first (P1). */
export function byPriority(a: { readonly priority: Priority }, b: { readonly priority: Priority }): number {
  return priorities.indexOf(b.priority) - priorities.indexOf(a.priority);
}
