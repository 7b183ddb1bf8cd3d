import type { UnitKey } from '@nguon/content-model/unit';
import { connect } from 'mqtt';
import {
  alarmTopicFor,
  Desired,
  heard,
  type Presence,
  qos1,
  readTopic,
  retained,
  topicFor,
} from '../topics.ts';
import type { Identity } from './identity.ts';

/** Longest silence towards the broker, s. After half as long again it says `offline` for us. */
const KEEPALIVE_SECONDS = 30;

/** Pause before the broker is tried again, ms: 1 to 5 s, so that ten thousand devices do not come back at once. */
const reconnectMs = (): number => 1_000 + Math.random() * 4_000;

/** What the broker brings. */
export interface Heard {
  /** A manifest of this sequence waits behind the door; an urgent one comes with it (D60). */
  hint(desired: Desired): void;
  command(jws: string): void;
  /** A sealed alarm for the unit whose alarms are heard. */
  alarm(jws: string): void;
  /** The connection is there, again: what was missed is to be asked for. */
  connected(): void;
}

/** The device's line to the broker. It carries hints and word of the device; nothing depends on it. */
export interface Connection {
  readonly connected: boolean;
  /** @returns `false` when there is no connection; then nothing was sent */
  say(kind: 'reported' | 'ack', jws: string): boolean;
  /** Hears the alarms of this unit from now on, and of no other. */
  hearAlarms(unit: UnitKey): void;
  close(): Promise<void>;
}

/** Connects behind the call, for ever; `offline` is left with the broker as last will (D13). */
export function openConnection({ device, mqttUrl, token }: Identity, on: Heard): Connection {
  const presence = topicFor(device, 'presence');
  const client = connect(mqttUrl, {
    clientId: device,
    username: device,
    password: token,
    keepalive: KEEPALIVE_SECONDS,
    reconnectPeriod: reconnectMs(),
    connectTimeout: 10_000,
    reconnectOnConnackError: true,
    queueQoSZero: false,
    will: { topic: presence, payload: Buffer.from('offline' satisfies Presence), ...retained },
  });
  let alarms: string | null = null;
  client.on('connect', () => {
    const own = heard.map((kind) => topicFor(device, kind));
    client.subscribe(alarms === null ? own : [...own, alarms], qos1);
    client.publish(presence, 'online' satisfies Presence, retained);
    on.connected();
  });
  client.on('error', () => {});
  client.on('message', (topic, payload) => {
    if (topic === alarms) on.alarm(String(payload));
    const kind = readTopic(topic)?.kind;
    if (kind === 'command') on.command(String(payload));
    if (kind === 'desired') on.hint(readHint(String(payload)));
  });
  return {
    get connected() {
      return client.connected;
    },
    say: (kind, jws) => {
      if (client.connected) client.publish(topicFor(device, kind), jws, qos1);
      return client.connected;
    },
    hearAlarms: (unit) => {
      const topic = alarmTopicFor(unit);
      if (topic === alarms) return;
      if (client.connected && alarms !== null) client.unsubscribe(alarms);
      if (client.connected) client.subscribe(topic, qos1);
      alarms = topic;
    },
    close: async () => {
      if (client.connected) {
        await client.publishAsync(presence, 'offline' satisfies Presence, retained).catch(() => {});
      }
      await client.endAsync(true);
    },
  };
}

/** What a hint says. A hint nobody can read is still a hint: it names the highest. */
function readHint(text: string): Desired {
  try {
    return Desired.parse(JSON.parse(text));
  } catch {
    return { sequence: Number.MAX_SAFE_INTEGER };
  }
}
