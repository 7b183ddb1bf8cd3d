import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { emergencyDay } from '@nguon/content-model/fixtures/sin-ho';
import { type Priority, priorities } from '@nguon/content-model/priority';
import { Refusal } from '@nguon/content-model/refusal';
import { chime, chimeSeconds } from './chime.ts';
import type { ClipOrder } from './clip-key.ts';
import { measureSound, rmsOf } from './loudness.ts';
import { type Clip, makeClip } from './make-clip.ts';
import { run } from './programs.ts';
import { readAloud, scriptFor } from './script.ts';
import { atATime } from './turns.ts';
import { espeakVoice } from './voices/espeak.ts';
import { silentVoice } from './voices/silent.ts';
import type { Voice } from './voices/voice.ts';

const RATE_HERTZ = 48_000;
const order: ClipOrder = {
  script: readAloud('UBND xã thông báo: ngày 22/11 ngừng cấp điện từ 06h30 đến 11h00.'),
  voice: espeakVoice,
  accent: 'northern',
  priority: 'normal',
};
const short: ClipOrder = { ...order, script: 'Một hai ba bốn năm.' };

async function decoded(bytes: Uint8Array): Promise<Float32Array> {
  const args = [
    '-hide_banner',
    '-i',
    'pipe:0',
    '-f',
    'f32le',
    '-ac',
    '1',
    '-ar',
    String(RATE_HERTZ),
    'pipe:1',
  ];
  const { output } = await run({ program: 'ffmpeg', args, input: bytes, timeout: 20_000 });
  return new Float32Array(output.buffer.slice(output.byteOffset, output.byteOffset + output.byteLength));
}

function part(samples: Float32Array, from: number, to: number): Float32Array {
  return samples.subarray(Math.round(from * RATE_HERTZ), Math.round(to * RATE_HERTZ));
}

/** How much of one frequency is in a sound (Goertzel), of its whole power. */
function share(samples: Float32Array, hertz: number): number {
  const turn = 2 * Math.cos((2 * Math.PI * hertz) / RATE_HERTZ);
  let [one, two, power] = [0, 0, 0];
  for (const sample of samples) {
    [one, two] = [sample + turn * one - two, one];
    power += sample * sample;
  }
  return (2 * (one * one + two * two - turn * one * two)) / (samples.length * power);
}

describe('a clip', () => {
  let folder: string;
  const clips = new Map<Priority, Clip>();
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nguon-clip-test-'));
    for (const priority of priorities) clips.set(priority, await makeClip({ ...order, priority }));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  function clipOf(priority: Priority): Clip {
    const clip = clips.get(priority);
    assert.ok(clip);
    return clip;
  }

  async function measured(clip: Clip) {
    return Promise.all([measureSound(clip.opus), measureSound(clip.mp3)]);
  }

  for (const priority of priorities) {
    it(`V11 of ${priority} priority is −16 LUFS and below −1 dBTP decoded from Opus and MP3`, async () => {
      for (const { lufs, truePeak } of await measured(clipOf(priority))) {
        assert.ok(Math.abs(lufs + 16) < 0.35, `${lufs} LUFS`);
        assert.ok(truePeak <= -1, `${truePeak} dBTP`);
      }
    });

    it(`V12 of ${priority} priority begins with silence, then its chime, then words`, async () => {
      const samples = await decoded(clipOf(priority).opus);
      const words = 0.3 + chimeSeconds(priority) + 0.35;
      assert.ok(rmsOf(part(samples, 0, 0.27)) < -60, 'lead-in');
      assert.ok(rmsOf(part(samples, 0.3, 0.9)) > -30, 'chime');
      assert.ok(rmsOf(part(samples, words - 0.3, words - 0.02)) < -50, 'silence after the chime');
      assert.ok(rmsOf(part(samples, words, words + 1)) > -30, 'words');
      assert.ok(rmsOf(samples.subarray(-0.3 * RATE_HERTZ)) < -55, 'tail');
    });
  }

  it('V12 has the notes of its chime and no other priority has them', async () => {
    const first = async (priority: Priority) => part(await decoded(clipOf(priority).opus), 0.32, 0.48);
    const notes = { normal: 784, priority: 659, emergency: 1_175 } as const;
    for (const priority of priorities) {
      const sound = await first(priority);
      const strongest = priorities.toSorted((a, b) => share(sound, notes[b]) - share(sound, notes[a]))[0];
      assert.equal(strongest, priority);
    }
  });

  it('V12 has a chime that is the same every time and never clips', () => {
    for (const priority of priorities) {
      const sound = chime(priority, RATE_HERTZ);
      assert.deepEqual(sound, chime(priority, RATE_HERTZ));
      assert.ok(sound.every((sample) => Math.abs(sample) < 0.6));
      assert.ok(Math.abs(sound[0] ?? 1) < 0.001 && Math.abs(sound.at(-1) ?? 1) < 0.001);
    }
  });

  it('V11 tells its length, loudness and peak as they are', async () => {
    const clip = clipOf('normal');
    const samples = await decoded(clip.mp3);
    assert.ok(Math.abs(samples.length / RATE_HERTZ - clip.seconds) < 0.08);
    const [opus, mp3] = await measured(clip);
    assert.deepEqual(
      [clip.lufs, clip.truePeak],
      [opus?.lufs, Math.max(opus?.truePeak ?? 0, mp3?.truePeak ?? 0)],
    );
    assert.ok(clip.mp3.length * 8 < 56_000 * clip.seconds && clip.opus.length * 8 < 34_000 * clip.seconds);
  });

  it('V11 reaches another loudness', async () => {
    const quiet = await makeClip({ ...short, loudness: -23 });
    for (const { lufs } of await measured(quiet)) assert.ok(Math.abs(lufs + 23) < 0.35, `${lufs} LUFS`);
  });

  it('V11 of one short word is as loud as a long one', async () => {
    const clip = await makeClip({ ...order, script: 'Cháy!', priority: 'emergency' });
    for (const { lufs, truePeak } of await measured(clip)) {
      assert.ok(Math.abs(lufs + 16) < 0.35 && truePeak <= -1, `${lufs} LUFS, ${truePeak} dBTP`);
    }
  });

  it('V13 says in both files that a machine speaks, and with which voice', async () => {
    const clip = await makeClip({ ...short, title: 'Tin bão số 9: "gấp"; x=1' });
    const files = [
      [clip.opus, '0:s:0'],
      [clip.mp3, '0'],
    ] as const;
    for (const [bytes, place] of files) {
      const { output } = await run({
        program: 'ffmpeg',
        args: ['-i', 'pipe:0', '-map_metadata', place, '-f', 'ffmetadata', 'pipe:1'],
        input: bytes,
        timeout: 10_000,
      });
      const marks = String(output);
      assert.match(marks, /^SYNTHETIC=true$/m);
      assert.match(marks, /^comment=Giọng đọc tự động \(SYNTHETIC\\=true\)/m);
      assert.match(marks, /^VOICE=espeak-ng /m);
      assert.match(marks, /^title=Tin bão số 9: "gấp"\\; x\\=1$/m);
    }
    assert.equal(clip.synthetic, true);
  });

  it('V10 of the same order has the same bytes', async () => {
    const [one, two] = await Promise.all([makeClip(short), makeClip(short)]);
    assert.deepEqual(Buffer.from(one.opus), Buffer.from(two.opus));
    assert.deepEqual(Buffer.from(one.mp3), Buffer.from(two.mp3));
  });

  it('V14 of a voice that says nothing, too little or too much is refused', async () => {
    const voice = (samples: Float32Array): Voice => ({
      ...espeakVoice,
      speak: async () => ({ samples, rate: 8_000 }),
    });
    const tone = (seconds: number) =>
      Float32Array.from({ length: seconds * 8_000 }, (_, index) => 0.3 * Math.sin(index / 4));
    const refused = (error: unknown) => error instanceof Refusal && error.code === 'clip-invalid';
    await assert.rejects(makeClip({ ...order, voice: voice(new Float32Array(40_000)) }), refused);
    await assert.rejects(makeClip({ ...order, voice: voice(tone(0.5)) }), refused);
    await assert.rejects(makeClip({ ...order, voice: voice(tone(300)) }), refused);
    await assert.rejects(makeClip({ ...order, script: '' }), refused);
    await assert.rejects(makeClip({ ...order, script: ' . , ! ' }), refused);
  });

  it('V14 of the silent voice holds the chime and silence of the right length', async () => {
    const clip = await makeClip({ ...order, voice: silentVoice });
    const samples = await decoded(clip.opus);
    assert.ok(rmsOf(samples.subarray(3 * RATE_HERTZ)) < -60);
    assert.ok(clip.seconds > 8);
  });

  it('V16 leaves nothing on the disk, made or refused', async (t) => {
    const { TMPDIR } = process.env;
    const own = await mkdtemp(join(folder, 'own-'));
    process.env.TMPDIR = own;
    t.after(() => {
      if (TMPDIR === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = TMPDIR;
    });
    await makeClip(short);
    await assert.rejects(makeClip({ ...short, loudness: -2 }), /could not be reached/);
    assert.deepEqual(await readdir(own), []);
  });

  it('V16 waits for no other when somebody waits for it at a screen', async () => {
    const finished: string[] = [];
    const make = async (script: string, isAwaited: boolean) => {
      await makeClip({ ...order, script, isAwaited });
      finished.push(script);
    };
    const others = Array.from({ length: 3 }, (_, index) => make(`Tin số ${index}.`, false));
    await Promise.all([...others, make('Bản nháp.', true)]);
    assert.notEqual(finished.at(-1), 'Bản nháp.', finished.join(' '));
  });

  it('V16 is made with at most one other, and a failure gives up its turn', async () => {
    const turn = atATime(2);
    let [running, most] = [0, 0];
    const tasks = Array.from({ length: 7 }, (_, index) =>
      turn(async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setTimeout(resolve, 5));
        running -= 1;
        if (index % 3 === 0) throw new RangeError('as planned');
      }),
    );
    const ended = await Promise.allSettled(tasks);
    assert.deepEqual([most, ended.filter(({ status }) => status === 'fulfilled').length], [2, 4]);
  });

  it('V11 of a whole bulletin plays from its issuer to its last word', async () => {
    const content = emergencyDay.bulletins[0]?.content;
    assert.ok(content);
    const clip = await makeClip({ ...order, script: scriptFor(content), priority: content.priority });
    assert.ok(clip.seconds > 15 && clip.seconds < 60, `${clip.seconds} s`);
  });
});
