import type { Enrolment } from '@nguon/content-model/delivery-feed';
import type { PublicKey } from '@nguon/content-model/device';
import { millisecondsOf } from '@nguon/content-model/instant';
import { type LiveHeard, LiveTime } from '@nguon/content-model/live';
import type { ShelfFile } from '@nguon/content-model/manifest';
import { Refusal } from '@nguon/content-model/refusal';
import { z } from 'zod';
import { EnrolledDevice } from '../door/enrolled.ts';
import { unseal } from '../envelope.ts';
import type { LiveStream } from './live.ts';

/** How long an answer may take, ms. A file may take longer: a slow line carries 2 MB in two minutes. */
const ANSWER_MS = 10_000;
const FILE_MS = 120_000;

const Commands = z.object({ commands: z.array(z.string()) });

/** The server, as one device meets it. Every call throws when the server is away. */
export class Server {
  readonly #base: string;
  readonly #device: string;
  readonly #authorization: string;

  /** @param base the server's address, `http://127.0.0.1:8080` */
  constructor(base: string, device: string, token: string) {
    this.#base = base.replace(/\/+$/, '');
    this.#device = device;
    this.#authorization = `Bearer ${token}`;
  }

  /** The newest sealed manifest, unless it is the one with this ETag or there is none. */
  async manifest(etag: string | null): Promise<{ jws: string; etag: string | null } | null> {
    const response = await this.#ask('manifest', etag === null ? {} : { headers: { 'If-None-Match': etag } });
    const isNews = response.status === 200;
    const jws = await response.text();
    return isNews ? { jws, etag: response.headers.get('ETag') } : null;
  }

  async commands(after: number): Promise<string[]> {
    const response = await this.#ask(`commands?after=${after}`, {});
    return Commands.parse(await response.json()).commands;
  }

  /**
   * The server's time now, ms: signed, for a nonce of ours, half the way back added.
   * @throws {Refusal} `time-refused`
   */
  async time(trusted: readonly PublicKey[]): Promise<number> {
    const nonce = crypto.randomUUID();
    const start = performance.now();
    const jws = await (await this.#ask(`time?nonce=${nonce}`, {})).text();
    const { payload } = await unseal('time', jws, trusted);
    if (payload.nonce !== nonce) {
      throw new Refusal('time-refused', 'sealed time', 'it answers another question', 'Ask again');
    }
    return millisecondsOf(payload.at) + payload.milliseconds + (performance.now() - start) / 2;
  }

  async playouts(jws: string): Promise<void> {
    await this.#ask('playouts', { method: 'POST', body: jws });
  }

  async reported(jws: string): Promise<void> {
    await this.#ask('reported', { method: 'POST', body: jws });
  }

  /** The stream of a live broadcast, from now on; `null` when it is over. */
  async openLive(key: string, signal: AbortSignal): Promise<LiveStream | null> {
    const response = await fetch(`${this.#base}/devices/${this.#device}/live/${key}`, {
      headers: { Authorization: this.#authorization },
      redirect: 'error',
      signal,
    });
    if (response.status === 404) return null;
    if (!response.ok || response.body === null) throw await refusalOf(response);
    return { body: response.body, first: Number(response.headers.get('Nguon-First-Sample') ?? '0') };
  }

  /** @returns the server's time, ms since 1970 */
  async tellLive(key: string, heard: LiveHeard | null): Promise<number> {
    const response = await this.#ask(`live/${key}/heard`, { method: 'POST', body: JSON.stringify(heard) });
    return LiveTime.parse(await response.json()).now;
  }

  /** The bytes the server has under a file's name; not checked yet, but never longer than promised. */
  async file({ sha256, bytes }: ShelfFile, signal: AbortSignal): Promise<Uint8Array> {
    const response = await fetch(`${this.#base}/shelf/${sha256}`, {
      signal: AbortSignal.any([signal, AbortSignal.timeout(FILE_MS)]),
    });
    if (!response.ok || response.body === null) throw await refusalOf(response);
    const content = new Uint8Array(bytes);
    let length = 0;
    for await (const chunk of response.body) {
      if (length + chunk.length <= bytes) content.set(chunk, length);
      length += chunk.length;
      if (length > bytes) break;
    }
    if (length === bytes) return content;
    const found = `the server sends ${length > bytes ? 'more' : 'less'} than its ${bytes} bytes`;
    throw new Refusal('file-damaged', `file ${sha256}`, found, 'Fetch it again');
  }

  async #ask(path: string, init: RequestInit): Promise<Response> {
    const response = await fetch(`${this.#base}/devices/${this.#device}/${path}`, {
      ...init,
      headers: { ...init.headers, Authorization: this.#authorization },
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    const isNothingNew = response.status === 304 || (response.status === 404 && path === 'manifest');
    if (!response.ok && !isNothingNew) throw await refusalOf(response);
    return response;
  }
}

/**
 * Asks a server to take a device in.
 * @throws {Refusal} `enrolment-refused`, with the server's own words
 */
export async function enrolAt(base: string, enrolment: Enrolment): Promise<EnrolledDevice> {
  const response = await fetch(new URL('/devices/enrol', base), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(enrolment),
    signal: AbortSignal.timeout(ANSWER_MS),
  });
  if (!response.ok) {
    const { message } = await refusalOf(response);
    throw new Refusal(
      'enrolment-refused',
      base,
      message,
      'Read a new code from the device’s page and try again',
    );
  }
  return EnrolledDevice.parse(await response.json());
}

async function refusalOf(response: Response): Promise<Refusal> {
  const text = await response.text();
  return new Refusal(
    'device-refused',
    response.url,
    `${response.status} ${text.slice(0, 300)}`,
    'Try again later',
  );
}
