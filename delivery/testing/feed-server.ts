import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Acknowledged } from '@nguon/content-model/command';
import {
  type Change,
  type Enrolled,
  Enrolment,
  type Preview,
  Receipt,
  ReportedOn,
} from '@nguon/content-model/delivery-feed';
import type { RegisteredDevice } from '@nguon/content-model/device';
import { composeEdition, type EditionSources } from '@nguon/content-model/edition';
import { FeedbackSent, type FeedbackStanding } from '@nguon/content-model/feedback';
import { instantOf, later } from '@nguon/content-model/instant';
import { type UnitKey, unitKey } from '@nguon/content-model/unit';
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';

/** The CMS's side of the delivery feed, from values in memory: real HTTP, real editions, no database. */
export interface FeedServer {
  readonly url: string;
  readonly key: string;
  readonly receipts: Receipt[];
  /** What devices said of themselves. */
  readonly reported: ReportedOn[];
  /** What became of commands. */
  readonly acknowledged: Acknowledged[];
  /** How often each edition was asked for. */
  readonly asked: Map<UnitKey, number>;
  /** Sets what is known of a unit and tells delivery. */
  change(sources: EditionSources): void;
  command(command: NonNullable<Change['command']>): void;
  /** The code with which a device may join. */
  expect(code: string, device: Enrolled): void;
  revoke(device: string): void;
  /** What residents sent, each sending once. */
  readonly feedback: FeedbackSent[];
  /** Gives a token that shows a preview. */
  show(token: string, preview: Preview): void;
  /** Pictures and documents that the CMS hands over, by their SHA-256. */
  readonly media: Map<string, { readonly bytes: Buffer; readonly mime: string }>;
  /** Files of recordings, by their address. */
  readonly recordings: Map<string, Buffer>;
  /** Gives a token whose document has a file. */
  showFile(token: string, bytes: Buffer, mime: string): void;
  /** Stops answering; the values stay. */
  stop(): Promise<void>;
  /** Answers again at the same address. */
  start(): Promise<void>;
}

export async function openFeedServer(first: readonly EditionSources[]): Promise<FeedServer> {
  const key = 'khoá thử nghiệm của bên phân phối'.normalize('NFD').replace(/[^\x20-\x7e]/g, '');
  const units = new Map<UnitKey, EditionSources>(first.map((sources) => [unitKey(sources.unit), sources]));
  const changes: Change[] = [];
  const receipts: Receipt[] = [];
  const reported: ReportedOn[] = [];
  const acknowledged: Acknowledged[] = [];
  const asked = new Map<UnitKey, number>();
  const expected = new Map<string, Enrolled>();
  const devices = new Map<string, RegisteredDevice>();
  const feedback = new Map<string, FeedbackSent>();
  const standings = new Map<string, FeedbackStanding>();
  const previews = new Map<string, Preview>();
  const media: FeedServer['media'] = new Map();
  const recordings: FeedServer['recordings'] = new Map();
  const previewFiles = new Map<string, Response>();
  const listeners = new Set<() => void>();
  const add = (change: Partial<Change>) => {
    changes.push({
      sequence: changes.length + 1,
      at: instantOf(Date.now()),
      units: [],
      devices: false,
      command: null,
      ...change,
    });
    for (const listener of listeners) listener();
  };

  const feed = new Hono().basePath('/api/delivery');
  feed.use(async (context, next) => {
    if (context.req.header('authorization') !== `Delivery ${key}`)
      return context.json({ code: 'access-denied' }, 401);
    return next();
  });
  feed.get('/units', (context) => context.json({ cursor: changes.length, units: [...units.keys()] }));
  feed.get('/changes', (context) => {
    const after = Number(context.req.query('after'));
    const page = changes.filter(({ sequence }) => sequence > after).slice(0, 2);
    const cursor = page.at(-1)?.sequence ?? after;
    return context.json({ changes: page, cursor, more: cursor < changes.length });
  });
  feed.get('/editions/:unit', (context) => {
    const unit = context.req.param('unit');
    asked.set(unit, (asked.get(unit) ?? 0) + 1);
    const sources = units.get(unit);
    return sources ? context.json(composeEdition(sources, instantOf(Date.now()))) : context.json({}, 404);
  });
  feed.get('/recordings/:name', (context) => {
    const bytes = recordings.get(context.req.param('name'));
    return bytes ? context.body(new Uint8Array(bytes)) : context.json({ code: 'file-damaged' }, 404);
  });
  feed.get('/media/:name', (context) => {
    const file = media.get(context.req.param('name'));
    if (file === undefined) return context.json({ code: 'media-unknown' }, 404);
    return context.body(new Uint8Array(file.bytes), 200, { 'Content-Type': file.mime });
  });
  feed.get('/devices', (context) => context.json([...devices.values()]));
  feed.post('/enrolments', async (context) => {
    const { code, publicKey, tokenHash } = Enrolment.parse(await context.req.json());
    const device = expected.get(code);
    if (!device) return context.json({ errors: [{ message: 'mã sai' }] }, 403);
    expected.delete(code);
    devices.set(device.device, {
      device: device.device,
      kind: device.kind,
      unit: device.unit,
      publicKey,
      tokenHash,
      windows: null,
    });
    return context.json(device);
  });
  feed.post('/receipts', async (context) => {
    receipts.push(Receipt.parse(await context.req.json()));
    return context.body(null, 204);
  });
  feed.post('/reported', async (context) => {
    reported.push(ReportedOn.parse(await context.req.json()));
    return context.body(null, 204);
  });
  feed.post('/acknowledged', async (context) => {
    acknowledged.push(Acknowledged.parse(await context.req.json()));
    return context.body(null, 204);
  });
  feed.post('/feedback', async (context) => {
    const sent = FeedbackSent.parse(await context.req.json());
    if (!feedback.has(sent.sending)) {
      feedback.set(sent.sending, sent);
      const { unit, kind, subject } = sent;
      const receivedAt = instantOf(Date.now());
      standings.set(sent.sending, {
        code: `ABCDE-2345${'ABCDEFGHJKMNPQRSTUVWXYZ'[standings.size % 23]}`,
        unit,
        kind,
        subject,
        receivedAt,
        dueAt: later(receivedAt, 20 * 86_400),
        stage: 'received',
        reply: null,
      });
    }
    return context.json(standings.get(sent.sending) ?? {});
  });
  feed.get('/feedback/:code', (context) => {
    const standing = [...standings.values()].find(({ code }) => code === context.req.param('code'));
    return standing ? context.json(standing) : context.json({ code: 'feedback-unknown' }, 404);
  });
  feed.get('/previews/:token', (context) => {
    const preview = previews.get(context.req.param('token'));
    return preview ? context.json(preview) : context.json({ code: 'unit-unknown' }, 404);
  });
  feed.get('/previews/:token/file', (context) => {
    const file = previewFiles.get(context.req.param('token'));
    return file?.clone() ?? context.json({ code: 'preview-unknown' }, 404);
  });
  feed.get('/events', (context) =>
    streamSSE(context, async (stream) => {
      const tell = () => void stream.writeSSE({ event: 'change', data: String(changes.length) });
      listeners.add(tell);
      await new Promise<void>((resolve) => stream.onAbort(resolve));
      listeners.delete(tell);
    }),
  );

  let server: Server | null = null;
  let port = 0;
  const start = async () => {
    server = createServer(getRequestListener(feed.fetch)).listen(port, '127.0.0.1');
    await once(server, 'listening');
    port = (server.address() as AddressInfo).port;
  };
  await start();
  return {
    url: `http://127.0.0.1:${port}`,
    key,
    receipts,
    reported,
    acknowledged,
    asked,
    media,
    recordings,
    change(sources) {
      units.set(unitKey(sources.unit), sources);
      add({ units: [unitKey(sources.unit)] });
    },
    command: (command) => add({ command }),
    expect: (code, device) => void expected.set(code, device),
    revoke(device) {
      devices.delete(device);
      add({ devices: true });
    },
    get feedback() {
      return [...feedback.values()];
    },
    show: (token, preview) => void previews.set(token, preview),
    showFile: (token, bytes, mime) =>
      void previewFiles.set(
        token,
        new Response(new Uint8Array(bytes), { headers: { 'content-type': mime } }),
      ),
    start,
    async stop() {
      const closed = server && once(server, 'close');
      server?.close();
      server?.closeAllConnections();
      await closed;
    },
  };
}
