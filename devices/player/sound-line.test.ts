import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { describe, it } from 'node:test';
import { openFolder, until } from '../conformance/station.ts';
import { type Audio, lineAudio } from './audio.ts';
import { LINE_RATE } from './sound-line.ts';

const FULL = 32_767;

/** A clip of a tone, after some silence. */
function tone(folder: string, hertz: number, seconds: number, silence: number): string {
  const file = join(folder, `${hertz}.wav`);
  const made = `aevalsrc='if(gte(t,${silence}),0.5*sin(2*PI*${hertz}*(t-${silence})),0)':s=${LINE_RATE}:d=${seconds}`;
  execFileSync('ffmpeg', ['-loglevel', 'error', '-f', 'lavfi', '-i', made, '-ac', '1', file]);
  return file;
}

/** Something that hears a line. */
function ear() {
  const heard: number[] = [];
  const samples = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      for (let at = 0; at + 1 < chunk.length; at += 2) heard.push(chunk.readInt16LE(at) / FULL);
      done();
    },
  });
  const audio: Audio = lineAudio(() => ({ samples, broken: new AbortController().signal, close: () => {} }));
  return { heard, audio };
}

/** The largest step from one sample to the next. */
function steepest(samples: readonly number[]): number {
  return Math.max(...samples.map((sample, at) => Math.abs(sample - (samples[at - 1] ?? 0))));
}

/** How loud one frequency is, by a Goertzel filter; a full sine is 1. */
function levelOf(samples: readonly number[], hertz: number): number {
  const turn = (2 * Math.PI * hertz) / LINE_RATE;
  const [real, imaginary] = samples.reduce(
    ([a, b], sample, at) => [a + sample * Math.cos(turn * at), b + sample * Math.sin(turn * at)],
    [0, 0] as [number, number],
  );
  return (2 * Math.hypot(real, imaginary)) / samples.length;
}

describe('the line to the amplifier', () => {
  it('S36 fades what is cut off without a click, and begins what follows without its silence', async (t) => {
    const folder = await openFolder();
    t.after(folder.remove);
    const [notice, alarm] = [tone(folder.path, 300, 20, 0), tone(folder.path, 900, 1, 0.3)];
    const { heard, audio } = ear();
    const cut = new AbortController();
    const never = new AbortController().signal;
    const first = audio.play(notice, 20, () => 100, cut.signal);
    assert.ok(await until(() => heard.length > LINE_RATE / 2, 30_000));
    cut.abort();
    await Promise.all([first, audio.play(alarm, 1, () => 100, never)]);
    const steepestTone = 0.5 * ((2 * Math.PI * 900) / LINE_RATE);
    assert.ok(steepest(heard) < 1.1 * steepestTone, String(steepest(heard)));
    const [beginning, end] = [heard.slice(0, 1_600), heard.slice(-8_000)];
    assert.ok(levelOf(beginning, 300) > 0.4 && levelOf(beginning, 900) < 0.05);
    assert.ok(levelOf(end, 900) > 0.4 && levelOf(end, 300) < 0.05);
    const isQuiet = (from: number) =>
      heard.slice(from, from + 1_600).every((sample) => Math.abs(sample) < 0.01);
    assert.ok(!heard.some((_, at) => at % 400 === 0 && at + 1_600 < heard.length && isQuiet(at)));
  });

  it('S34 follows a volume that changes while it sounds', async (t) => {
    const folder = await openFolder();
    t.after(folder.remove);
    const { heard, audio } = ear();
    let volume = 100;
    const playing = audio.play(tone(folder.path, 300, 2, 0), 2, () => volume, new AbortController().signal);
    assert.ok(await until(() => heard.length > LINE_RATE / 2, 30_000));
    volume = 20;
    await playing;
    assert.ok(levelOf(heard.slice(0, 1_600), 300) > 0.45);
    assert.ok(Math.abs(levelOf(heard.slice(-1_600), 300) - 0.1) < 0.02);
  });

  it('refuses a file that is no sound, and plays the next', async (t) => {
    const folder = await openFolder();
    t.after(folder.remove);
    const { heard, audio } = ear();
    const never = new AbortController().signal;
    await assert.rejects(
      audio.play(join(folder.path, 'nothing'), 1, () => 100, never),
      /ffmpeg: it ended/,
    );
    await audio.play(tone(folder.path, 300, 1, 0), 1, () => 100, never);
    assert.ok(heard.length > 0.9 * LINE_RATE);
  });
});
