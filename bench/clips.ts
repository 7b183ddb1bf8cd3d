import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeClip } from '@nguon/audio-pipeline/make-clip';
import { readAloud } from '@nguon/audio-pipeline/script';
import { scriptCases, wholePlan } from '@nguon/audio-pipeline/script-cases';
import { speakerManifest } from '@nguon/audio-pipeline/speaker-manifest';
import { espeakVoice } from '@nguon/audio-pipeline/voices/espeak';
import type { Bulletin } from '@nguon/content-model/bulletin';
import { composeEdition } from '@nguon/content-model/edition';
import { bulletin, NOW, sources, speaker } from '@nguon/content-model/fixtures/sin-ho';
import { VoiceSettings } from '@nguon/content-model/voice-settings';
import { openClipWork } from '@nguon/delivery/clip-work';
import { clipsOn } from '@nguon/delivery/clips';
import { manifestsIn } from '@nguon/delivery/manifests';
import { shelfIn } from '@nguon/delivery/shelf';
import { seal } from '@nguon/devices/envelope';
import { newKeys } from '@nguon/devices/keys';

/** One line of the table: what was measured and how long it took, ms. */
export interface ClipTime {
  readonly what: string;
  readonly p50: number;
  readonly p95: number;
}

/** About 15 s of speech at the voice's pace. */
const FIFTEEN_SECONDS =
  'UBND xã Sìn Hồ thông báo: từ 06h30 đến 11h00 ngày 22/11 tạm ngừng cấp điện tại thôn 1, thôn 2 để thay công tơ. Cần giúp đỡ, gọi 0200.3800.250.';

const CLIP_RUNS = 8;
const SCRIPT_RUNS = 40;
const SIGNED_RUNS = 12;

function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return Math.round((sorted[Math.ceil(share * sorted.length) - 1] ?? 0) * 100) / 100;
}

function row(what: string, times: readonly number[]): ClipTime {
  return { what, p50: quantile(times, 0.5), p95: quantile(times, 0.95) };
}

async function timed(runs: number, work: () => unknown): Promise<number[]> {
  await work();
  const times: number[] = [];
  for (let done = 0; done < runs; done += 1) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  return times;
}

/** How long 1,000 characters of this text take to read, ms. */
async function readingTimes(page: string): Promise<number[]> {
  const times = await timed(SCRIPT_RUNS, () => readAloud(page));
  return times.map((time) => (time * 1_000) / page.length);
}

/** Fifteen seconds of speech, other words each time: what was read before is not read again. */
function said(run: number): Bulletin {
  const wordsOf = (number: number) =>
    ['một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'][number % 9];
  return bulletin({
    title: 'Tạm ngừng cấp điện ngày 22/11',
    renditions: {
      script: FIFTEEN_SECONDS.replace('thôn 1', `thôn ${wordsOf(run)}, bản ${wordsOf(Math.floor(run / 9))}`),
    },
  });
}

/** From a bulletin's text until its clip is on the shelf and named in a sealed manifest, as delivery makes it. */
async function signedClipTimes(): Promise<number[]> {
  const folder = mkdtempSync(join(tmpdir(), 'nguon-clips-'));
  const work = openClipWork(VoiceSettings.parse({}), folder);
  const clips = clipsOn({
    shelf: shelfIn(join(folder, 'shelf')),
    folder,
    voice: espeakVoice,
    make: work.make,
    recorded: () => Promise.reject(new Error('there are no recordings here')),
  });
  const keys = await newKeys();
  const manifests = manifestsIn(folder, Date.now, (manifest) => seal('manifest', manifest, keys));
  let run = 0;
  const make = async () => {
    run += 1;
    const spoken = said(run);
    const edition = composeEdition({ ...sources, bulletins: [spoken] }, NOW);
    const clip = await clips.read(spoken, speaker);
    await manifests.issue(speaker.id, (sequence) =>
      speakerManifest({
        edition,
        speaker,
        clips: new Map([[spoken.content.id, clip]]),
        prepared: new Map(),
        sequence,
        issuedAt: NOW,
      }),
    );
  };
  try {
    return await timed(SIGNED_RUNS, make);
  } finally {
    work.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Text to clip for 15 s of speech, and the reading of text for each 1,000 characters. */
export async function clipTimes(): Promise<ClipTime[]> {
  const table = scriptCases.map(({ written }) => written).join('\n');
  const clips = await timed(CLIP_RUNS, () =>
    makeClip({
      script: readAloud(FIFTEEN_SECONDS),
      voice: espeakVoice,
      accent: 'northern',
      priority: 'emergency',
    }),
  );
  return [
    row('1,000 characters of a plan to words', await readingTimes(wholePlan)),
    row('1,000 characters of the reviewed table to words', await readingTimes(table)),
    row('15 s of speech from text to both files', clips),
    row('15 s of speech from text to a clip in a sealed manifest', await signedClipTimes()),
  ];
}

if (import.meta.main) console.table(await clipTimes());
