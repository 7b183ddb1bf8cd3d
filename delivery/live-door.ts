import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { LIVE_RATE, LiveOpening, MOST_SOUND_SECONDS } from '@nguon/content-model/live';
import { Refusal } from '@nguon/content-model/refusal';
import type { LiveStudio } from '@nguon/devices/door/live-studio';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';

/** Longest sound that is taken at once, bytes. */
const LONGEST_SOUND = 2 * LIVE_RATE * MOST_SOUND_SECONDS;

const over = { code: 'stream-dead', message: 'live: it is over, or there is none' } as const;

/** Where the CMS brings the sound of live broadcasts, behind its pass: the table in content-model/live.ts (D58). */
export function liveDoor(studio: LiveStudio): Hono {
  const door = new Hono();
  door.use(bodyLimit({ maxSize: LONGEST_SOUND }));
  door.post('/:broadcast{[0-9a-f-]{36}}', async (context) => {
    const opening = LiveOpening.safeParse(await context.req.json().catch(() => null));
    if (!opening.success)
      return context.json({ code: 'feed-invalid', message: 'live: it is not {key, until}' }, 400);
    await studio.open(context.req.param('broadcast'), opening.data);
    return context.body(null, 204);
  });
  door.post('/:broadcast{[0-9a-f-]{36}}/sound/:first/:at', async (context) => {
    const { broadcast, first, at } = context.req.param();
    const samples = Buffer.from(await context.req.arrayBuffer());
    const isWhole = samples.length % 2 === 0 && /^\d{1,12}$/.test(first) && /^\d{1,16}$/.test(at);
    if (!isWhole) return context.json({ code: 'feed-invalid', message: 'live: no whole samples' }, 400);
    const standing = studio.take(broadcast, Number(first), Number(at), samples);
    return standing === null ? context.json(over, 404) : context.json(standing);
  });
  door.post('/:broadcast{[0-9a-f-]{36}}/end', async (context) => {
    const recording = await studio.end(context.req.param('broadcast'));
    return recording === null ? context.json(over, 404) : context.json(recording);
  });
  door.get('/:broadcast{[0-9a-f-]{36}}/recording', async (context) => {
    const recording = await studio.recording(context.req.param('broadcast'));
    if (recording === null) return context.json(over, 404);
    const body = Readable.toWeb(createReadStream(recording.file)) as ReadableStream;
    return context.body(body, 200, {
      'content-type': 'audio/mpeg',
      'content-length': String(recording.bytes),
    });
  });
  door.onError((error, context) => {
    if (!(error instanceof Refusal)) throw error;
    const status = error.code === 'media-refused' ? 429 : 503;
    return context.json({ code: error.code, message: error.message }, status);
  });
  return door;
}
