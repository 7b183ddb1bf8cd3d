import { setTimeout as pause } from 'node:timers/promises';
import { instantOf } from '@nguon/content-model/instant';
import type { LiveOrder } from '@nguon/content-model/live';
import { type Clause, unless } from './clause.ts';
import { type Asked, until } from './station.ts';
import { TestBroadcast } from './test-broadcast.ts';
import type { WatchedSpeaker } from './watched-speaker.ts';

/** How long the door is away when a stream breaks off, ms. */
const AWAY_MS = 1_000;

/** What a device may tell of its delay, ms: clocks differ a little, and a slow network is slow. */
const LEAST_DELAY_MS = -500;
const MOST_DELAY_MS = 4_000;

/** Two reports of how far it was played come in so long, ms. */
const TOLD_MS = 10_000;

/** How long the sound stalls before it comes at once, ms: below what makes the door let a listener begin anew. */
const STALL_MS = 1_900;

/** How far behind it may be after that, ms: half a second that waits, and a second for network and decoder. */
const MOST_BEHIND_MS = 1_500;

/** What a device did instead, with a broadcast; `null` when it did what the clause says. */
type Breach = (device: WatchedSpeaker, broadcast: TestBroadcast) => Promise<string | null>;

/** A clause that is tried with a live broadcast of its own; the device is calm when it begins. */
function live(says: string, breach: Breach, changes: Partial<LiveOrder> = {}): Clause<WatchedSpeaker> {
  return {
    section: 6,
    says,
    breach: async (device) => {
      await device.calm();
      const broadcast = await TestBroadcast.open(device.station, changes);
      try {
        return await breach(device, broadcast);
      } finally {
        await broadcast.end();
      }
    },
  };
}

/** Is it an answered request for the stream of a broadcast? */
function isListening({ order }: TestBroadcast): (asked: Asked) => boolean {
  return ({ path, status }) => path.endsWith(`/live/${order.key}`) && status === 200;
}

/** Tells the device to play a broadcast. @returns what it did instead */
async function begin(device: WatchedSpeaker, broadcast: TestBroadcast): Promise<string | null> {
  const ack = await device.ackOf(await device.order('live', { live: broadcast.order }));
  if (ack?.outcome !== 'obeyed') return ack === null ? 'no acknowledgement came' : ack.reason;
  if (!(await device.askedSince(0, isListening(broadcast)))) return 'it did not ask for the stream';
  return unless(await device.shows(broadcast.address), 'it does not report the SHA-256 of its name');
}

/** A clause about a live broadcast that the device plays when it begins. */
function onAir(says: string, breach: Breach): Clause<WatchedSpeaker> {
  const begun: Breach = async (device, broadcast) =>
    (await begin(device, broadcast)) ?? breach(device, broadcast);
  return live(says, begun);
}

/** Was it ended as it must be: silent, in the log, and not asked for any more? */
async function ended(
  device: WatchedSpeaker,
  { address, order }: TestBroadcast,
  as: 'played' | 'skipped',
): Promise<string | null> {
  if (!(await device.shows(null))) return 'it played on';
  if (!(await device.logsAs(address))) return 'it is not in its log by the SHA-256 of its name';
  const [entry] = device.loggedAs(address);
  if (entry?.bulletin !== null) return 'its log names a bulletin';
  if (entry.result !== as) return `its log says ${entry.result}`;
  const place = device.station.asked.length;
  if (!(await device.stays(null))) return 'it played it again';
  const asksStill = device.station.asked.slice(place).some(({ path }) => path.endsWith(`/live/${order.key}`));
  return unless(!asksStill, 'it asks for the stream still');
}

/** Does it come to tell a delay that can be right? */
function tells(device: WatchedSpeaker, broadcast: TestBroadcast): Promise<boolean> {
  const isRight = (delay: number) => delay >= LEAST_DELAY_MS && delay <= MOST_DELAY_MS;
  const isTold = () => broadcast.delays().filter(isRight).length >= 2;
  return until(isTold, device.patience.answerMs + TOLD_MS);
}

/** How a speaker plays a live broadcast. */
export const broadcasting: readonly Clause<WatchedSpeaker>[] = [
  live('plays a live broadcast on command, and reports the SHA-256 of its name', begin),
  onAir(
    'ends a live broadcast that is over, and logs it by that, without a bulletin',
    async (device, broadcast) => {
      await broadcast.end();
      return ended(device, broadcast, 'played');
    },
  ),
  onAir('asks again for the stream of a live broadcast that broke off', async (device, broadcast) => {
    const comeBack = await device.station.vanish();
    await pause(AWAY_MS);
    const place = device.station.asked.length;
    await comeBack();
    if (!(await device.askedSince(place, isListening(broadcast)))) return 'it did not ask again';
    return unless(await device.stays(broadcast.address), 'it does not play it');
  }),
  onAir('ends a live broadcast on command', async (device, broadcast) => {
    const ack = await device.ackOf(await device.order('over'));
    if (ack?.outcome !== 'obeyed') return 'it did not acknowledge over';
    return ended(device, broadcast, 'played');
  }),
  onAir('stops a live broadcast on command, logged as skipped', async (device, broadcast) => {
    const ack = await device.ackOf(await device.order('stop'));
    if (ack?.outcome !== 'obeyed') return 'it did not acknowledge stop';
    return ended(device, broadcast, 'skipped');
  }),
  live('ends a live broadcast at its time, though its stream goes on', async (device, broadcast) => {
    const { station } = device;
    const end = station.now + 5 * 60_000;
    const short = { ...broadcast.order, until: instantOf(end) };
    const ack = await device.ackOf(await device.order('live', { live: short }));
    if (ack?.outcome !== 'obeyed') return 'it did not acknowledge live';
    if (!(await device.shows(broadcast.address))) return 'it did not play it';
    station.clockAhead += end - station.now;
    await device.renew();
    return ended(device, broadcast, 'played');
  }),
  onAir(
    'lets an emergency take the air from a live broadcast, and goes on with it',
    async (device, broadcast) => {
      const alarm = await device.emergency();
      await device.publish([alarm]);
      if (!(await device.shows(alarm.opus.sha256))) return 'it did not play the emergency';
      await device.publish([]);
      return unless(await device.shows(broadcast.address), 'it did not go on with it');
    },
  ),
  live(
    'plays a live emergency before an emergency, which is due at once after it',
    async (device, broadcast) => {
      const alarm = await device.emergency();
      await device.publish([alarm]);
      if (!(await device.shows(alarm.opus.sha256))) return 'it did not play the emergency';
      const fault = await begin(device, broadcast);
      if (fault !== null) return fault;
      if (!(await device.stays(broadcast.address))) return 'it played something beside it';
      await device.order('over');
      return unless(await device.shows(alarm.opus.sha256), 'it did not go back to the emergency');
    },
    { priority: 'emergency' },
  ),
  onAir('tells how far it has played a live broadcast, by the server’s clock', async (device, broadcast) => {
    if (await tells(device, broadcast)) return null;
    const delay = broadcast.delays().at(-1);
    return delay === undefined ? 'it told nothing' : `it told a delay of ${(delay / 1_000).toFixed(1)} s`;
  }),
  onAir('leaves sound out of a live broadcast rather than fall behind', async (device, broadcast) => {
    if (!(await tells(device, broadcast))) return 'it does not tell how far it is';
    broadcast.hold();
    await pause(STALL_MS);
    broadcast.letGo();
    const place = broadcast.samples;
    const isNear = () => broadcast.delays(place).some((delay) => delay <= MOST_BEHIND_MS);
    if (await until(isNear, device.patience.answerMs)) return null;
    const told = broadcast.delays(place);
    if (told.length === 0) return 'it told nothing more';
    return `it stayed ${(Math.min(...told) / 1_000).toFixed(1)} s behind`;
  }),
  live('refuses a live broadcast while it is blanked', async (device, broadcast) => {
    if ((await device.ackOf(await device.order('blank')))?.outcome !== 'obeyed') {
      return 'it did not acknowledge blank';
    }
    const ack = await device.ackOf(await device.order('live', { live: broadcast.order }));
    if (ack?.outcome !== 'refused')
      return ack === null ? 'no acknowledgement came' : 'it says that it obeyed';
    return unless(await device.stays(null), 'it played it');
  }),
];

/** What a speaker keeps of a live broadcast; last, because it starts the player again. */
export const goingOnLive: readonly Clause<WatchedSpeaker>[] = [
  onAir('goes on with a live broadcast when it was started again', async (device, broadcast) => {
    const place = device.station.asked.length;
    const ack = await device.ackOf(await device.order('restart'));
    if (ack?.outcome !== 'obeyed') return 'it did not acknowledge restart';
    if (!(await device.askedSince(place, isListening(broadcast)))) return 'it did not ask for the stream';
    return unless(await device.shows(broadcast.address), 'it does not play it');
  }),
];
