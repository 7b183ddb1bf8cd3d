import { randomBytes, randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { instantOf } from '@nguon/content-model/instant';
import { LIVE_RATE } from '@nguon/content-model/live';
import { openFolder, Station } from '@nguon/devices/conformance/station';
import { lineAudio } from '@nguon/devices/player/audio';
import { Player } from '@nguon/devices/player/player';
import { quantile } from './quantile.ts';

/** How often the microphone hears a click, and how long it lasts, ms. */
const EVERY_MS = 1_000;
const CLICK_MS = 40;

/** Clicks that are measured. */
const RUNS = 60;

/** A click is there above this sample, of 32,767. */
const HEARD_ABOVE = 3_000;

/** The microphone's blocks, as the browser sends them, ms. */
const BLOCK_MS = 100;

/** Something that hears a line as a card that plays on without a buffer of its own. @returns when clicks began, ms */
function ear() {
  const clicks: number[] = [];
  let heardUntil = 0;
  let silentSince = 0;
  const samples = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      const from = Math.max(heardUntil, Date.now());
      for (let index = 0; index < chunk.length / 2; index += 1) {
        const at = from + (index * 1_000) / LIVE_RATE;
        if (Math.abs(chunk.readInt16LE(2 * index)) < HEARD_ABOVE) continue;
        if (at - silentSince > EVERY_MS / 2) clicks.push(at);
        silentSince = at;
      }
      heardUntil = from + (chunk.length / 2 / LIVE_RATE) * 1_000;
      done();
    },
  });
  return { clicks, line: () => ({ samples, broken: new AbortController().signal, close: () => {} }) };
}

/** A block of the microphone: a tone in the first moment of every second, silence else. */
function blockAt(from: number): Buffer {
  const samples = Buffer.alloc((2 * BLOCK_MS * LIVE_RATE) / 1_000);
  for (let index = 0; index < samples.length / 2; index += 1) {
    const time = from + index;
    const isClick = time % ((EVERY_MS * LIVE_RATE) / 1_000) < (CLICK_MS * LIVE_RATE) / 1_000;
    samples.writeInt16LE(
      isClick ? Math.round(20_000 * Math.sin((2 * Math.PI * 440 * time) / LIVE_RATE)) : 0,
      2 * index,
    );
  }
  return samples;
}

/**
 * How late what is spoken into a microphone is on the line to the amplifier: by the sound itself, and by what the device
 * says. Microphone, network and amplifier are not in it.
 */
export async function liveDelays(): Promise<object[]> {
  const station = await Station.open();
  const folder = await openFolder();
  const { clicks, line } = ear();
  const identity = await station.join('speaker');
  const player = await Player.start({ identity, folder: folder.path, audio: lineAudio(line) });
  try {
    await station.publish(station.speakerManifest(identity.device, [], { volume: 100 }));
    while (!station.reported.some(({ manifest }) => manifest > 0)) await pause(20);
    const broadcast = randomUUID();
    const until = instantOf(station.now + 600_000);
    const key = randomBytes(32).toString('base64url');
    await station.studio.open(broadcast, { key, until });
    await station.order(identity.device, 'live', { live: { broadcast, priority: 'normal', key, until } });
    const begun = Date.now();
    let spoken = 0;
    const told: number[] = [];
    while (clicks.length < RUNS) {
      // A block is whole when its last sample was spoken.
      await pause(Math.max(0, begun + (spoken * 1_000) / LIVE_RATE + BLOCK_MS - Date.now()));
      const at = begun + (spoken * 1_000) / LIVE_RATE;
      const standing = station.studio.take(broadcast, spoken, at, blockAt(spoken));
      const delay = standing?.listeners[0]?.delayMs ?? null;
      if (delay !== null) told.push(delay);
      spoken += (BLOCK_MS * LIVE_RATE) / 1_000;
    }
    await station.studio.end(broadcast);
    // The first seconds of a broadcast are those in which the decoder starts.
    const heard = clicks.slice(3).map((at) => (at - begun) % EVERY_MS);
    const row = (what: string, all: readonly number[]) => ({
      what,
      'p50, ms': Math.round(quantile(all, 0.5)),
      'p95, ms': Math.round(quantile(all, 0.95)),
      'worst, ms': Math.round(Math.max(...all)),
      runs: all.length,
    });
    return [
      row('what is spoken is on the line, by the sound', heard),
      row('the same, as the device tells it', told),
    ];
  } finally {
    await player.close();
    await station.close();
    await folder.remove();
  }
}

if (import.meta.main) {
  console.table(await liveDelays());
  process.exit(0);
}
