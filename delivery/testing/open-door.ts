import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeEdition, type Edition, type EditionSources, editionUnit } from '@nguon/content-model/edition';
import { NOW, sinHo, sources } from '@nguon/content-model/fixtures/sin-ho';
import { millisecondsOf } from '@nguon/content-model/instant';
import { type SiteView, shelfAddress } from '@nguon/sites/publisher/site-view';
import { type CmsClient, connectCms } from '../cms-client.ts';
import { type Editions, editionsIn } from '../editions.ts';
import { type Hosts, hostLinks } from '../host-links.ts';
import { replaceFile } from '../replace-file.ts';
import { residentsDoor } from '../residents-door.ts';
import { sitesDoor } from '../sites-door.ts';

export interface Answered {
  readonly status: number;
  readonly text: string;
  readonly headers: IncomingHttpHeaders;
}

/** The sites' door over real files and a real feed; pages on request are the view's outcome as text. */
export interface OpenDoor {
  readonly port: number;
  readonly folder: string;
  readonly sites: string;
  readonly editions: Editions;
  readonly hosts: Hosts;
  /** The clock, ms since 1970. */
  now: number;
  readonly errors: unknown[];
  ask(path: string, headers?: Record<string, string>, method?: string, body?: string): Promise<Answered>;
  close(): Promise<void>;
}

/** A request with exactly these bytes as its path, `..` included. */
export function askAt(
  port: number,
  path: string,
  headers: Record<string, string>,
  method = 'GET',
  body?: string,
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const options = { port, host: '127.0.0.1', path, method, headers, timeout: 5_000, agent: false };
    const request = httpRequest(options, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text, headers: response.headers }),
      );
    });
    request.on('timeout', () => request.destroy(new Error('no whole answer')));
    request.on('error', reject);
    request.end(body);
  });
}

/** The edition of another commune of the province, with its own host. */
export function editionOf(code: string, host: string, changes: Partial<EditionSources> = {}): Edition {
  const path = `12@2025-07-01/${code}@2025-07-01/`;
  const unit = { ...sinHo, ...changes.unit, code, path, name: `Số ${code}` };
  return composeEdition(
    {
      ...sources,
      bulletins: [],
      boards: [],
      speakers: [],
      ...changes,
      unit,
      site: { ...sources.site, host, ...changes.site },
    },
    NOW,
  );
}

/** Writes the pages that a unit's site has, each saying whose it is. */
export async function writePages(sites: string, unit: string, paths: readonly string[]): Promise<void> {
  for (const path of paths) await replaceFile(join(sites, unit, path), `${unit} ${path}`, 0o644);
}

/**
 * @param cms where residents' words go
 * @param render what pages on request are made of
 */
export async function openDoor(
  first: readonly Edition[],
  cms: Pick<CmsClient, 'preview' | 'previewFile' | 'feedback' | 'standing'> = connectCms(
    'http://127.0.0.1:9',
    'không ai',
  ),
): Promise<OpenDoor> {
  const folder = await mkdtemp(join(tmpdir(), 'nguon-door-'));
  const sites = join(folder, 'sites');
  const editions = await editionsIn(join(folder, 'editions'));
  for (const edition of first) await editions.put(editionUnit(edition), edition);
  const errors: unknown[] = [];
  const onError = (error: unknown) => errors.push(error);
  const now = () => door.now;
  let port = 0;
  const originOf = (host: string) => `http://${host}:${port}`;
  const viewOf = async (edition: Edition, at: string): Promise<SiteView> => {
    const origin = originOf(edition.site.host);
    return { edition, at, origin, rendered: {}, pictures: {}, portal: null, actions: '/tuong-tac/' };
  };
  const render = async ({ outcome, isPreview, at, edition: { id, documents } }: SiteView, path: string) => ({
    status: path === '/khong-co/' ? 404 : 200,
    html: `<head></head>${JSON.stringify({ path, outcome, isPreview, at, id, files: documents.flatMap(({ file }) => (file ? shelfAddress(file.sha256, file.mime) : [])) })}`,
  });
  const door = { now: millisecondsOf(NOW) };
  const hosts = await hostLinks(sites, editions, now, onError);
  const prepare = async () => {};
  const residents = residentsDoor({ cms, publisher: { render }, viewOf, prepare, now, onError });
  const server = createServer(sitesDoor({ sites, editions, hosts, originOf, residents, onError }));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  port = (server.address() as AddressInfo).port;
  return Object.assign(door, {
    port,
    folder,
    sites,
    editions,
    hosts,
    errors,
    ask: (path: string, headers: Record<string, string> = {}, method = 'GET', body?: string) =>
      askAt(port, path, { host: sources.site.host, ...headers }, method, body),
    async close() {
      hosts.close();
      server.close();
      server.closeAllConnections();
      await rm(folder, { recursive: true });
    },
  });
}
