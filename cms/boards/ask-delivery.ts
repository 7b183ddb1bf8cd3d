import { instantOf } from '@nguon/content-model/instant';
import { LOOPS, passFor } from '@nguon/content-model/loop-feed';
import type { Settings } from '../settings.ts';

/** How long delivery may take, ms: it may have a draft of twelve pages to draw, in line behind others. */
const ANSWER_WITHIN_MS = 20_000;

/** How long delivery may listen to a recording, ms: a quarter of an hour of sound takes some seconds on a machine at rest. */
const LISTENS_WITHIN_MS = 120_000;

type Reach = Pick<Settings, 'deviceUrl' | 'deliveryKey'>;

interface Asking {
  /** How long it may take, ms. */
  readonly within?: number | undefined;
  /** Sent by POST. */
  readonly body?: ArrayBuffer | string;
}

/**
 * Asks delivery below `LOOPS`.
 * @returns `null` when it cannot be reached
 */
export async function askDelivery(
  path: string,
  { deviceUrl, deliveryKey }: Reach,
  { within = ANSWER_WITHIN_MS, body }: Asking = {},
): Promise<Response | null> {
  const headers = { authorization: passFor(deliveryKey, path, instantOf(Date.now())) };
  const signal = AbortSignal.timeout(within);
  const sent = body === undefined ? {} : { method: 'POST', body };
  return fetch(new URL(`${LOOPS}${path}`, deviceUrl), { headers, signal, ...sent }).catch(() => null);
}

/**
 * Sends delivery bytes below `LOOPS`.
 * @returns `null` when it cannot be reached
 */
export async function tellDelivery(
  path: string,
  body: Uint8Array<ArrayBuffer>,
  { deviceUrl, deliveryKey }: Reach,
): Promise<Response | null> {
  const headers = { authorization: passFor(deliveryKey, path, instantOf(Date.now())) };
  const signal = AbortSignal.timeout(LISTENS_WITHIN_MS);
  const request = { method: 'POST', headers, signal, body };
  return fetch(new URL(`${LOOPS}${path}`, deviceUrl), request).catch(() => null);
}

/** A picture on delivery's shelf; `null` when it is not there or no picture. */
export async function pictureOnShelf(
  sha256: string,
  { deviceUrl }: Pick<Settings, 'deviceUrl'>,
): Promise<Response | null> {
  const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
  const answer = await fetch(new URL(`/shelf/${sha256}`, deviceUrl), { signal }).catch(() => null);
  return answer?.ok && answer.headers.get('content-type')?.startsWith('image/') ? answer : null;
}
