import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { makeClip } from '@nguon/audio-pipeline/make-clip';
import { espeakVoice } from '@nguon/audio-pipeline/voices/espeak';
import { sha256 } from '@nguon/content-model/content-address';
import type { ClipItem } from '@nguon/content-model/manifest';
import { openFolder, Station } from '@nguon/devices/conformance/station';
import { lineAudio } from '@nguon/devices/player/audio';
import { LINE_RATE } from '@nguon/devices/player/sound-line';
import { SpeakerVoice } from '@nguon/devices/player/speaker';
import { Store } from '@nguon/devices/player/store';
import { quantile } from './quantile.ts';

const RUNS = 20;

/** The tone that sounds when the emergency comes, Hz: no chime has it. */
const TONE_HERTZ = 300;

/** Below this share of full scale nothing is heard. */
const HEARD_ABOVE = 0.02;

interface Block {
  /** When it is heard, ms by `performance.now()`: by a card that plays on without a buffer of its own. */
  readonly at: number;
  /** How loud the tone is in it, of 1. */
  readonly tone: number;
  /** How loud it is, of 1. */
  readonly level: number;
}

function blockOf(chunk: Buffer, at: number): Block {
  let [real, imaginary, power] = [0, 0, 0];
  const count = chunk.length / 2;
  for (let index = 0; index < count; index += 1) {
    const sample = chunk.readInt16LE(2 * index) / 32_767;
    const angle = (2 * Math.PI * TONE_HERTZ * index) / LINE_RATE;
    real += sample * Math.cos(angle);
    imaginary += sample * Math.sin(angle);
    power += sample * sample;
  }
  return { at, tone: (2 * Math.hypot(real, imaginary)) / count, level: Math.sqrt((2 * power) / count) };
}

/** Nobody speaks live here. */
const noLive = { openLive: async () => null, tellLive: async () => 0 };

/** Something that hears a line, block by block. */
function ear() {
  const blocks: Block[] = [];
  let heardUntil = 0;
  const samples = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      const at = Math.max(heardUntil, performance.now());
      heardUntil = at + (1_000 * chunk.length) / 2 / LINE_RATE;
      blocks.push(blockOf(chunk, at));
      done();
    },
  });
  return { blocks, line: () => ({ samples, broken: new AbortController().signal, close: () => {} }) };
}

/** From the moment a speaker knows of an emergency: until what sounded is gone, and until its chime is heard, ms. */
async function preempted(station: Station, alarm: Uint8Array): Promise<{ gone: number; chime: number }> {
  const folder = await openFolder();
  const { blocks, line } = ear();
  const store = await Store.open(folder.path);
  const wav = join(folder.path, 'tone.wav');
  const made = ['-f', 'lavfi', '-i', `sine=frequency=${TONE_HERTZ}:duration=60,volume=4`, wav];
  execFileSync('ffmpeg', ['-loglevel', 'error', ...made]);
  const held = async (bytes: Uint8Array, changes: Partial<ClipItem>) => {
    const opus = { sha256: sha256(bytes), bytes: bytes.length, mime: 'audio/ogg' };
    await store.put(opus, bytes);
    return station.clip('clip', { seconds: 60, opus, ...changes });
  };
  const notice = await held(await readFile(wav), {});
  const emergency = await held(alarm, { priority: 'emergency' });
  const device = crypto.randomUUID();
  const voice = new SpeakerVoice(folder.path, store, device, lineAudio(line), Date.now, noLive);
  const standing = { isOff: false, isCutOff: false, volume: null, live: null };
  try {
    const before = station.speakerManifest(device, [notice], { volume: 100 });
    await voice.obey({ act: 'play', percent: null, clip: notice.bulletin }, before, Date.now(), 'a command');
    await voice.tick(before, standing, [], Date.now());
    while (!blocks.some(({ tone }) => tone > 0.3)) await pause(5);
    // As a speaker in the middle of a clip: its next decoder waits.
    await pause(3_000 + Math.random() * 100);
    const begun = performance.now();
    await voice.tick(station.speakerManifest(device, [emergency, notice]), standing, [], Date.now());
    const isGone = ({ at, tone }: Block) => at > begun && tone < HEARD_ABOVE;
    const isChime = (block: Block) => isGone(block) && block.level > HEARD_ABOVE;
    while (!blocks.some(isChime)) await pause(5);
    const timeOf = (isSo: (block: Block) => boolean) => (blocks.find(isSo)?.at ?? Number.NaN) - begun;
    return { gone: timeOf(isGone), chime: timeOf(isChime) };
  } finally {
    await voice.close(Date.now());
    await folder.remove();
  }
}

/** How fast an emergency takes the air from what sounds, measured from the sound itself. */
export async function preemptionTimes(): Promise<object[]> {
  const script = 'Khẩn cấp. Nước suối đang lên nhanh. Người dân rời khỏi nhà ven suối ngay.';
  const alarm = await makeClip({ script, voice: espeakVoice, accent: 'northern', priority: 'emergency' });
  const station = await Station.open();
  const times: { gone: number; chime: number }[] = [];
  try {
    while (times.length < RUNS) times.push(await preempted(station, alarm.opus));
  } finally {
    await station.close();
  }
  const row = (what: string, all: readonly number[]) => ({
    what,
    'p50, ms': Math.round(quantile(all, 0.5)),
    'p95, ms': Math.round(quantile(all, 0.95)),
    'worst, ms': Math.round(Math.max(...all)),
    runs: all.length,
    goal: '≤ 300',
  });
  return [
    row(
      'what sounded has faded away',
      times.map(({ gone }) => gone),
    ),
    row(
      'the emergency’s chime is heard',
      times.map(({ chime }) => chime),
    ),
  ];
}

if (import.meta.main) {
  console.table(await preemptionTimes());
  process.exit(0);
}
