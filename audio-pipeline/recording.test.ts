import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { Sha256, sha256 } from '@nguon/content-model/content-address';
import { LONGEST_RECORDING_SECONDS } from '@nguon/content-model/recording';
import { Refusal } from '@nguon/content-model/refusal';
import { type ClipOrder, clipKey } from './clip-key.ts';
import { makeClip } from './make-clip.ts';
import { run } from './programs.ts';
import { decodeRecording, hearRecording } from './recording.ts';
import { humanVoice } from './voices/human.ts';

const TIMEOUT_MS = 60_000;

/** A file that ffmpeg makes, from the beginning in one piece where a format asks for it. */
async function made(...args: string[]): Promise<Buffer> {
  const whole = ['-hide_banner', '-loglevel', 'error', ...args, 'pipe:1'];
  return (await run({ program: 'ffmpeg', args: whole, timeout: TIMEOUT_MS })).output;
}

const FRAGMENTED = ['-movflags', 'frag_keyframe+empty_moov'];
/** Ten seconds of a tone that comes and goes as syllables do. */
const SPOKEN = ['-f', 'lavfi', '-i', "aevalsrc='0.3*sin(2*PI*220*t)*abs(sin(2*PI*2*t))':d=10:s=48000"];
const FORMATS: Readonly<Record<string, readonly string[]>> = {
  mp3: ['-c:a', 'libmp3lame', '-f', 'mp3'],
  wav: ['-f', 'wav'],
  m4a: ['-c:a', 'aac', ...FRAGMENTED, '-f', 'mp4'],
  ogg: ['-c:a', 'libopus', '-f', 'ogg'],
  webm: ['-c:a', 'libopus', '-f', 'webm'],
};

/** A WAV whose header says what it holds, as recorders write it. */
function wavOf(seconds: number, sampleAt: (time: number) => number): Buffer {
  const rate = 8_000;
  const bytes = Buffer.alloc(44 + seconds * rate * 2);
  bytes.write('RIFF', 0);
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.write('WAVEfmt ', 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(rate, 24);
  bytes.writeUInt32LE(rate * 2, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36);
  bytes.writeUInt32LE(bytes.length - 44, 40);
  for (let index = 0; index < seconds * rate; index += 1)
    bytes.writeInt16LE(Math.round(32_767 * sampleAt(index / rate)), 44 + index * 2);
  return bytes;
}

const voiced = (time: number) => 0.3 * Math.sin(2 * Math.PI * 220 * time) * Math.abs(Math.sin(12 * time));
const faultOf = async (bytes: Uint8Array) => (await hearRecording(bytes)).fault;
/** The beginning of a file, cut where no part of it ends. */
const torn = (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length * 0.61) | 1);

describe('a recording', () => {
  const files = new Map<string, Buffer>();
  before(async () => {
    for (const [name, format] of Object.entries(FORMATS)) files.set(name, await made(...SPOKEN, ...format));
  });

  for (const name of Object.keys(FORMATS)) {
    it(`V40 is heard when it is ${name}`, async () => {
      const { fault, seconds, lufs } = await hearRecording(files.get(name) ?? assert.fail());
      assert.equal(fault, null);
      assert.ok(Math.abs(seconds - 10) < 0.2, `${seconds} s`);
      assert.ok(lufs > -40 && lufs < -5, `${lufs} LUFS`);
      const { samples, rate } = await decodeRecording(files.get(name) ?? assert.fail());
      assert.ok(Math.abs(samples.length / rate - 10) < 0.2);
    });
  }

  it('V40 is refused when it is cut short', async () => {
    for (const name of ['ogg', 'webm']) {
      assert.equal(await faultOf(torn(files.get(name) ?? assert.fail())), 'cut-short', name);
    }
    assert.equal(await faultOf(torn(wavOf(10, voiced))), 'cut-short');
    assert.equal(await faultOf((files.get('m4a') ?? assert.fail()).subarray(0, 200)), 'no-sound');
  });

  it('V40 is refused when it is a film, silent, too long, empty or no sound at all', async () => {
    const film = ['-f', 'lavfi', '-i', 'color=c=red:s=64x64:d=2', ...SPOKEN, '-t', '2', ...FRAGMENTED];
    assert.equal(await faultOf(await made(...film, '-f', 'mp4')), 'film');
    assert.equal(await faultOf(wavOf(4, () => 0)), 'silent');
    assert.equal(await faultOf(wavOf(4, (time) => 0.001 * Math.sin(900 * time))), 'silent');
    assert.equal(await faultOf(wavOf(LONGEST_RECORDING_SECONDS + 30, voiced)), 'too-long');
    assert.equal(await faultOf(new Uint8Array()), 'no-sound');
    assert.equal(await faultOf(Buffer.from('PK\x03\x04 một tệp nén mang tên loi-doc.mp3')), 'no-sound');
    assert.equal(await faultOf(Buffer.from('#EXTM3U\nhttp://127.0.0.1:1/la.mp3\n')), 'no-sound');
    await assert.rejects(decodeRecording(wavOf(4, () => 0)), (error: unknown) => {
      assert.ok(error instanceof Refusal);
      assert.equal(error.code, 'clip-invalid');
      assert.match(error.message, /^recording: nobody is heard\. Record the words again\.$/);
      return true;
    });
  });
});

describe('a clip of a recording', () => {
  const orderOf = (sound: Buffer, changes: Partial<ClipOrder> = {}): ClipOrder => ({
    script: 'Nyob zoo, hnub no muaj rooj sib tham.',
    voice: humanVoice,
    accent: 'northern',
    priority: 'normal',
    recording: Sha256.parse(sha256(sound)),
    sound,
    ...changes,
  });

  for (const name of ['mp3', 'webm']) {
    it(`V41 of ${name} is as loud as any clip, below the ceiling, and not marked as a machine's`, async () => {
      const clip = await makeClip(orderOf(await made(...SPOKEN, ...(FORMATS[name] ?? []))));
      assert.ok(Math.abs(clip.lufs - -16) <= 0.3 + 0.05, `${clip.lufs} LUFS`);
      assert.ok(clip.truePeak <= -1, `${clip.truePeak} dBTP`);
      assert.equal(clip.synthetic, false);
      assert.equal(clip.voice, 'human');
      assert.ok(clip.seconds > 11 && clip.seconds < 14, `${clip.seconds} s`);
      for (const file of [clip.opus, clip.mp3]) {
        const args = ['-hide_banner', '-i', 'pipe:0', '-f', 'null', '-'];
        const { log } = await run({ program: 'ffmpeg', args, input: file, timeout: TIMEOUT_MS });
        assert.match(log, /SYNTHETIC *: false/i);
        assert.match(log, /Giọng người đọc/);
        assert.doesNotMatch(log, /ACCENT/i);
      }
    });
  }

  it('V41 is of the very recording, and never of a voice in its place', async () => {
    const sound = wavOf(4, voiced);
    const keys = [
      orderOf(sound),
      orderOf(wavOf(5, voiced)),
      orderOf(sound, { title: 'Họp thôn' }),
      orderOf(sound, { loudness: -20 }),
    ].map(clipKey);
    assert.equal(new Set(keys).size, keys.length);
    const { sound: _, ...missing } = orderOf(sound);
    assert.equal(clipKey(missing), keys[0]);
    await assert.rejects(makeClip(missing), /recording: no sound can be read from it/);
    const { recording: __, ...unrecorded } = missing;
    await assert.rejects(makeClip(unrecorded), /voice human/);
  });
});
