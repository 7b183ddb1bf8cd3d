import { heard, isAlarmTopic, Presence, readTopic, said } from './topics.ts';

/** The account with which delivery speaks to the broker. No device can be called so: devices are UUIDs. */
export const SERVER_ACCOUNT = 'delivery';

/** Longest message the broker takes, bytes. Our longest, a sealed report, is below 2 KiB. */
export const LONGEST_MESSAGE_BYTES = 64 * 1024;

/** What a client wants to say. */
export interface Publication {
  readonly topic: string;
  readonly payload: string | Uint8Array;
  readonly retain: boolean;
}

/**
 * May this account say this? A device says its own reported, ack and presence, and only presence may be kept (D4); alarms
 * are the server's alone (D69). The same holds of a last will.
 */
export function mayPublish(account: string, { topic, payload, retain }: Publication): boolean {
  if (payload.length > LONGEST_MESSAGE_BYTES) return false;
  if (isAlarmTopic(topic)) return account === SERVER_ACCOUNT && !retain;
  const read = readTopic(topic);
  if (read === null) return false;
  if (account === SERVER_ACCOUNT) return true;
  const { device, kind } = read;
  if (device !== account || !said.some((one) => one === kind)) return false;
  return kind === 'presence' ? Presence.safeParse(String(payload)).success : !retain;
}

/**
 * May this account listen here? A device hears exactly its own desired and command, without wildcards (D4), and the alarm
 * of any one unit: an emergency is public, and a device may know its unit later than the register does (D69).
 */
export function mayHear(account: string, filter: string): boolean {
  if (account === SERVER_ACCOUNT) return filter.startsWith('nguon/v1/');
  const read = readTopic(filter);
  if (isAlarmTopic(filter)) return true;
  return read !== null && read.device === account && heard.some((one) => one === read.kind);
}
