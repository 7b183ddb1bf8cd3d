import { type ChildProcess, fork } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { get } from 'node:http';
import { join } from 'node:path';
import type { Sha256 } from '@nguon/content-model/content-address';
import { instantOf } from '@nguon/content-model/instant';
import type { Manifest } from '@nguon/content-model/manifest';
import { EnrolledDevice } from '@nguon/devices/door/enrolled';
import { seal, unseal } from '@nguon/devices/envelope';
import { newKeys } from '@nguon/devices/keys';
import type { FeedServer } from './feed-server.ts';

/** A running delivery process, as tests drive it: from outside. */
export interface DeliveryProcess {
  readonly port: number;
  /** Ends it at once, as a power cut does. */
  kill(): Promise<void>;
  /** Ends it as an operator does; resolves with its exit code. */
  stop(): Promise<number | null>;
  /** What a browser gets. */
  page(host: string, path: string): Promise<{ status: number; text: string; type: string }>;
  /** Joins a device; gives what it can ask for afterwards. */
  enrol(code: string): Promise<{
    readonly mqttUrl: string;
    manifest(): Promise<Manifest | null>;
    commands(): Promise<string[]>;
    /** Reports that it shows a file. */
    report(showing: Sha256): Promise<void>;
  }>;
}

const root = join(import.meta.dirname, '..', '..');

/** The password of the account `delivery` in these processes. */
export const BROKER_KEY = 'khoa-cua-may-chu-thong-diep';

/**
 * Starts delivery on a data folder, against a feed.
 * @param engine folder of the built page engine
 */
export async function startDelivery(
  data: string,
  engine: string,
  feed: FeedServer,
): Promise<DeliveryProcess> {
  const child = fork(join(root, 'delivery/main.ts'), {
    execPath: process.execPath,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      ...process.env,
      LOG_LEVEL: 'silent',
      HOST: '127.0.0.1',
      SITES_PORT: '0',
      MQTT_PORT: '0',
      NGUON_DATA: data,
      NGUON_CMS_URL: feed.url,
      NGUON_DELIVERY_KEY: feed.key,
      NGUON_BROKER_KEY: BROKER_KEY,
      NGUON_ENGINE: engine,
    },
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.once('message', (message: { url?: string; failed?: string }) =>
      message.url ? resolve(message.url) : reject(new Error(message.failed)),
    );
    child.once('exit', (code) => reject(new Error(`delivery ended with ${code} before it was up`)));
  });
  return { port: Number(new URL(url).port), ...control(child), ...asking(url) };
}

function control(child: ChildProcess): Pick<DeliveryProcess, 'kill' | 'stop'> {
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    const ended = once(child, 'exit');
    child.kill(signal);
    const [code] = await ended;
    return code as number | null;
  };
  return { kill: async () => void (await end('SIGKILL')), stop: () => end('SIGTERM') };
}

function asking(url: string): Pick<DeliveryProcess, 'page' | 'enrol'> {
  return {
    page: (host, path) =>
      new Promise((resolve, reject) => {
        get(`${url}${path}`, { headers: { host } }, (response) => {
          let text = '';
          response.setEncoding('utf8').on('data', (chunk) => {
            text += chunk;
          });
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 0, text, type: response.headers['content-type'] ?? '' }),
          );
        }).on('error', reject);
      }),
    async enrol(code) {
      const token = randomBytes(32).toString('base64url');
      const keys = await newKeys();
      const { publicKey } = keys;
      const response = await fetch(`${url}/devices/enrol`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          code,
          publicKey,
          tokenHash: createHash('sha256').update(token).digest('hex'),
        }),
      });
      const { device, serverKeys, mqttUrl } = EnrolledDevice.parse(await response.json());
      const ask = (path: string, init: RequestInit = {}) =>
        fetch(`${url}/devices/${device}/${path}`, { ...init, headers: { authorization: `Bearer ${token}` } });
      return {
        mqttUrl,
        async manifest() {
          const answer = await ask('manifest');
          return answer.ok ? (await unseal('manifest', await answer.text(), serverKeys)).payload : null;
        },
        async commands() {
          const { commands } = (await (await ask('commands?after=0')).json()) as { commands: string[] };
          return Promise.all(
            commands.map(async (jws) => (await unseal('command', jws, serverKeys)).payload.act),
          );
        },
        async report(showing) {
          const told = { device, at: instantOf(Date.now()), manifest: 1, showing, bulletin: null };
          const reported = { ...told, clockOffsetSeconds: 0, playerVersion: 'test' };
          await ask('reported', { method: 'POST', body: await seal('reported', reported, keys) });
        },
      };
    },
  };
}
