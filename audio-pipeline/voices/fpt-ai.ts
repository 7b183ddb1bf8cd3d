import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { type CloudEngine, engineFailed } from './cloud-voice.ts';
import { jsonIn } from './guarded-web.ts';

/** Between two looks whether the file is there, ms. */
const LOOK_EVERY_MS = 700;

const Answer = z.looseObject({
  error: z.coerce.number(),
  async: z.string().optional(),
  message: z.string().optional(),
});

/**
 * FPT.AI: the text is the body, and the answer an address at which the file will be, after 5 seconds to 2 minutes.
 * Source: https://docs.fpt.ai/docs/en/speech/api/text-to-speech. It spells the header `api_key`; its own clients send
 * `api-key`, which servers in between let through.
 */
export const fptAi: CloudEngine = {
  name: 'fpt-ai',
  longest: 5_000,
  address: 'https://api.fpt.ai/hmi/tts/v5',
  hosts: ['*.fpt.ai', 's3-ap-southeast-1.amazonaws.com'],
  speakers: { northern: 'banmai', central: 'myan', southern: 'linhsan' },
  async ask(text, speaker, { address, key, web, signal }) {
    // It takes at least three characters.
    const body = text.length < 3 ? `${text}...` : text;
    const headers = { 'api-key': key, api_key: key, voice: speaker, speed: '0', format: 'mp3' };
    const asked = await web.ask(address, { method: 'POST', headers, body, signal });
    const { data } = Answer.safeParse(jsonIn(asked));
    if (asked.status !== 200 || data?.error !== 0 || data.async === undefined)
      throw engineFailed('fpt-ai', data?.message ?? `it answered ${asked.status}`);
    for (;;) {
      const file = await web.ask(data.async, { method: 'GET', signal });
      if (file.status === 200 && file.bytes.length > 0) return file.bytes;
      if (![200, 202, 403, 404].includes(file.status))
        throw engineFailed('fpt-ai', `its file answered ${file.status}`);
      await pause(LOOK_EVERY_MS, undefined, { signal }).catch(() => {
        throw engineFailed('fpt-ai', 'its file did not come in time');
      });
    }
  },
};
