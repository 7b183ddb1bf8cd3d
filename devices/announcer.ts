import { EventEmitter } from 'node:events';
import type { UnitKey } from '@nguon/content-model/unit';
import { connect } from 'mqtt';
import { SERVER_ACCOUNT } from './broker-rules.ts';
import {
  ALARMS,
  alarmTopicFor,
  type Desired,
  filterFor,
  LONGEST_CARRIED,
  Presence,
  qos1,
  readTopic,
  retained,
  said,
  topicFor,
} from './topics.ts';

export interface AnnouncerOptions {
  /** Any MQTT 3.1.1 broker: `mqtt://host:1883`, `mqtts://host:8883`. */
  readonly url: string;
  /** The password of the account `delivery`. */
  readonly token: string;
}

/** What devices say, as it arrives: device, then sealed text or presence. */
export interface AnnouncerEvents {
  reported: [device: string, jws: string];
  ack: [device: string, jws: string];
  presence: [device: string, presence: Presence];
  connected: [];
  disconnected: [];
}

/** Longest pause between two attempts to reach the broker, ms. */
const RECONNECT_MS = 1_000;

/** How long it is waited until the broker passes an alarm on, ms: longer than one frozen device stalls it (D6). */
const PASSED_ON_MS = 4_000;

/** Delivery's voice to the devices. It never fails, and waits for nothing but, shortly, an alarm: hints and commands may be lost, the truth is behind the door. */
export interface Announcer {
  readonly connected: boolean;
  /**
   * Tells a device that a manifest of this sequence waits; said again after every reconnection (D8).
   * @param manifest the sealed manifest itself, to be obeyed without asking (D60); one that is too long waits as others do
   */
  hint(device: string, sequence: number, manifest?: string): void;
  /**
   * Says a sealed alarm to all speakers of a unit. Without a connection, or too long, it is not said: manifests follow.
   * Resolves when the broker passes it on, or after four seconds.
   */
  alarm(unit: UnitKey, jws: string): Promise<void>;
  /** Hands a device a sealed command. Without a connection it is not sent: the device asks for it. */
  command(device: string, jws: string): void;
  /** Forgets a device that was revoked. */
  forget(device: string): void;
  on<E extends keyof AnnouncerEvents>(event: E, listener: (...args: AnnouncerEvents[E]) => void): Announcer;
  close(): Promise<void>;
}

/** Opens the announcer at once and connects behind it, for ever. */
export function openAnnouncer({ url, token }: AnnouncerOptions): Announcer {
  const events = new EventEmitter<AnnouncerEvents>();
  const hints = new Map<string, string>();
  /** Whom to tell that the alarm of a topic is passed on: the broker takes it in earlier, and its word for that says less. */
  const passing = new Map<string, () => void>();
  const client = connect(url, {
    clientId: `${SERVER_ACCOUNT}-${process.pid}-${Math.random().toString(36).slice(2, 10)}`,
    username: SERVER_ACCOUNT,
    password: token,
    keepalive: 30,
    reconnectPeriod: RECONNECT_MS,
    reconnectOnConnackError: true,
    queueQoSZero: false,
  });

  const publishHint = (device: string, hint: string): void => {
    client.publish(topicFor(device, 'desired'), hint, retained);
  };
  client.on('connect', () => {
    client.subscribe([...said.map(filterFor), ALARMS], qos1);
    for (const [device, hint] of hints) publishHint(device, hint);
    events.emit('connected');
  });
  client.on('close', () => events.emit('disconnected'));
  client.on('error', () => {});
  client.on('message', (topic, payload) => {
    passing.get(topic)?.();
    const read = readTopic(topic);
    if (read === null) return;
    const { device, kind } = read;
    const text = String(payload);
    if (kind === 'reported' || kind === 'ack') events.emit(kind, device, text);
    const presence = Presence.safeParse(text);
    if (kind === 'presence' && presence.success) events.emit('presence', device, presence.data);
  });

  const announcer: Announcer = {
    get connected() {
      return client.connected;
    },
    hint: (device, sequence, manifest) => {
      const isCarried = manifest !== undefined && manifest.length <= LONGEST_CARRIED;
      const desired: Desired = { sequence, ...(isCarried && { manifest }) };
      const hint = JSON.stringify(desired);
      hints.set(device, hint);
      if (client.connected) publishHint(device, hint);
    },
    alarm: (unit, jws) => {
      if (!client.connected || jws.length > LONGEST_CARRIED) return Promise.resolve();
      const topic = alarmTopicFor(unit);
      return new Promise((resolve) => {
        const timer = setTimeout(() => passing.get(topic)?.(), PASSED_ON_MS);
        passing.get(topic)?.();
        passing.set(topic, () => {
          clearTimeout(timer);
          passing.delete(topic);
          resolve();
        });
        client.publish(topic, jws, qos1);
      });
    },
    command: (device, jws) => {
      if (client.connected) client.publish(topicFor(device, 'command'), jws, qos1);
    },
    forget: (device) => {
      hints.delete(device);
      if (client.connected) client.publish(topicFor(device, 'desired'), '', retained);
    },
    on: (event, listener) => {
      const emitter: EventEmitter = events;
      emitter.on(event, listener);
      return announcer;
    },
    close: () => client.endAsync(true),
  };
  return announcer;
}
