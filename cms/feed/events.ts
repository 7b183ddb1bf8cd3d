import type { PayloadRequest } from 'payload';
import { deskOf } from '../outbox/desk.ts';

/** How often a silent stream is given a sign of life, ms. */
export const HEARTBEAT_MS = 15_000;

/** `GET events`: the newest number at once, and again whenever it grows (X5). */
export function answerEvents(req: PayloadRequest): Response {
  const { sequencer } = deskOf(req.payload);
  let end = (): void => undefined;
  const body = new ReadableStream<Uint8Array>({
    start(stream) {
      const say = (text: string) => stream.enqueue(new TextEncoder().encode(text));
      const tell = (newest: number) => say(`event: change\ndata: ${newest}\n\n`);
      const heartbeat = setInterval(() => say(': …\n\n'), HEARTBEAT_MS);
      heartbeat.unref();
      const unsubscribe = sequencer.subscribe(tell);
      end = () => {
        clearInterval(heartbeat);
        unsubscribe();
      };
      req.signal?.addEventListener('abort', end);
      tell(sequencer.newest);
    },
    cancel: () => end(),
  });
  return new Response(body, {
    headers: { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' },
  });
}
