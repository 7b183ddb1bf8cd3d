import { type CloudEngine, engineFailed } from './cloud-voice.ts';

/** `tts_return_option` for MP3. */
const AS_MP3 = 3;

/**
 * Viettel AI: the answer is the sound itself. Source: https://viettelgroup.ai/document/tts, which names the fields and
 * the header `token`; at its present address the token stands in the body, so it is sent in both.
 */
export const viettelAi: CloudEngine = {
  name: 'viettel-ai',
  longest: 500,
  address: 'https://viettelai.vn/tts/speech_synthesis',
  hosts: ['viettelai.vn', 'viettelgroup.ai'],
  speakers: { northern: 'hn-quynhanh', central: 'hue-maingoc', southern: 'hcm-minhquan' },
  async ask(text, speaker, { address, key, web, signal }) {
    const body = JSON.stringify({
      text,
      voice: speaker,
      id: '1',
      without_filter: false,
      speed: 1,
      tts_return_option: AS_MP3,
      token: key,
    });
    const headers = { 'content-type': 'application/json', accept: '*/*', token: key };
    const { status, bytes } = await web.ask(address, { method: 'POST', headers, body, signal });
    if (status !== 200) throw engineFailed('viettel-ai', `it answered ${status}`);
    return bytes;
  },
};
