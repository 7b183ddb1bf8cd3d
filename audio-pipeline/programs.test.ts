import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Refusal } from '@nguon/content-model/refusal';
import { missingPrograms, run } from './programs.ts';

describe('the programs sound needs', () => {
  it('V17 are named where they are missing', async () => {
    assert.deepEqual(await missingPrograms('/nonexistent'), ['ffmpeg', 'espeak-ng']);
    assert.deepEqual(await missingPrograms(), []);
  });

  it('V17 are refused with what they said last when they fail', async () => {
    const failing = run({ program: 'ffmpeg', args: ['-i', '/nonexistent.wav'], timeout: 10_000 });
    await assert.rejects(failing, (error: unknown) => {
      assert.ok(error instanceof Refusal);
      assert.match(error.message, /No such file/);
      return true;
    });
  });

  it('V17 are stopped when they do not end in time', async () => {
    const args = ['-f', 'lavfi', '-re', '-i', 'anullsrc', '-f', 'null', '-'];
    await assert.rejects(run({ program: 'ffmpeg', args, timeout: 300 }), /did not end in 300 ms/);
  });

  it('V15 read from their standard input and survive input they do not want', async () => {
    const { output } = await run({
      program: 'ffmpeg',
      args: ['-version'],
      input: new Uint8Array(1_000_000),
      timeout: 10_000,
    });
    assert.match(String(output), /^ffmpeg version/);
  });

  it('V15 may start before what they read is there, and end with what they wait for', async () => {
    const args = [
      '-hide_banner',
      '-f',
      'f32le',
      '-ar',
      '48000',
      '-ac',
      '1',
      '-i',
      'pipe:0',
      '-f',
      'null',
      '-',
    ];
    const sound = Promise.withResolvers<Uint8Array>();
    const running = run({ program: 'ffmpeg', args, input: sound.promise, timeout: 10_000 });
    sound.resolve(new Uint8Array(4 * 48_000));
    assert.match((await running).log, /time=00:00:01/);
    const failed = Promise.withResolvers<Uint8Array>();
    const waiting = run({ program: 'ffmpeg', args, input: failed.promise, timeout: 10_000 });
    failed.reject(new Error('the voice said nothing'));
    await assert.rejects(waiting, /the voice said nothing/);
  });
});
