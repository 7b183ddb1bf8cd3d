import './production.ts';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';
import { Refusal } from '@nguon/content-model/refusal';
import { answerApi } from './answer-api.ts';
import './app/(admin)/opened-config.ts';
import { inspectorOf } from './coverage/inspector.ts';
import { fetchListener } from './fetch-listener.ts';
import { ensureAdministrator } from './first-administrator.ts';
import { longestBody } from './longest-body.ts';
import { closeCms, openCms } from './open.ts';
import { framedOrigins } from './preview/framed-origins.ts';
import { securityHeaders } from './security-headers.ts';
import { checkHeld } from './seed/check-held.ts';
import type { Account } from './seed/demo-officials.ts';
import { provinceRow, readUnits } from './seed/read-units.ts';
import { seedIfEmpty } from './seed/seed.ts';
import { readSettings, type Settings } from './settings.ts';

/** Next is CommonJS, which its types do not say to an ES module. */
const next: typeof import('next')['default'] = createRequire(import.meta.url)('next');

/** How long requests under way may take once the server is told to close, ms. */
const DRAIN_MS = 500;

export interface CmsServer {
  readonly url: string;
  /** What one may sign in with, where there is a demonstration. */
  readonly accounts: readonly Account[];
  close(): Promise<void>;
}
type Address = Pick<Settings, 'host' | 'port'>;

/** @throws {Refusal} `port-taken`, naming `PORT` */
function listen(server: Server, { host, port }: Address): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) =>
      reject(
        new Refusal('port-taken', 'PORT', `${host}:${port} cannot be used`, 'Give PORT another number', {
          cause,
        }),
      ),
    );
    server.listen({ host, port, exclusive: true }, resolve);
  });
}

/** Learns that the port is taken before the database is opened and seeded (F9). */
async function checkPort(address: Address): Promise<void> {
  const probe = createServer();
  await listen(probe, address);
  await new Promise((closed) => probe.close(closed));
}

const isApi = ({ url = '/' }: IncomingMessage): boolean => /^\/api(?:[/?]|$)/.test(url);

/** Is it a page that previews are shown in, not one of its scripts or styles? */
const isScreen = ({ url = '/' }: IncomingMessage): boolean => /^\/admin(?:[/?]|$)/.test(url);

/**
 * `/` leads to the administration, `/api` to Payload, everything else to the pages.
 *
 * @param framed the origins of the sites whose previews a screen may show
 */
function route(
  api: RequestListener,
  pages: RequestListener,
  framed: () => Promise<readonly string[]>,
): RequestListener {
  return async (request, response) => {
    const toApi = isApi(request);
    const headers = securityHeaders(toApi, isScreen(request) ? await framed() : []);
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (request.url === '/') response.writeHead(302, { location: '/admin' }).end();
    else if (toApi) void api(request, response);
    else void pages(request, response);
  };
}

/** The administration's pages, built beforehand by `build-admin.ts`. */
async function openPages({
  host,
  port,
}: Address): Promise<{ handle: RequestListener; close(): Promise<void> }> {
  const pages = next({ dev: false, dir: import.meta.dirname, hostname: host, port });
  await pages.prepare();
  const answer = pages.getRequestHandler();
  return { handle: (request, response) => void answer(request, response), close: () => pages.close() };
}

/** Lets requests under way end, then cuts what is left: streams of events never end by themselves (F7). */
export function closeServer(server: Server): Promise<void> {
  const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  return new Promise((closed) => {
    server.close(() => {
      clearTimeout(cut);
      closed();
    });
  });
}

/**
 * Opens the database, fills it when it is empty, and only then listens.
 *
 * @throws {Refusal} `port-taken`, `setting-invalid`, `unit-unknown` or `database-unavailable`
 */
export async function startCms(env: NodeJS.ProcessEnv, progress: (what: string) => void): Promise<CmsServer> {
  const settings = readSettings(env);
  provinceRow(readUnits().rows, settings.province);
  await checkPort(settings);
  progress('Mở cơ sở dữ liệu · Opening the database');
  const { demo, province } = settings;
  let accounts: readonly Account[] = [];
  const payload = await openCms(env, async (opened) => {
    await checkHeld(opened, { demo, province });
    ({ accounts } = await seedIfEmpty(opened, { demo, province, progress }));
  });
  payload.config.custom.demoAccounts = accounts;
  globalThis.configOfOpenCms = payload.config;
  await ensureAdministrator(payload, province, env);
  const pages = await openPages(settings);
  const api = fetchListener((request) => answerApi(payload.config, request), longestBody);
  const server = createServer(route(api, pages.handle, () => framedOrigins(payload, settings)));
  await listen(server, settings);
  const { port } = server.address() as AddressInfo;
  const inspector = inspectorOf(payload, settings);
  inspector.followTheClock();
  const close = async () => {
    await closeServer(server);
    await inspector.close();
    await pages.close();
    await closeCms(payload);
  };
  return { url: `http://${settings.host}:${port}`, accounts, close };
}

/** Tells whoever started this process, by message when it is a Node process, and in words on stdout. */
function tell(message: Readonly<Record<string, unknown>>): void {
  process.send?.(message);
  console.log(JSON.stringify(message));
}

/** Runs until it is told to end. */
async function run(): Promise<void> {
  const cms = await startCms(process.env, (progress) => tell({ progress }));
  const end = () => void cms.close().then(() => process.exit(0));
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
  process.once('disconnect', end);
  tell({ ready: true, url: cms.url, accounts: cms.accounts });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  run().catch((error: unknown) => {
    tell({
      failed: error instanceof Refusal ? error.message : String(error instanceof Error ? error.stack : error),
    });
    process.exit(1);
  });
}
