import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { instantOf, millisecondsOf } from '@nguon/content-model/instant';
import { Refusal } from '@nguon/content-model/refusal';
import { VoiceSettings } from '@nguon/content-model/voice-settings';
import { callbacksIn, takeCallback } from './callbacks.ts';
import { chosenVoice, engines, voiceTrouble } from './chosen-voice.ts';
import { afterFailure, closed, mayAsk } from './circuit.ts';
import { partsOf } from './cloud-voice.ts';
import { fptAi } from './fpt-ai.ts';
import { guardedWeb, isPublicAddress } from './guarded-web.ts';
import { KEY, LocalEngines, type Manner } from './testing/local-engines.ts';
import { viettelAi } from './viettel-ai.ts';

const SENTENCE = 'Kính mời bà con đến nhà văn hóa.';
const local = new LocalEngines();
before(() => local.open());
after(() => local.close());

const isUnavailable = (found: RegExp) => (error: unknown) => {
  assert.ok(error instanceof Refusal, String(error));
  assert.equal(error.code, 'voice-unavailable');
  assert.match(error.found, found);
  assert.ok(!error.message.includes(KEY), 'the key is not told');
  return true;
};

describe('a voice asked over the network', () => {
  for (const engine of engines) {
    const failing: readonly (readonly [Manner, RegExp])[] = [
      ['hang', /in time/],
      ['silence', /silence|no sound/],
      ['html', /page/],
      ['error', /500/],
      ['short', /syllables/],
      ['refuse', /Invalid|Unauthorized|401/],
      ['inside', /none of its hosts/],
      ['redirect', /none of its hosts/],
      ['huge', /more than|does not answer/],
    ];
    for (const [manner, found] of failing) {
      it(`V33 is refused when ${engine.name} answers with ${manner}`, async () => {
        local.manner = manner;
        const voice = local.voice(engine, {
          within: manner === 'hang' ? 300 : 20_000,
          name: `${engine.name}-${manner}`,
        });
        await assert.rejects(voice.speak(SENTENCE, 'northern'), isUnavailable(found));
        local.manner = 'well';
      });
    }
  }

  it('V34 is left alone after three failures, whoever asks, and tried again five minutes later', async () => {
    let now = Date.parse('2026-11-27T07:00:00Z');
    const options = { name: 'left-alone', now: () => now };
    const speak = () => local.voice(viettelAi, options).speak(SENTENCE, 'northern');
    local.manner = 'error';
    for (let failure = 0; failure < 3; failure += 1) await assert.rejects(speak(), isUnavailable(/500/));
    const { requests } = local;
    local.manner = 'well';
    await assert.rejects(speak(), isUnavailable(/left alone/));
    assert.equal(local.requests, requests);
    now += 301_000;
    assert.ok((await speak()).samples.length > 0);
    assert.ok((await local.voice(viettelAi, options).speak('Xin cảm ơn.', 'northern')).samples.length > 0);
  });

  it('V34 opens again at once when it fails after its time was over', () => {
    const at = instantOf(Date.parse('2026-11-27T07:00:00Z'));
    const once = afterFailure(closed, 'nó im lặng', at);
    assert.equal(mayAsk(once, at), true);
    const open = [1, 2].reduce((circuit) => afterFailure(circuit, 'nó im lặng', at), once);
    assert.equal(mayAsk(open, at), false);
    const later = instantOf(millisecondsOf(at) + 300_000);
    assert.equal(mayAsk(open, later), true);
    assert.equal(mayAsk(afterFailure(open, 'nó im lặng', later), later), false);
  });

  it('V35 asks for a sentence once, and keeps only what could be heard', async () => {
    const options = { name: 'kept' };
    const speak = () => local.voice(viettelAi, options).speak(SENTENCE, 'northern');
    local.manner = 'html';
    await assert.rejects(speak());
    local.manner = 'well';
    const first = await speak();
    const { requests } = local;
    assert.deepEqual((await speak()).samples, first.samples);
    assert.equal(local.requests, requests);
    assert.equal((await readdir(join(local.folder, 'kept'))).length, 1);
    await local.voice(viettelAi, options).speak(SENTENCE, 'southern');
    assert.equal(local.requests, requests + 1);
  });

  it('V32 never asks inside the network, whatever leads there', async () => {
    for (const address of [
      ...['127.0.0.1', '10.1.2.3', '172.20.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0'],
      ...['::1', 'fe80::1', 'fd00::1', '::ffff:10.0.0.1', '64:ff9b::a00:1', '2002:a00:1::', 'localhost', ''],
    ]) {
      assert.equal(isPublicAddress(address), false, address);
    }
    for (const address of ['8.8.8.8', '2606:4700::1111']) assert.equal(isPublicAddress(address), true);
    const web = guardedWeb('https://api.fpt.ai/hmi/tts/v5', ['*.fpt.ai', 'localhost']);
    const signal = AbortSignal.timeout(5_000);
    for (const address of [
      'http://file01.fpt.ai/a.mp3',
      'https://file01.fpt.ai:8443/a.mp3',
      'https://u:p@file01.fpt.ai/a.mp3',
      'https://evilfpt.ai/a.mp3',
      'https://file01.fpt.ai.evil.vn/a.mp3',
      'https://127.0.0.1/a.mp3',
      'https://[::1]/a.mp3',
      'https://0x7f000001/a.mp3',
      'file:///etc/passwd',
      '//10.0.0.1/a',
      'không phải địa chỉ',
    ]) {
      await assert.rejects(web.ask(address, { method: 'GET', signal }), isUnavailable(/hosts|address/));
    }
    // A name that is allowed but leads to this machine.
    await assert.rejects(
      web.ask('https://localhost/a.mp3', { method: 'GET', signal }),
      isUnavailable(/does not answer/),
    );
  });

  it('V36 takes an answer that comes later once, and only where it is waited for', async () => {
    const folder = join(local.folder, 'mailbox');
    const { address, answer } = await callbacksIn(folder, 'https://nguon.laichau.gov.vn').open(
      AbortSignal.timeout(20_000),
    );
    assert.match(address, /^https:\/\/nguon\.laichau\.gov\.vn\/voices\/[\w-]{43}$/);
    const name = address.split('/').at(-1) ?? '';
    assert.equal(await takeCallback(folder, 'x'.repeat(43), { status: 'SUCCESS' }), false);
    assert.equal(await takeCallback(folder, '../../../../etc/passwd', {}), false);
    assert.equal(await takeCallback(folder, name, { status: 'SUCCESS' }), true);
    assert.equal(await takeCallback(folder, name, { status: 'FAILURE' }), false);
    assert.deepEqual(await answer, { status: 'SUCCESS' });
    assert.deepEqual(await readdir(folder), []);
    const late = await callbacksIn(folder, 'https://nguon.laichau.gov.vn').open(AbortSignal.timeout(50));
    await assert.rejects(late.answer, isUnavailable(/in time/));
  });

  it('V33 gets long sentences in parts that its engine takes', () => {
    const long = 'thông báo '.repeat(120).trim();
    const parts = partsOf(long, fptAi.longest);
    assert.deepEqual(parts, [long]);
    const short = partsOf(long, viettelAi.longest);
    assert.ok(short.every((part) => part.length <= viettelAi.longest && !/^\s|\s$/.test(part)));
    assert.equal(short.join(' '), long);
  });
});

describe('the voice of a province', () => {
  const settings = (given: Record<string, string>) => VoiceSettings.parse(given);

  it('V37 is espeak-ng unless the settings choose another, which must be whole', () => {
    assert.equal(chosenVoice(settings({}), '/nowhere').name, 'espeak-ng');
    for (const [given, missing] of [
      [{ NGUON_VOICE: 'fpt-ai' }, /NGUON_VOICE_KEY/],
      [{ NGUON_VOICE: 'vbee', NGUON_VOICE_KEY: KEY }, /NGUON_VOICE_APP_ID/],
      [{ NGUON_VOICE: 'vbee', NGUON_VOICE_KEY: KEY, NGUON_VOICE_APP_ID: 'a' }, /NGUON_VOICE_CALLBACK/],
    ] as const) {
      assert.throws(() => chosenVoice(settings(given), '/nowhere'), missing);
    }
    const voice = chosenVoice(
      settings({ NGUON_VOICE: 'fpt-ai', NGUON_VOICE_KEY: KEY, NGUON_VOICE_SPEAKERS: 'northern=leminh' }),
      '/nowhere',
    );
    assert.deepEqual([voice.name, voice.version], ['fpt-ai', 'leminh myan linhsan']);
  });

  it('V34 tells in words that it is left alone, and never its key', async () => {
    const chosen = settings({
      NGUON_VOICE: 'viettel-ai',
      NGUON_VOICE_KEY: KEY,
      NGUON_VOICE_URL: `${local.origin}/viettel-ai`,
    });
    const now = Date.parse('2026-11-27T07:00:00Z');
    const voice = chosenVoice(chosen, local.folder, () => now);
    assert.equal(await voiceTrouble(chosen, local.folder, now), null);
    local.manner = 'error';
    for (let failure = 0; failure < 3; failure += 1) await assert.rejects(voice.speak(SENTENCE, 'northern'));
    local.manner = 'well';
    const words = (await voiceTrouble(chosen, local.folder, now)) ?? '';
    assert.match(words, /giọng viettel-ai: lỗi 3 lần liền, espeak-ng đọc thay đến 2026-11-27T07:05:00Z/);
    assert.ok(!words.includes(KEY));
    assert.equal(await voiceTrouble(chosen, local.folder, now + 301_000), null);
  });
});
