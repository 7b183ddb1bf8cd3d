import { Refusal } from '@nguon/content-model/refusal';
import { makeClip } from './make-clip.ts';
import { voiceNamed } from './voices/registry.ts';
import type { WorkshopAnswer, WorkshopOrder } from './workshop.ts';

/** The process of `openWorkshop`: makes the clips it is sent, and ends with whoever started it. */
async function made({ id, order }: WorkshopOrder): Promise<WorkshopAnswer> {
  try {
    return { id, clip: await makeClip({ ...order, voice: voiceNamed(order.voice) }) };
  } catch (error) {
    if (error instanceof Refusal) {
      const { code, where, found, remedy } = error;
      return { id, refused: { code, where, found, remedy } };
    }
    return { id, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

process.on('message', async (asked: WorkshopOrder) => {
  const answer = await made(asked);
  if (process.connected) process.send?.(answer);
});
process.once('disconnect', () => process.exit(0));
