import { setTimeout as pause } from 'node:timers/promises';
import { testSilence, testSound } from './test-sound.ts';

/** Length of the sound that a stream says over and over, s. */
const ROUND_SECONDS = 60;

/** How much of a stream comes at once to whoever begins to listen, s, as stations send it. */
const AHEAD_SECONDS = 3;

/** A second each second, over and over. */
function inTime(mp3: Buffer, aheadSeconds: number): ReadableStream<Uint8Array> {
  const second = Math.ceil(mp3.length / ROUND_SECONDS);
  let sent = 0;
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      if (sent > 0) await pause(1_000);
      const from = sent % mp3.length;
      const part = mp3.subarray(from, from + second * (sent === 0 ? aheadSeconds : 1));
      sent += part.length;
      controller.enqueue(new Uint8Array(part));
    },
  });
}

function answer(body: ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer>): Response {
  return new Response(body, {
    headers: { 'Content-Type': 'audio/mpeg', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' },
  });
}

/** The stream of another station that plays a tone as long as somebody listens. */
export async function playingStream(): Promise<() => Response> {
  const { mp3 } = await testSound(ROUND_SECONDS, 0);
  return () => answer(inTime(mp3, AHEAD_SECONDS));
}

/** One whose sound is silence; the first minute comes at once, so that whoever counts samples need not wait. */
export async function silentStream(): Promise<() => Response> {
  const { mp3 } = await testSilence(ROUND_SECONDS);
  return () => answer(inTime(mp3, ROUND_SECONDS));
}

/** One that ends after two seconds. */
export async function endingStream(): Promise<() => Response> {
  const { mp3 } = await testSound(2, 0);
  return () => answer(new Uint8Array(mp3));
}

/** One that answers and never sends a byte. */
export function dumbStream(): Response {
  return answer(new ReadableStream<Uint8Array>());
}
