import { z } from 'zod';
import { type CloudEngine, engineFailed } from './cloud-voice.ts';
import { jsonIn } from './guarded-web.ts';

const Accepted = z.looseObject({
  status: z.coerce.number(),
  error_message: z.string().nullish(),
  result: z.looseObject({ request_id: z.string() }).optional(),
});

const Called = z.looseObject({ status: z.string(), audio_link: z.string().optional() });

/**
 * Vbee: the request is taken at once, and where the file is comes later to an address of ours.
 * Sources: https://help.vbee.vn/tai-lieu-api/dac-ta-api (request) and
 * https://api-docs.vbee.vn/text-to-speech-lagacy/callback-api (what is sent to us).
 */
export const vbee: CloudEngine = {
  name: 'vbee',
  longest: 2_000,
  address: 'https://vbee.vn/api/v1/tts',
  hosts: ['vbee.vn', '*.vbee.vn', 'vbee-studio-30.s3.ap-southeast-1.amazonaws.com'],
  speakers: {
    northern: 'hn_female_ngochuyen_full_48k-fhg',
    central: 'hue_female_huonggiang_full_48k-fhg',
    southern: 'sg_female_thaotrinh_full_48k-fhg',
  },
  async ask(text, speaker, { address, key, appId, web, callbacks, signal }) {
    if (callbacks === null) throw engineFailed('vbee', 'it cannot answer: NGUON_VOICE_CALLBACK is not set');
    const { address: callback, answer } = await callbacks.open(signal);
    answer.catch(() => {});
    const body = JSON.stringify({
      app_id: appId,
      response_type: 'indirect',
      callback_url: callback,
      input_text: text,
      voice_code: speaker,
      audio_type: 'mp3',
      bitrate: 128,
      speed_rate: '1.0',
    });
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    const asked = await web.ask(address, { method: 'POST', headers, body, signal });
    const { data } = Accepted.safeParse(jsonIn(asked));
    if (asked.status >= 300 || data?.status !== 1)
      throw engineFailed('vbee', data?.error_message ?? `it answered ${asked.status}`);
    const called = Called.safeParse(await answer).data;
    if (called?.status !== 'SUCCESS' || called.audio_link === undefined)
      throw engineFailed('vbee', `it could not read the text (${called?.status ?? 'another answer'})`);
    const file = await web.ask(called.audio_link, { method: 'GET', signal });
    if (file.status !== 200) throw engineFailed('vbee', `its file answered ${file.status}`);
    return file.bytes;
  },
};
