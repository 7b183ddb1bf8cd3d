import { Instant } from '@nguon/content-model/instant';
import { z } from 'zod';
import { feedbackSteps } from './steps.ts';

/** What a history tells of: steps, and how the feedback came. */
export const historySteps = [...feedbackSteps, 'receive', 'enter'] as const;

/** Who did something, and when; `null` for the sender. */
const Doer = { at: Instant, by: z.string().nullable(), who: z.string().nullable() };

const HistoryRow = z.object({ ...Doer, step: z.enum(historySteps), note: z.string() });
export type HistoryRow = z.output<typeof HistoryRow>;

const Look = z.object(Doer);
export type Look = z.output<typeof Look>;

/** The steps that were taken with a feedback, oldest first (J9). */
export function historyOf({ history }: { readonly history?: unknown }): HistoryRow[] {
  return z.array(HistoryRow).parse(history ?? []);
}

/** Ids of those who wrote or submitted the answer since it was last given (J7). */
export function authorsOf({ authors }: { readonly authors?: unknown }): string[] {
  return z.array(z.string()).parse(authors ?? []);
}

/** Who looked at a contact, oldest first (J12). */
export function looksOf({ looks }: { readonly looks?: unknown }): Look[] {
  return z.array(Look).parse(looks ?? []);
}

/** One row of the history. @param by the official; `null` for the sender */
export function historyRow(
  step: HistoryRow['step'],
  at: Instant,
  by: { readonly id: string; readonly name: string } | null,
  note = '',
): HistoryRow {
  return { step, at, by: by?.id ?? null, who: by?.name ?? null, note };
}
