import { getConnInfo } from '@hono/node-server/conninfo';
import { sha256 } from '@nguon/content-model/content-address';
import { type Enrolled, Enrolment, type PlayoutReport } from '@nguon/content-model/delivery-feed';
import type { RegisteredDevice, Reported } from '@nguon/content-model/device';
import { LiveHeard, LiveKey } from '@nguon/content-model/live';
import { Refusal, type RefusalCode } from '@nguon/content-model/refusal';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { type DeviceAccounts, holdsToken } from '../accounts.ts';
import { isAdmitted, mayTell, nextWindow } from '../admission.ts';
import { kioskDoor } from '../kiosk/kiosk-door.ts';
import { readPlayouts, readReported } from '../reports.ts';
import { jsonSchemaOf, schemaNames } from '../schemas.ts';
import { Attempts } from './attempts.ts';
import type { EnrolledDevice, Welcome } from './enrolled.ts';

/** What the door needs from whoever opens it. */
export interface DevicePorts extends DeviceAccounts {
  /** The device's newest sealed manifest and its ETag, without quotes; `null` before the first. */
  manifest(device: string): Promise<{ readonly jws: string; readonly etag: string } | null>;
  /** The device's sealed commands above a sequence that are not over yet, lowest first. */
  commands(device: string, afterSequence: number): Promise<readonly string[]>;
  /** @throws {Refusal} `enrolment-refused` when the code is wrong, used or over */
  enrol(enrolment: Enrolment): Promise<Enrolled>;
  playouts(report: PlayoutReport): Promise<void>;
  reported(reported: Reported): Promise<void>;
  /** A sealed `time` with this nonce: `seal('time', tellTime(nonce, Date.now()), keys)`. */
  sealTime(nonce: string): Promise<string>;
  welcome(): Welcome;
  /**
   * The stream of the live broadcast with this key, for one device: MP3, from its newest sound on. `null` when there is
   * none, or no more.
   */
  live(
    device: string,
    key: string,
    signal: AbortSignal,
  ): { readonly body: ReadableStream<Uint8Array>; readonly first: number } | null;
  /** Told how far a device has played a live broadcast. */
  liveHeard(device: string, key: string, heard: LiveHeard): void;
  /** The clock, ms since 1970; this machine's by default. */
  now?(): number;
  /** Where a request comes from, to count wrong codes; by default the other end of the socket. */
  addressOf?(context: Context): string;
}

/** Longest body a device may send, bytes: 500 playout entries of below 1 KiB, in base 64. */
const LONGEST_BODY_BYTES = 1024 * 1024;

const statuses: Partial<Record<RefusalCode, ContentfulStatusCode>> = {
  'device-unknown': 401,
  'device-refused': 403,
  'enrolment-refused': 403,
  'window-closed': 403,
};

type Env = { Variables: { account: RegisteredDevice } };

/**
 * The devices' HTTP door: enrolment, manifest, commands, time, playouts and reported below `/devices`; the page of boards
 * whose screen is a browser below `/kiosk`.
 */
export function deviceDoor(ports: DevicePorts): Hono<Env> {
  const door = new Hono<Env>();
  door.use(
    '/devices/*',
    bodyLimit({
      maxSize: LONGEST_BODY_BYTES,
      onError: (context) => {
        const message = `request: its body has over ${LONGEST_BODY_BYTES} bytes. Send fewer entries at once.`;
        return context.json({ code: 'device-refused', message }, 413);
      },
    }),
  );
  addEnrolment(door, ports);
  addSchemas(door);
  door.route('/', kioskDoor());

  door.use('/devices/:id/*', async (context, next) => {
    const account = identify(context, ports);
    checkWindows(account, context.req.method === 'POST' ? mayTell : isAdmitted, ports.now?.() ?? Date.now());
    context.set('account', account);
    await next();
  });
  door.get('/devices/:id/manifest', async (context) => {
    const manifest = await ports.manifest(context.get('account').device);
    if (manifest === null) {
      return context.json({ code: 'manifest-refused', message: 'manifest: none yet. Ask again later.' }, 404);
    }
    const etag = `"${manifest.etag}"`;
    context.header('ETag', etag);
    context.header('Cache-Control', 'no-cache');
    if (context.req.header('If-None-Match') === etag) return context.body(null, 304);
    return context.body(manifest.jws, 200, { 'Content-Type': 'application/jose' });
  });
  door.get('/devices/:id/commands', async (context) => {
    const after = Number(context.req.query('after') ?? '0');
    if (!Number.isSafeInteger(after) || after < 0) throw wrongRequest('after', 'it is not a whole number');
    return context.json({ commands: await ports.commands(context.get('account').device, after) });
  });
  door.get('/devices/:id/time', async (context) => {
    const nonce = context.req.query('nonce') ?? '';
    if (!/^[\w-]{16,64}$/.test(nonce)) throw wrongRequest('nonce', 'it is not 16 to 64 letters and digits');
    return context.body(await ports.sealTime(nonce), 200, { 'Content-Type': 'application/jose' });
  });
  door.post('/devices/:id/playouts', async (context) => {
    const report = await readPlayouts(await context.req.text(), context.get('account'));
    await ports.playouts(report);
    return context.json({ accepted: report.entries.at(-1)?.number ?? 0 });
  });
  door.post('/devices/:id/reported', async (context) => {
    await ports.reported(await readReported(await context.req.text(), context.get('account')));
    return context.body(null, 204);
  });

  addLive(door, ports);

  door.onError((error, context) => {
    if (!(error instanceof Refusal)) throw error;
    return context.json({ code: error.code, message: error.message }, statuses[error.code] ?? 400);
  });
  return door;
}

/** The sound of live broadcasts, for whoever was commanded to play them (D57, D59). */
function addLive(door: Hono<Env>, ports: DevicePorts): void {
  door.get('/devices/:id/live/:key', (context) => {
    const key = LiveKey.safeParse(context.req.param('key'));
    const { device } = context.get('account');
    const live = key.success ? ports.live(device, key.data, context.req.raw.signal) : null;
    if (live === null)
      return context.json({ code: 'stream-dead', message: 'live: it is over, or there is none.' }, 404);
    return context.body(live.body, 200, {
      'Content-Type': 'audio/mpeg',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
      'Nguon-First-Sample': String(live.first),
    });
  });
  door.post('/devices/:id/live/:key/heard', async (context) => {
    const heard = LiveHeard.nullable().safeParse(await context.req.json().catch(() => undefined));
    if (!heard.success) throw wrongRequest('heard', 'it is not {sample, at} or null');
    const { device } = context.get('account');
    if (heard.data !== null) ports.liveHeard(device, context.req.param('key'), heard.data);
    return context.json({ now: ports.now?.() ?? Date.now() });
  });
}

function addEnrolment(door: Hono<Env>, ports: DevicePorts): void {
  const attempts = new Attempts();
  door.post('/devices/enrol', async (context) => {
    const address = ports.addressOf?.(context) ?? getConnInfo(context).remote.address ?? 'unknown';
    if (!attempts.mayTry(address, Date.now())) {
      const message = 'enrolment: too many wrong codes. Wait ten minutes and check the code.';
      return context.json({ code: 'enrolment-refused', message }, 429);
    }
    const enrolment = Enrolment.safeParse(await context.req.json().catch(() => null));
    if (!enrolment.success) throw wrongRequest('enrolment', 'it is not {code, publicKey, tokenHash}');
    try {
      const joined: EnrolledDevice = { ...(await ports.enrol(enrolment.data)), ...ports.welcome() };
      return context.json(joined);
    } catch (error) {
      if (error instanceof Refusal && error.code === 'enrolment-refused') attempts.wrong(address, Date.now());
      throw error;
    }
  });
}

/** `GET /devices/schemas/<name>.json`: the shapes of what travels, for whoever writes a device (D49). */
function addSchemas(door: Hono<Env>): void {
  const schemas = new Map<string, { readonly body: string; readonly etag: string }>(
    schemaNames.map((name) => {
      const body = jsonSchemaOf(name);
      return [`${name}.json`, { body, etag: `"${sha256(body)}"` }];
    }),
  );
  door.get('/devices/schemas/:name', (context) => {
    const schema = schemas.get(context.req.param('name'));
    if (schema === undefined) {
      return context.json({ code: 'schema-unknown', message: 'schema: none of this name.' }, 404);
    }
    const headers = { ETag: schema.etag, 'Cache-Control': 'public, max-age=3600' };
    if (context.req.header('If-None-Match') === schema.etag) return context.body(null, 304, headers);
    return context.body(schema.body, 200, { ...headers, 'Content-Type': 'application/schema+json' });
  });
}

/** The enrolled device that asks, by its token (D1, D2). */
function identify(context: Context, accounts: DeviceAccounts): RegisteredDevice {
  const device = accounts.account(context.req.param('id') ?? '');
  const [scheme, token] = (context.req.header('Authorization') ?? '').split(' ');
  if (device === null || scheme !== 'Bearer' || token === undefined || !holdsToken(device, token)) {
    throw new Refusal('device-unknown', 'device', 'no such device with such a token', 'Enrol it again');
  }
  return device;
}

/** @throws {Refusal} `window-closed` to a device that is not ours now, naming when it is next (D40, D41) */
function checkWindows(account: RegisteredDevice, isOpen: typeof isAdmitted, at: number): void {
  if (isOpen(account, at)) return;
  const next = nextWindow(account, at);
  const found = 'this board is not ours now';
  const remedy = next === null ? 'Ask for a requisition' : `Come again ten minutes before ${next}`;
  throw new Refusal('window-closed', 'device', found, remedy);
}

function wrongRequest(where: string, found: string): Refusal {
  return new Refusal('device-refused', where, found, 'Follow the protocol in docs/devices/protocol.md');
}
