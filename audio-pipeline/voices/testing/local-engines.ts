import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { callbacksIn, takeCallback } from '../callbacks.ts';
import { circuitIn } from '../circuit.ts';
import { type CloudEngine, cloudVoice } from '../cloud-voice.ts';
import { espeakVoice } from '../espeak.ts';
import { guardedWeb } from '../guarded-web.ts';
import { sentencesIn } from '../sentence-store.ts';
import type { Speech, Voice } from '../voice.ts';

/** How the engines answer: as their documentation says, or in one of the ways that engines fail. */
export type Manner =
  | 'well'
  | 'hang'
  | 'silence'
  | 'html'
  | 'error'
  | 'short'
  | 'refuse'
  | 'inside'
  | 'redirect'
  | 'huge';

export const KEY = 'khoa-bi-mat-cua-tinh';
const APP_ID = 'ung-dung-cua-tinh';

function waveOf({ samples, rate }: Speech): Buffer {
  const wave = Buffer.alloc(44 + samples.length * 2);
  wave.write('RIFF', 0, 'latin1');
  wave.writeUInt32LE(36 + samples.length * 2, 4);
  wave.write('WAVEfmt ', 8, 'latin1');
  wave.writeUInt32LE(16, 16);
  wave.writeUInt16LE(1, 20);
  wave.writeUInt16LE(1, 22);
  wave.writeUInt32LE(rate, 24);
  wave.writeUInt32LE(rate * 2, 28);
  wave.writeUInt16LE(2, 32);
  wave.writeUInt16LE(16, 34);
  wave.write('data', 36, 'latin1');
  wave.writeUInt32LE(samples.length * 2, 40);
  for (const [index, sample] of samples.entries())
    wave.writeInt16LE(Math.max(-32_768, Math.min(32_767, Math.round(sample * 32_767))), 44 + index * 2);
  return wave;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** FPT.AI, Viettel AI, Zalo AI and Vbee on this machine, each at its path, spoken by espeak-ng. */
export class LocalEngines {
  manner: Manner = 'well';
  /** Texts that were asked for, in order. */
  readonly asked: string[] = [];
  /** How often an engine was asked for anything. */
  requests = 0;
  readonly #files = new Map<string, { text: string; looks: number }>();
  readonly #server = createServer((request, response) => void this.#answer(request, response));
  folder = '';

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async open(): Promise<this> {
    this.folder = await mkdtemp(join(tmpdir(), 'nguon-voices-'));
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#server.unref();
    return this;
  }

  async close(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** An engine as a voice that asks here; its name keeps its files apart. */
  voice(engine: CloudEngine, options: { within?: number; now?: () => number; name?: string } = {}): Voice {
    const { within = 20_000, now = Date.now, name = engine.name } = options;
    const address = `${this.origin}/${engine.name}`;
    return cloudVoice(engine, {
      address,
      key: KEY,
      appId: APP_ID,
      web: guardedWeb(address, engine.hosts),
      callbacks: callbacksIn(join(this.folder, 'callbacks'), this.origin),
      circuit: circuitIn(join(this.folder, `${name}.json`)),
      sentences: sentencesIn(join(this.folder, name)),
      within,
      now,
    });
  }

  async #sound(text: string): Promise<Buffer> {
    switch (this.manner) {
      case 'silence':
        return waveOf({ samples: new Float32Array(text.length * 2_000), rate: 22_050 });
      case 'html':
        return Buffer.from('<!doctype html><title>503</title>');
      case 'short':
        return waveOf({ samples: new Float32Array(200).fill(0.3), rate: 22_050 });
      case 'huge':
        return Buffer.alloc(30 * 1024 * 1024, 1);
      default:
        return waveOf(await espeakVoice.speak(text, 'northern'));
    }
  }

  /** @param looks how often it was looked for already: the first look finds nothing */
  #fileFor(text: string, looks = 0): string {
    if (this.manner === 'inside') return 'https://169.254.169.254/latest/meta-data/';
    const name = String(this.#files.size);
    this.#files.set(name, { text, looks });
    return `${this.origin}/files/${name}`;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', this.origin).pathname;
    const body = await bodyOf(request);
    const json = (value: unknown, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    const sound = async (text: string) =>
      response.writeHead(200, { 'content-type': 'audio/mpeg' }).end(await this.#sound(text));
    const [, file = ''] = /^\/files\/(\d+)$/.exec(path) ?? [];
    const held = this.#files.get(file);
    if (held !== undefined) {
      held.looks += 1;
      // The file is not there at once.
      return void (held.looks < 2 ? response.writeHead(404).end() : await sound(held.text));
    }
    this.requests += 1;
    if (this.manner === 'hang') return;
    if (this.manner === 'error') return void response.writeHead(500).end('<h1>Internal Server Error</h1>');
    if (this.manner === 'redirect')
      return void response.writeHead(302, { location: 'http://10.0.0.1/admin' }).end();
    const { headers } = request;
    const isRefused = this.manner === 'refuse';
    switch (path) {
      case '/fpt-ai': {
        const isKnown = headers['api-key'] === KEY && !isRefused;
        if (!isKnown) return void json({ error: 1, message: 'Invalid authentication credentials' }, 401);
        this.asked.push(body);
        return void json({ async: this.#fileFor(body), error: 0, message: 'Ready soon', request_id: 'r' });
      }
      case '/viettel-ai': {
        const { text, token } = JSON.parse(body) as { text: string; token: string };
        if (token !== KEY || isRefused) return void json({ vi_message: 'Token không hợp lệ' }, 401);
        this.asked.push(text);
        if (this.manner === 'inside')
          return void response.writeHead(302, { location: 'http://[::1]/' }).end();
        return void (await sound(text));
      }
      case '/zalo-ai': {
        const text = new URLSearchParams(body).get('input') ?? '';
        if (headers.apikey !== KEY || isRefused)
          return void json({ error_code: 401, error_message: 'Invalid apikey' });
        this.asked.push(text);
        return void json({ error_code: 0, error_message: 'Successful.', data: { url: this.#fileFor(text) } });
      }
      case '/vbee': {
        const { input_text: text, callback_url: to } = JSON.parse(body) as Record<string, string>;
        if (headers.authorization !== `Bearer ${KEY}` || isRefused)
          return void json({ status: 0, error_code: 401, error_message: 'Unauthorized' });
        this.asked.push(text ?? '');
        json({ status: 1, result: { request_id: 'r', status: 'IN_PROGRESS' } });
        const audio = this.#fileFor(text ?? '', 1);
        const called = { request_id: 'r', status: 'SUCCESS', audio_link: audio };
        // What stands at the end of its address is what this machine's door is asked for.
        await takeCallback(join(this.folder, 'callbacks'), to?.split('/').at(-1) ?? '', called);
        return;
      }
      default:
        response.writeHead(404).end();
    }
  }
}
