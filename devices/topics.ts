import { Instant } from '@nguon/content-model/instant';
import { UnitKey } from '@nguon/content-model/unit';
import { z } from 'zod';

/** How a device ended with a command. Travels sealed by the device. */
export const Ack = z.strictObject({
  device: z.uuid(),
  command: z.uuid(),
  sequence: z.int().min(1),
  at: Instant,
  outcome: z.enum(['obeyed', 'refused']),
  /** Why it was refused; empty when it was obeyed. */
  reason: z.string().max(300),
});
export type Ack = z.output<typeof Ack>;

/** Longest sealed manifest that a hint carries, characters: half of what the broker takes. */
export const LONGEST_CARRIED = 32 * 1024;

/** A hint that a manifest of this sequence waits behind the door. Loses nothing when it is lost. */
export const Desired = z.strictObject({
  sequence: z.int().min(1),
  /** The sealed manifest itself, where it cannot wait to be asked for: an emergency or an all-clear (D60). */
  manifest: z.string().max(LONGEST_CARRIED).optional(),
});
export type Desired = z.output<typeof Desired>;

export const Presence = z.enum(['online', 'offline']);
export type Presence = z.output<typeof Presence>;

/** What travels on each topic of a device, as text. The only file that spells a topic. */
export interface Payloads {
  /** Retained: a device that was asleep still learns of it. */
  desired: Desired;
  /** A `Command`, sealed by the server. */
  command: string;
  /** A `Reported`, sealed by the device. */
  reported: string;
  /** An `Ack`, sealed by the device. */
  ack: string;
  /** Retained; `offline` is the device's last will, said for it by the broker. */
  presence: Presence;
}
export type Kind = keyof Payloads;

const ROOT = 'nguon/v1';

/** What a device hears. */
export const heard = ['desired', 'command'] as const satisfies readonly Kind[];

/** What a device says. */
export const said = ['reported', 'ack', 'presence'] as const satisfies readonly Kind[];
export type Said = (typeof said)[number];

/** Everything of ours, in one filter. For the server's account only. */
export const EVERYTHING = `${ROOT}/#`;

/** QoS 1: it arrives, perhaps twice. */
export const qos1 = { qos: 1 } as const;

/** QoS 1 and kept by the broker for whoever subscribes later. */
export const retained = { qos: 1, retain: true } as const;

export function topicFor(device: string, kind: Kind): string {
  return `${ROOT}/${device}/${kind}`;
}

/** The filter with which the server hears one kind from every device. */
export function filterFor(kind: Said): string {
  return `${ROOT}/+/${kind}`;
}

/** Where a unit's alarm, sealed by the server, is said to all its speakers; not retained (D64). */
export function alarmTopicFor(unit: UnitKey): string {
  return `${ROOT}/units/${unit}/alarm`;
}

/** The filter with which the server hears that the broker passes its alarms on. */
export const ALARMS = `${ROOT}/units/+/alarm`;

/** Is it the topic of one unit's alarm? */
export function isAlarmTopic(topic: string): boolean {
  const [, unit] = /^nguon\/v1\/units\/([^/]+)\/alarm$/.exec(topic) ?? [];
  return UnitKey.safeParse(unit).success;
}

/** Whose topic it is and of which kind; `null` when it is none of ours. */
export function readTopic(topic: string): { device: string; kind: Kind } | null {
  const match = /^nguon\/v1\/([^/+#]+)\/(desired|command|reported|ack|presence)$/.exec(topic);
  const [, device, kind] = match ?? [];
  return device === undefined ? null : { device, kind: kind as Kind };
}
