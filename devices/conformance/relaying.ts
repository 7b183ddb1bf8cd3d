import { randomUUID } from 'node:crypto';
import { type Sha256, sha256 } from '@nguon/content-model/content-address';
import type { ClipItem, Manifest } from '@nguon/content-model/manifest';
import type { relayFallbacks } from '@nguon/content-model/session';
import { type Clause, TOLERANCE_SECONDS, unless } from './clause.ts';
import type { Asked, Station } from './station.ts';
import { AHEAD_MS, beforeMinute, sessionAt } from './test-session.ts';
import { dumbStream, endingStream, playingStream, silentStream } from './test-stream.ts';
import type { WatchedSpeaker } from './watched-speaker.ts';

/** How long a session of a relay lasts whose stream is tried twice, minutes. */
const LONG_MINUTES = 10;

/** When a stream that was dead is tried again, ms, and a moment for whole seconds. */
const AGAIN_MS = 61_000;

/** How long before its session a manifest without files of a relay is published, ms. */
const SOON_MS = 2_000;

/** How much sooner than its minute it may begin, s: clocks differ a little. */
const EARLY_SECONDS = 1;

/** A session that relays a stream, about to begin. */
interface Relayed {
  /** By what logs and reports know it. */
  readonly address: Sha256;
  /** ms since 1970. */
  readonly begins: number;
  readonly isAsked: (asked: Asked) => boolean;
  /** Publishes the same again, signed now: the device's clock follows the station's. */
  again(): Promise<Manifest>;
}

interface RelayPlan {
  readonly name: string;
  readonly fallback?: (typeof relayFallbacks)[number];
  readonly items?: readonly ClipItem[];
  readonly minutes?: number;
  /** How long before its session it is published, ms. */
  readonly aheadMs?: number;
}

/** Publishes a session that relays the stream of a name. @throws {RangeError} when the device does not take it */
async function relay(
  device: WatchedSpeaker,
  { name, fallback = 'silence', items = [], minutes = 1, aheadMs = SOON_MS }: RelayPlan,
): Promise<Relayed> {
  const address = device.station.streamAddress(name);
  const begins = beforeMinute(device.station, aheadMs);
  const sessions = [sessionAt(begins, { kind: 'relay', address, fallback }, minutes)];
  const again = () => device.publish([...items], { sessions });
  if (!(await device.holds(await again()))) throw new RangeError('it did not take the manifest');
  const isAsked = ({ path }: Asked) => path.endsWith(`/${name}`);
  return { address: sha256(address), begins, isAsked, again };
}

/** What its log has of a relay that was dead. */
async function failed(device: WatchedSpeaker, { address }: Relayed): Promise<string | null> {
  if (!(await device.logsAs(address))) return 'the relay is not in its log by the SHA-256 of its address';
  const [entry] = device.loggedAs(address);
  if (entry?.bulletin !== null) return 'its log names a bulletin for a relay';
  return unless(entry.result === 'failed', `its log says ${entry.result}`);
}

/** A way for a stream to be dead. */
interface DeadStream {
  readonly does: string;
  /** How long it takes until it is, ms. */
  readonly withinMs: number;
  /** Puts one of a name there, perhaps; `elsewhere` is the name of one that plays. */
  readonly put: (station: Station, name: string, elsewhere: string) => Promise<void>;
}

const deadStreams: readonly DeadStream[] = [
  { does: 'cannot be had', withinMs: 0, put: async () => {} },
  {
    does: 'leads elsewhere',
    withinMs: 0,
    put: async (station, name, elsewhere) => {
      station.streams.set(elsewhere, await playingStream());
      station.streams.set(name, () => Response.redirect(station.streamAddress(elsewhere), 302));
    },
  },
  {
    does: 'ends',
    withinMs: 2_000,
    put: async (station, name) => void station.streams.set(name, await endingStream()),
  },
  {
    does: 'gives no sound for ten seconds',
    withinMs: 10_000,
    put: async (station, name) => void station.streams.set(name, dumbStream),
  },
  {
    does: 'is silent for twenty seconds',
    withinMs: 20_000,
    put: async (station, name) => void station.streams.set(name, await silentStream()),
  },
];

/** How a speaker relays the stream of another station. */
export const relaying: readonly Clause<WatchedSpeaker>[] = [
  {
    section: 5,
    says: 'plays a relay from its session’s minute on, and reports the SHA-256 of its address',
    breach: async (device) => {
      await device.calm();
      const { station } = device;
      const name = randomUUID();
      station.streams.set(name, await playingStream());
      const relayed = await relay(device, { name, aheadMs: AHEAD_MS });
      if (!(await device.askedSince(0, relayed.isAsked, AHEAD_MS))) return 'it did not ask for the stream';
      const late = (station.now - relayed.begins) / 1_000;
      if (late < -EARLY_SECONDS) return 'it did not wait for its time';
      if (late > 1 + TOLERANCE_SECONDS) return `it began ${late} s after its time`;
      return unless(await device.shows(relayed.address), 'it does not report it so');
    },
  },
  {
    section: 5,
    says: 'ends a relay with its session, and logs it by that, without a bulletin',
    breach: async (device) => {
      await device.calm();
      const { station } = device;
      const name = randomUUID();
      station.streams.set(name, await playingStream());
      const { address, begins, again } = await relay(device, { name });
      station.clockAhead += Math.max(0, begins - station.now);
      await again();
      if (!(await device.shows(address))) return 'it did not play it';
      station.clockAhead += Math.max(0, begins + 61_000 - station.now);
      await again();
      if (!(await device.shows(null))) return 'it played on';
      if (!(await device.logsAs(address))) return 'it is not in its log by the SHA-256 of its address';
      const [entry] = device.loggedAs(address);
      if (entry?.bulletin !== null) return 'its log names a bulletin';
      return unless(entry.result === 'played', `its log says ${entry.result}`);
    },
  },
  ...deadStreams.map(
    ({ does, withinMs, put }): Clause<WatchedSpeaker> => ({
      section: 5,
      says: `plays the fallback when the stream of a relay ${does}`,
      breach: async (device) => {
        await device.calm();
        const { station } = device;
        const [name, elsewhere] = [randomUUID(), randomUUID()];
        await put(station, name, elsewhere);
        const clip = await device.clip({ seconds: 1 });
        const plan = { name, fallback: 'bulletins', items: [clip], minutes: LONG_MINUTES } as const;
        const relayed = await relay(device, plan);
        const isPlayed = await device.logs(clip, 1, SOON_MS + withinMs);
        if (station.asked.some(({ path }) => path.endsWith(`/${elsewhere}`))) return 'it went there';
        if (!isPlayed) return 'it did not play it';
        if (!station.asked.some(relayed.isAsked)) return 'it did not ask for the stream';
        return failed(device, relayed);
      },
    }),
  ),
  {
    section: 5,
    says: 'is silent when that is the fallback, and tries the stream again after a minute',
    breach: async (device) => {
      await device.calm();
      const { station } = device;
      const name = randomUUID();
      const clip = await device.clip({ seconds: 1 });
      const relayed = await relay(device, { name, items: [clip], minutes: LONG_MINUTES });
      if (!(await device.askedSince(0, relayed.isAsked, SOON_MS))) return 'it did not ask for the stream';
      const fault = await failed(device, relayed);
      if (fault !== null) return fault;
      if (!(await device.stays(null)) || device.logged(clip).length > 0) return 'it played something';
      if (station.asked.filter(relayed.isAsked).length > 1) return 'it tried again at once';
      station.streams.set(name, await playingStream());
      station.clockAhead += AGAIN_MS;
      await relayed.again();
      return unless(await device.shows(relayed.address), 'it did not try again');
    },
  },
];
