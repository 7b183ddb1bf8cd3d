import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';

/** How often one client may ask. */
export interface Allowance {
  readonly inMinute: number;
  readonly inHour: number;
}

/** Clients remembered; beyond them the one that asked least recently is forgotten. */
const MOST_CLIENTS = 20_000;

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

/**
 * The address a request comes from. Only a proxy on this machine is believed when it names another, and only the last
 * name counts: whatever stands before it the client may have written itself (Z23).
 */
export function clientOf(request: Pick<IncomingMessage, 'socket' | 'headers'>): string {
  const direct = request.socket.remoteAddress ?? '';
  const named = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .at(-1)
    ?.trim();
  const address = LOOPBACK.test(direct) && named ? named : direct;
  // A household has the first half of an IPv6 address; the second half it may change at will.
  return isIPv6(address) && !address.startsWith('::ffff:') ? networkOf(address) : address;
}

function networkOf(address: string): string {
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? [];
  const before = head === '' ? [] : head.split(':');
  const after = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - before.length - after.length }, () => '0');
  return [...before, ...zeros, ...after].slice(0, 4).join(':');
}

/**
 * Counts what each client asks for.
 * @param now the clock, ms since 1970
 * @returns how long the client must wait, s; 0 where it need not, and then this asking counts
 */
export function senderLimit({ inMinute, inHour }: Allowance, now: () => number): (client: string) => number {
  const asked = new Map<string, number[]>();
  return (client) => {
    const at = now();
    const before = (asked.get(client) ?? []).filter((time) => time > at - 3_600_000);
    const inLastMinute = before.filter((time) => time > at - 60_000);
    const waits = [
      inLastMinute.length >= inMinute ? (inLastMinute[0] ?? at) + 60_000 - at : 0,
      before.length >= inHour ? (before[0] ?? at) + 3_600_000 - at : 0,
    ];
    const wait = Math.ceil(Math.max(...waits) / 1000);
    asked.delete(client);
    asked.set(client, wait > 0 ? before : [...before, at]);
    const [oldest] = asked.keys();
    if (asked.size > MOST_CLIENTS && oldest !== undefined) asked.delete(oldest);
    return wait;
  };
}
