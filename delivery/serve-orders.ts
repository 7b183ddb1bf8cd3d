import { Refusal } from '@nguon/content-model/refusal';
import type { Answer, Asked } from './workplace.ts';

async function answerTo(
  { id, order }: Asked,
  carryOut: (order: unknown) => Promise<unknown>,
): Promise<Answer> {
  try {
    return { id, made: await carryOut(order) };
  } catch (error) {
    if (error instanceof Refusal) return { id, refused: error.words };
    return { id, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/** Carries out the orders of the process that began this one by `openWorkplace`, and ends when that one does. */
export function serveOrders<Order>(carryOut: (order: Order) => Promise<unknown>): void {
  process.on('message', async (asked: Asked) => {
    const answer = await answerTo(asked, (order) => carryOut(order as Order));
    // Whoever asked may be gone by now.
    process.send?.(answer, undefined, undefined, () => {});
  });
  process.once('disconnect', () => process.exit(0));
}
