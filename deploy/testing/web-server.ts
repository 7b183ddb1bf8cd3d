import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const deploy = join(import.meta.dirname, '..');

export interface WebServer {
  readonly port: number;
  readonly tlsPort: number;
  /** What it wrote into its log of requests. */
  log(): string;
  /** What it wrote into its log of errors. */
  errors(): string;
  close(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  return new Promise((resolve) => {
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
  }).then((is) => {
    socket.destroy();
    return is === true;
  });
}

/** The project's own configuration with the places of a test instead of those of a machine; nothing else is changed. */
function configuration(
  folder: string,
  data: string,
  ports: { http: number; tls: number; door: number },
): string {
  const placed = (file: string, places: readonly (readonly [string | RegExp, string])[]) =>
    places.reduce(
      (text, [from, to]) => {
        if (text.search(from) === -1) throw new RangeError(`${file}: nothing to replace for ${from}`);
        return text.replaceAll(from, to);
      },
      readFileSync(join(deploy, file), 'utf8'),
    );
  const tls = placed('nginx-tls.conf', [
    ['listen 443', `listen 127.0.0.1:${ports.tls}`],
    [/^listen \[::\].*$/gm, ''],
    ['/etc/nguon/tls', folder],
    [/if \(\$https = ""\) \{[^}]*\}/g, ''],
  ]);
  writeFileSync(join(folder, 'nguon-tls.conf'), tls);
  const sites = placed('nginx.conf', [
    ['127.0.0.1:8080', `127.0.0.1:${ports.door}`],
    ['listen 80 default_server', `listen 127.0.0.1:${ports.http} default_server`],
    [/listen \[::\].*$/gm, ''],
    ['/etc/nginx/nguon-tls*.conf', join(folder, 'nguon-tls*.conf')],
    ['/var/lib/nguon', data],
    ['/var/log/nginx/nguon.log', join(folder, 'access.log')],
  ]);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${join(folder, name)};`)
    .join('\n');
  return `daemon off; master_process off; pid ${join(folder, 'pid')}; error_log ${join(folder, 'error.log')};
events {}
http { include /etc/nginx/mime.types; default_type application/octet-stream; sendfile on;
${temporary}
${sites}
}`;
}

/**
 * Debian's nginx with the configuration of this folder.
 * @param folder of its own, for its files
 * @param data the data folder whose sites it serves
 * @param door the port of Nguồn's door
 */
export async function startWebServer(folder: string, data: string, door: number): Promise<WebServer> {
  mkdirSync(folder, { recursive: true });
  const ports = { http: await freePort(), tls: await freePort(), door };
  const made = spawnSync('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'],
    ...['-subj', '/CN=*.test', '-keyout', join(folder, 'privkey.pem'), '-out', join(folder, 'fullchain.pem')],
  ]);
  if (made.status !== 0) throw new Error(`openssl: ${made.stderr}`);
  const file = join(folder, 'nginx.conf');
  writeFileSync(file, configuration(folder, data, ports));
  const nginx: ChildProcess = spawn('nginx', ['-c', file], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` },
  });
  let said = '';
  nginx.stderr?.on('data', (words) => {
    said += words;
  });
  for (let tries = 0; !(await isListening(ports.http)); tries += 1) {
    if (nginx.exitCode !== null || tries > 200) throw new Error(`nginx does not start: ${said}`);
    await pause(20);
  }
  return {
    port: ports.http,
    tlsPort: ports.tls,
    log: () => readFileSync(join(folder, 'access.log'), 'utf8'),
    errors: () => readFileSync(join(folder, 'error.log'), 'utf8'),
    async close() {
      if (nginx.exitCode !== null) return;
      const ended = once(nginx, 'exit');
      nginx.kill('SIGTERM');
      await ended;
    },
  };
}
