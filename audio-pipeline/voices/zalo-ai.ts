import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { type CloudEngine, engineFailed } from './cloud-voice.ts';
import { jsonIn } from './guarded-web.ts';

const LOOK_EVERY_MS = 500;

const Answer = z.looseObject({
  error_code: z.coerce.number(),
  error_message: z.string().optional(),
  data: z.looseObject({ url: z.string() }).optional(),
});

/**
 * Zalo AI: a form is sent, and the answer is the address of the file. Source: https://zalo.ai/docs/api/text-to-audio-converter
 * (field names and the shape of the answer, checked against public clients of it).
 */
export const zaloAi: CloudEngine = {
  name: 'zalo-ai',
  longest: 2_000,
  address: 'https://api.zalo.ai/v1/tts/synthesize',
  hosts: ['*.zalo.ai', '*.zalo.cloud', '*.zadn.vn', '*.zdn.vn', '*.zalo.me'],
  // It has speakers of the south and the north only: 1 and 3 are of the south, 2 and 4 of the north.
  speakers: { northern: '2', central: '2', southern: '1' },
  async ask(text, speaker, { address, key, web, signal }) {
    const body = new URLSearchParams({ input: text, speaker_id: speaker, speed: '1.0', encode_type: '1' });
    const headers = { apikey: key, 'content-type': 'application/x-www-form-urlencoded' };
    const asked = await web.ask(address, { method: 'POST', headers, body: String(body), signal });
    const { data } = Answer.safeParse(jsonIn(asked));
    if (asked.status !== 200 || data?.error_code !== 0 || data.data === undefined)
      throw engineFailed('zalo-ai', data?.error_message ?? `it answered ${asked.status}`);
    for (;;) {
      const file = await web.ask(data.data.url, { method: 'GET', signal });
      if (file.status === 200) return file.bytes;
      if (file.status !== 404) throw engineFailed('zalo-ai', `its file answered ${file.status}`);
      await pause(LOOK_EVERY_MS, undefined, { signal }).catch(() => {
        throw engineFailed('zalo-ai', 'its file did not come in time');
      });
    }
  },
};
