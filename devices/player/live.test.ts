import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { PassThrough, Writable } from 'node:stream';
import { describe, it, type TestContext } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { sha256 } from '@nguon/content-model/content-address';
import { instantOf } from '@nguon/content-model/instant';
import { addressOfLive, LIVE_RATE, type LiveOrder } from '@nguon/content-model/live';
import type { ClipItem, SpeakerManifest } from '@nguon/content-model/manifest';
import { chain, type PlayoutEvent } from '@nguon/content-model/playout';
import { openFolder, Station, until } from '../conformance/station.ts';
import { BadLine } from '../fixtures/bad-line.ts';
import { lineAudio } from './audio.ts';
import { decide, RETRY_SECONDS } from './decide.ts';
import { LIVE_OVER, liveInto, MOST_WAITING_MS } from './live.ts';
import { Player } from './player.ts';

const WAIT = 30_000;
const T = Date.parse('2026-11-20T22:30:00Z');
const device = '5bea4e40-0000-4000-8000-000000000001';

const newKey = () => randomBytes(32).toString('base64url');

function order(at: number, changes: Partial<LiveOrder> = {}): LiveOrder {
  const until = instantOf(at + 600_000);
  return { broadcast: randomUUID(), priority: 'normal', key: newKey(), until, ...changes };
}

function clip(title: string, changes: Partial<ClipItem> = {}): ClipItem {
  const file = { sha256: sha256(title), bytes: 1, mime: 'audio/ogg' };
  const window = { from: instantOf(T - 86_400_000), until: instantOf(T + 86_400_000) };
  const sounds = { opus: file, mp3: file, seconds: 60, ends: null };
  return { bulletin: randomUUID(), title, priority: 'normal', ...window, ...sounds, ...changes };
}

function manifest(items: ClipItem[], changes: Partial<SpeakerManifest> = {}): SpeakerManifest {
  const head = { version: 3 as const, device, unit: '03478@2025-07-01', edition: sha256('e'), sequence: 1 };
  const habits = { sessions: [], volume: 80, emergencyVolume: 100, muted: false, prepared: [] };
  return { kind: 'speaker', ...head, issuedAt: instantOf(T - 86_400_000), ...habits, items, ...changes };
}

const logged = (sound: LiveOrder, result: PlayoutEvent['result'], reason: string) => {
  const times = { startedAt: instantOf(T - 5_000), endedAt: instantOf(T) };
  const sha = addressOfLive(sound.broadcast);
  return [chain({ device, bulletin: null, sha256: sha, ...times, result, reason }, null)];
};

describe('a speaker told to play a live broadcast', () => {
  const said = order(T);
  const playing = (sound: ClipItem | LiveOrder) => ({ sound, since: T - 1_000 });

  it('S45 gives it the air, but for emergencies and all-clears', () => {
    const notice = clip('notice', { priority: 'priority' });
    const taken = decide(manifest([notice]), [], playing(notice), T, null, said);
    assert.deepEqual(taken, { stop: { result: 'preempted', reason: 'a live broadcast' }, start: said });
    const alarm = clip('alarm', { priority: 'emergency' });
    const away = decide(manifest([alarm]), [], playing(said), T, null, said);
    assert.deepEqual(away, { stop: { result: 'preempted', reason: 'an emergency' }, start: alarm });
    const allClear = clip('all clear', { ends: randomUUID() });
    assert.equal(decide(manifest([allClear]), [], playing(allClear), T, null, said).stop, null);
    assert.equal(decide(manifest([]), [], playing(said), T, notice, said).stop, null);
    assert.equal(decide(manifest([], { muted: true }), [], null, T, null, said).start, null);
  });

  it('S45 goes on with it after an emergency, and with what it interrupted after it', () => {
    const back = decide(manifest([]), logged(said, 'preempted', 'an emergency'), null, T, null, said);
    assert.deepEqual(back.start, said);
    const notice = clip('notice', { priority: 'priority' });
    const times = { startedAt: instantOf(T - 9_000), endedAt: instantOf(T - 8_000) };
    const interrupted = {
      device,
      bulletin: notice.bulletin,
      sha256: notice.opus.sha256,
      ...times,
      result: 'preempted' as const,
      reason: 'a live broadcast',
    };
    const first = chain(interrupted, null);
    const log = [
      first,
      chain(
        {
          ...interrupted,
          bulletin: null,
          sha256: addressOfLive(said.broadcast),
          result: 'played',
          reason: 'live',
        },
        first,
      ),
    ];
    assert.deepEqual(decide(manifest([notice]), log, null, T, null, said).start, notice);
  });

  it('S46 gives an emergency one the air from emergencies, which are due at once after it', () => {
    const urgent = order(T, { priority: 'emergency' });
    const alarm = clip('alarm', { priority: 'emergency' });
    const taken = decide(manifest([alarm]), [], playing(alarm), T, null, urgent);
    assert.deepEqual(taken, { stop: { result: 'partial', reason: 'a live emergency' }, start: urgent });
    assert.equal(decide(manifest([alarm]), [], playing(urgent), T, null, urgent).stop, null);
    const times = { startedAt: instantOf(T - 9_000), endedAt: instantOf(T - 8_000) };
    const cut = chain(
      {
        device,
        bulletin: alarm.bulletin,
        sha256: alarm.opus.sha256,
        ...times,
        result: 'partial',
        reason: 'a live emergency',
      },
      null,
    );
    assert.deepEqual(decide(manifest([alarm]), [cut], null, T, null, null).start, alarm);
  });

  it('S47 plays it no more when it is over, stopped or past its time, and again when it broke off', () => {
    const next = (log: ReturnType<typeof logged>, at = T) =>
      decide(manifest([]), log, null, at, null, said).start;
    assert.equal(next(logged(said, 'played', 'live')), null);
    assert.equal(next(logged(said, 'skipped', 'a command')), null);
    assert.equal(next(logged(said, 'failed', LIVE_OVER)), null);
    assert.equal(next([], T + 600_000), null);
    const broken = logged(said, 'failed', 'stream-dead');
    assert.equal(next(broken, T + 1_000), null);
    assert.deepEqual(next(broken, T + RETRY_SECONDS * 1_000), said);
    const over = decide(manifest([]), [], playing(said), T, null, null);
    assert.deepEqual(over.stop, { result: 'played', reason: 'live' });
  });
});

describe('the sound of a live broadcast', () => {
  it('S48 waits half a second for the line at most', async () => {
    const station = await Station.open();
    const live = order(station.now);
    await station.studio.open(live.broadcast, live);
    const sink = new PassThrough();
    const stop = new AbortController();
    const speaking = speak(station, live.broadcast);
    const open = async (signal: AbortSignal) => station.studio.listen(device, live.key, signal);
    const bringing = liveInto(sink, { open, onHeard: () => {} }, stop.signal);
    let most = 0;
    let heard = 0;
    sink.on('readable', () => {});
    await until(() => {
      most = Math.max(most, sink.readableLength);
      heard = Math.max(heard, speaking.spoken);
      return heard > 5 * LIVE_RATE;
    }, WAIT);
    assert.ok(most > 0 && most <= (MOST_WAITING_MS * 2 * LIVE_RATE) / 1_000, `${most} bytes`);
    stop.abort();
    await Promise.all([bringing, speaking.stop(), station.close()]);
  });
});

/** Says a tone into a broadcast, a tenth of a second at a time, until it is stopped or over. */
function speak(station: Station, broadcast: string) {
  const speaking = { spoken: 0, isOn: true, stop: async () => {} };
  const block = LIVE_RATE / 10;
  const said = (async () => {
    const begun = station.now;
    while (speaking.isOn) {
      const samples = Buffer.alloc(2 * block);
      for (let index = 0; index < block; index += 1) {
        const time = (speaking.spoken + index) / LIVE_RATE;
        samples.writeInt16LE(Math.round(16_000 * Math.sin(2 * Math.PI * 440 * time)), 2 * index);
      }
      const at = begun + (speaking.spoken / LIVE_RATE) * 1_000;
      if (station.studio.take(broadcast, speaking.spoken, at, samples) === null) return;
      speaking.spoken += block;
      await pause(Math.max(0, begun + (speaking.spoken / LIVE_RATE) * 1_000 - station.now));
    }
  })();
  speaking.stop = async () => {
    speaking.isOn = false;
    await said;
  };
  return speaking;
}

/** A speaker on duty that plays onto a line which an ear hears, behind a network line that can be cut. */
async function open(t: TestContext) {
  const station = await Station.open();
  const folder = await openFolder();
  const line = await BadLine.to(Number(new URL(station.url).port));
  const identity = { ...(await station.join('speaker')), server: line.url };
  const heard = { samples: 0 };
  const samples = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      for (let at = 0; at + 1 < chunk.length; at += 2)
        heard.samples += Number(Math.abs(chunk.readInt16LE(at)) > 2_000);
      done();
    },
  });
  const audio = lineAudio(() => ({ samples, broken: new AbortController().signal, close: () => {} }));
  const player = await Player.start({ identity, folder: folder.path, audio });
  t.after(async () => {
    await player.close();
    await line.close();
    await station.close();
    await folder.remove();
  });
  await station.publish(station.speakerManifest(identity.device, [], { volume: 100 }));
  assert.ok(await until(() => station.reported.some(({ manifest }) => manifest > 0), WAIT));
  const live = order(station.now);
  await station.studio.open(live.broadcast, live);
  const speaking = speak(station, live.broadcast);
  t.after(() => speaking.stop());
  /** Waits until a second more of it is heard. */
  const isHeard = () => {
    const before = heard.samples;
    return until(() => heard.samples > before + LIVE_RATE / 2, WAIT);
  };
  return { station, device: identity.device, line, live, speaking, isHeard };
}

describe('a speaker on duty', () => {
  it('S49 plays a live broadcast to its end and logs it by its address', async (t) => {
    const { station, device, live, isHeard } = await open(t);
    await station.order(device, 'live', { live });
    assert.ok(await isHeard());
    const delayOf = () => station.studio.take(live.broadcast, 0, 0, Buffer.alloc(0))?.listeners[0]?.delayMs;
    assert.ok(await until(() => (delayOf() ?? 0) > 0, WAIT), 'D59 its delay is told');
    const recording = await station.studio.end(live.broadcast);
    assert.ok((recording?.seconds ?? 0) > 1);
    assert.ok(await until(() => station.playouts.length > 0, WAIT));
    const [entry] = station.playouts;
    const { bulletin, sha256: name, result, reason } = entry ?? {};
    assert.deepEqual(
      [bulletin, name, result, reason],
      [null, addressOfLive(live.broadcast), 'played', 'live'],
    );
  });

  it('S47 comes back to a live broadcast when its network does, and ends it by command', async (t) => {
    const { station, device, line, live, isHeard } = await open(t);
    await station.order(device, 'live', { live });
    assert.ok(await isHeard());
    line.cut();
    await pause(1_500);
    line.mend();
    assert.ok(await isHeard());
    await station.order(device, 'over');
    assert.ok(await until(() => station.playouts.length > 0, WAIT));
    assert.equal(station.playouts[0]?.result, 'played');
  });

  it('S44 refuses a live broadcast that is forged, or over', async (t) => {
    const { station, device, live } = await open(t);
    const expiresAt = instantOf(station.now - 1_000);
    await station.order(device, 'live', { live, expiresAt });
    assert.ok(await until(() => station.acks.some(({ outcome }) => outcome === 'refused'), WAIT));
    const other = await Station.open();
    t.after(() => other.close());
    const forged = other.command(device, 'live', { live, sequence: 9 });
    const { seal } = await import('../envelope.ts');
    station.announcer.command(device, await seal('command', forged, other.keys));
    await station.order(device, 'over');
    assert.ok(await until(() => station.acks.some(({ outcome }) => outcome === 'obeyed'), WAIT));
    assert.ok(!station.asked.some(({ path }) => path.includes('/live/')));
  });
});
