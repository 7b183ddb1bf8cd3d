import { CALLBACKS, takeCallback } from '@nguon/audio-pipeline/voices/callbacks';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';

/** Longest answer that a voice may send, bytes: it holds an address and a few words. */
const LONGEST_ANSWER = 64 * 1024;

/** `POST /voices/<name>`: what a voice sends later, once, to an address that only it was told (V36). */
export function voiceDoor(folder: string): Hono {
  const door = new Hono();
  door.use(bodyLimit({ maxSize: LONGEST_ANSWER }));
  door.post(`${CALLBACKS}:name`, async (context) => {
    const body: unknown = await context.req.json().catch(() => null);
    const isTaken = body !== null && (await takeCallback(folder, context.req.param('name'), body));
    return isTaken
      ? context.json({ taken: true })
      : context.json({ code: 'access-denied', message: 'voices: nobody waits for this' }, 404);
  });
  return door;
}
