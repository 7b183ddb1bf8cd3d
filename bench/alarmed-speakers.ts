import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { PublicKey } from '@nguon/content-model/device';
import { instantOf } from '@nguon/content-model/instant';
import { emergenciesAt, type SpeakerManifest } from '@nguon/content-model/manifest';
import { seal } from '@nguon/devices/envelope';
import { type KeyPair, openKeys } from '@nguon/devices/keys';
import { acceptManifest } from '@nguon/devices/player/accept';
import { acceptAlarm } from '@nguon/devices/player/heed-alarm';
import { alarmTopicFor, Desired, heard, topicFor } from '@nguon/devices/topics';
import { generate, type Packet, parser } from 'mqtt-packet';
import { unitNumbered } from './alarmed-province.ts';
import { deviceNumbered, tokenNumbered } from './polled-devices.ts';

/** What is asked of the process that plays speakers. */
export interface Cast {
  readonly port: number;
  /** The numbers of its speakers: from the first up to, but without, the last. */
  readonly first: number;
  readonly last: number;
  /** Those that hear but never answer. */
  readonly dumb: readonly number[];
  /** The one that stops reading its line. */
  readonly frozen: number | null;
  readonly serverKey: PublicKey;
  readonly keys: KeyPair;
}

/** What it tells: when its speakers would begin to play the emergency, ms since 1970. */
export type SpeakersTold =
  | { readonly tell: 'connected' }
  /** `byAlarm`: of how many the alarm came before the manifest. */
  | { readonly tell: 'heard'; readonly at: readonly number[]; readonly byAlarm: number };

/** Connections that are opened at a time. */
const AT_ONCE = 50;

const KEEPALIVE_SECONDS = 60;

const startedAt = instantOf(Date.now());

const tell = (told: SpeakersTold) => process.send?.(told);

/** A speaker's line: real MQTT packets on a socket of its own. */
async function openLine(
  port: number,
  number: number,
  on: { readonly hint: (text: string) => void; readonly alarm: (jws: string) => void },
): Promise<Socket> {
  const device = deviceNumbered(number);
  const alarms = alarmTopicFor(unitNumbered(number));
  const socket = connect(port, '127.0.0.1').setNoDelay(true);
  await once(socket, 'connect');
  const say = (packet: Packet) => socket.write(generate(packet));
  const subscribed = Promise.withResolvers<void>();
  const reader = parser();
  reader.on('packet', (packet) => {
    if (packet.cmd === 'suback') subscribed.resolve();
    if (packet.cmd !== 'publish') return;
    if (packet.qos === 1) say({ cmd: 'puback', messageId: packet.messageId ?? 0 });
    if (packet.topic === topicFor(device, 'desired')) on.hint(String(packet.payload));
    if (packet.topic === alarms) on.alarm(String(packet.payload));
  });
  socket.on('data', (chunk) => reader.parse(chunk));
  socket.on('error', subscribed.reject);
  socket.once('close', () => subscribed.reject(new Error('the broker turned it away')));
  subscribed.promise.catch(() => socket.destroy());
  const own = { clientId: device, username: device, password: Buffer.from(tokenNumbered(number)) };
  say({
    cmd: 'connect',
    protocolId: 'MQTT',
    protocolVersion: 4,
    clean: true,
    keepalive: KEEPALIVE_SECONDS,
    ...own,
  });
  const topics = [...heard.map((kind) => topicFor(device, kind)), alarms];
  const subscriptions = topics.map((topic) => ({ topic, qos: 1 as const }));
  say({ cmd: 'subscribe', messageId: 1, subscriptions });
  await subscribed.promise;
  const presence = {
    topic: topicFor(device, 'presence'),
    payload: 'online',
    qos: 0,
    retain: true,
    dup: false,
  };
  say({ cmd: 'publish', ...presence, qos: 0 });
  const alive = setInterval(() => say({ cmd: 'pingreq' }), KEEPALIVE_SECONDS * 500).unref();
  socket.once('close', () => clearInterval(alive));
  return socket;
}

async function play({ port, first, last, dumb, frozen, serverKey, keys: pair }: Cast): Promise<void> {
  const keys = await openKeys(pair);
  const heardAt = new Map<number, number>();
  let byAlarm = 0;
  const expected = last - first - (frozen !== null && first <= frozen && frozen < last ? 1 : 0);
  const begin = (number: number, isAlarm: boolean) => {
    if (heardAt.has(number)) return;
    heardAt.set(number, performance.timeOrigin + performance.now());
    if (isAlarm) byAlarm += 1;
    if (heardAt.size === expected) tell({ tell: 'heard', at: [...heardAt.values()], byAlarm });
  };
  /** What a speaker holds before the emergency, as far as an alarm asks for it. */
  const before = (unit: string): SpeakerManifest => ({
    kind: 'speaker',
    version: 3,
    device: deviceNumbered(first),
    unit,
    edition: '0'.repeat(64),
    sequence: 1,
    issuedAt: startedAt,
    sessions: [],
    volume: 50,
    emergencyVolume: 100,
    muted: false,
    prepared: [],
    items: [],
  });
  /** The alarms of the units that were heard: the same bytes are verified once for all speakers of this process. */
  const verified = new Map<string, ReturnType<typeof acceptAlarm>>();
  const heed = async (number: number, jws: string) => {
    const hearing = { manifest: before(unitNumbered(number)), highest: 0, at: Date.now() };
    const accepted = verified.get(jws) ?? acceptAlarm(jws, [serverKey], hearing);
    verified.set(jws, accepted);
    if ((await accepted).items.length > 0) begin(number, true);
  };
  const hear = async (number: number, text: string, line: () => Socket | undefined) => {
    const device = deviceNumbered(number);
    const { manifest: jws, sequence } = Desired.parse(JSON.parse(text));
    if (jws === undefined) return;
    const trusting = { device, kind: 'speaker' as const, serverKeys: [serverKey] };
    const { manifest } = await acceptManifest(jws, trusting, { highest: {}, latest: null });
    const at = instantOf(Date.now());
    const [emergency] = manifest.kind === 'speaker' ? emergenciesAt(manifest, at) : [];
    if (emergency === undefined) return;
    begin(number, false);
    if (dumb.includes(number)) return;
    const playing = { showing: emergency.opus.sha256, bulletin: emergency.bulletin };
    const own = { device, at, manifest: sequence, clockOffsetSeconds: 0, playerVersion: 'simulated' };
    const payload = await seal('reported', { ...own, ...playing }, keys);
    const topic = topicFor(device, 'reported');
    line()?.write(
      generate({ cmd: 'publish', topic, payload, qos: 1, messageId: 2, retain: false, dup: false }),
    );
  };
  for (let number = first; number < last; number += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, last - number) }, (_, place) => number + place);
    await Promise.all(
      some.map(async (one) => {
        let socket: Socket | undefined;
        // As a player does, it tries again: a busy broker turns away who is not heard within ten seconds.
        while (socket === undefined) {
          socket = await openLine(port, one, {
            hint: (text) => void hear(one, text, () => socket),
            alarm: (jws) => void heed(one, jws),
          }).catch(() => undefined);
        }
        if (one === frozen) socket.pause();
      }),
    );
    await pause(1);
  }
  tell({ tell: 'connected' });
}

process.on('message', (cast: Cast) => void play(cast));
process.once('disconnect', () => process.exit(0));
