import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { PublicKey } from '@nguon/content-model/device';
import { instantOf } from '@nguon/content-model/instant';
import { emergenciesAt } from '@nguon/content-model/manifest';
import { seal } from '@nguon/devices/envelope';
import { type KeyPair, openKeys } from '@nguon/devices/keys';
import { acceptManifest } from '@nguon/devices/player/accept';
import { Desired, heard, topicFor } from '@nguon/devices/topics';
import { generate, type Packet, parser } from 'mqtt-packet';
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
  | { readonly tell: 'heard'; readonly at: readonly number[] };

/** Connections that are opened at a time. */
const AT_ONCE = 50;

const KEEPALIVE_SECONDS = 60;

const tell = (told: SpeakersTold) => process.send?.(told);

/** A speaker's line: real MQTT packets on a socket of its own. */
async function openLine(port: number, number: number, onHint: (text: string) => void): Promise<Socket> {
  const device = deviceNumbered(number);
  const socket = connect(port, '127.0.0.1').setNoDelay(true);
  await once(socket, 'connect');
  const say = (packet: Packet) => socket.write(generate(packet));
  const subscribed = Promise.withResolvers<void>();
  const reader = parser();
  reader.on('packet', (packet) => {
    if (packet.cmd === 'suback') subscribed.resolve();
    if (packet.cmd !== 'publish') return;
    if (packet.qos === 1) say({ cmd: 'puback', messageId: packet.messageId ?? 0 });
    if (packet.topic === topicFor(device, 'desired')) onHint(String(packet.payload));
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
  const subscriptions = heard.map((kind) => ({ topic: topicFor(device, kind), qos: 1 as const }));
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
  const heardAt: number[] = [];
  const expected = last - first - (frozen !== null && first <= frozen && frozen < last ? 1 : 0);
  const hear = async (number: number, text: string, line: () => Socket | undefined) => {
    const device = deviceNumbered(number);
    const { manifest: jws, sequence } = Desired.parse(JSON.parse(text));
    if (jws === undefined) return;
    const trusting = { device, kind: 'speaker' as const, serverKeys: [serverKey] };
    const { manifest } = await acceptManifest(jws, trusting, { highest: {}, latest: null });
    const at = instantOf(Date.now());
    const [emergency] = manifest.kind === 'speaker' ? emergenciesAt(manifest, at) : [];
    if (emergency === undefined) return;
    heardAt.push(performance.timeOrigin + performance.now());
    if (heardAt.length === expected) tell({ tell: 'heard', at: heardAt });
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
          socket = await openLine(port, one, (text) => void hear(one, text, () => socket)).catch(
            () => undefined,
          );
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
