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
});
