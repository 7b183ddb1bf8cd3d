import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { callbacksIn } from '@nguon/audio-pipeline/voices/callbacks';
import { voiceDoor } from './voice-door.ts';

describe('the door of voices', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nguon-voice-door-'));
  });
  after(() => rm(folder, { recursive: true }));

  const send = (address: string, body: string) =>
    voiceDoor(folder).request(new URL(address).pathname, { method: 'POST', body });

  it('Z38 takes what is waited for, once', async () => {
    const origin = 'https://loa.example.gov.vn';
    const { address, answer } = await callbacksIn(folder, origin).open(AbortSignal.timeout(30_000));
    const called = JSON.stringify({ status: 'SUCCESS', audio_link: 'https://vbee.vn/a.mp3' });
    assert.equal((await send(address, 'không phải JSON')).status, 404);
    assert.equal((await send(address, JSON.stringify('a'.repeat(100_000)))).status, 413);
    assert.equal((await send(address, called)).status, 200);
    assert.deepEqual(await answer, JSON.parse(called));
    assert.equal((await send(address, called)).status, 404);
    assert.equal((await send(`${origin}/voices/${'a'.repeat(43)}`, called)).status, 404);
    assert.equal((await send(`${origin}/voices/..%2F..%2Fkeys%2Fsigning.json`, called)).status, 404);
    assert.equal((await voiceDoor(folder).request('/voices/')).status, 404);
  });
});
