import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, get, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { ordinaryDay } from '@nguon/content-model/fixtures/sin-ho';
import { type Editions, editionsIn } from './editions.ts';
import { replaceFile } from './replace-file.ts';
import { sitesDoor } from './sites-door.ts';

const unit = '03478@2025-07-01';
let folder: string;
let editions: Editions;
let server: Server;

function ask(path: string, headers: Record<string, string> = {}, method = 'GET') {
  const { port } = server.address() as AddressInfo;
  return new Promise<{ status: number; text: string; headers: IncomingHttpHeaders }>((resolve, reject) => {
    const options = {
      port,
      host: '127.0.0.1',
      path,
      method,
      timeout: 5_000,
      headers: { host: ordinaryDay.site.host, ...headers },
    };
    const request = get(options, (response) => {
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
    request.end();
  });
}

describe('the door of the sites', () => {
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nguon-pages-'));
    editions = await editionsIn(join(folder, 'editions'));
    await editions.put(unit, ordinaryDay);
    for (const [path, words] of [
      ['index.html', 'trang chủ'],
      ['404.html', 'không thấy'],
      ['van-ban/index.html', 'văn bản'],
    ] as const) {
      await replaceFile(join(folder, 'sites', unit, path), words);
    }
    await replaceFile(join(folder, 'sites', '_astro', 'chu.woff2'), 'phông');
    await replaceFile(join(folder, 'keys', 'signing.json'), 'bí mật');
    server = createServer(sitesDoor(join(folder, 'sites'), editions)).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  after(async () => {
    server.close();
    server.closeAllConnections();
    await rm(folder, { recursive: true });
  });

  it('gives a page, what all sites share, and nothing a second time', async () => {
    const home = await ask('/');
    assert.equal(home.text, 'trang chủ');
    assert.match(String(home.headers['content-security-policy']), /default-src 'none'/);
    assert.equal((await ask('/', { 'if-none-match': String(home.headers.etag) })).status, 304);
    assert.equal((await ask('/van-ban/?tim=x')).text, 'văn bản');
    assert.equal((await ask('/van-ban')).headers.location, '/van-ban/');
    assert.match(String((await ask('/_astro/chu.woff2')).headers['cache-control']), /immutable/);
    assert.equal((await ask('/', {}, 'HEAD')).text, '');
    assert.equal((await ask('/', {}, 'POST')).status, 405);
  });

  it('gives nothing from outside the site', async () => {
    for (const path of [
      '/khong-co/',
      '/../../keys/signing.json',
      '/%2e%2e/%2e%2e/keys/signing.json',
      '/..%2f..%2fkeys%2fsigning.json',
      '/.an/',
      '/%',
      '/%00',
      '/..\\keys',
      '*',
    ]) {
      const { status, text } = await ask(path);
      assert.deepEqual([status, text], [404, 'không thấy'], path);
    }
  });

  it('lists the sites where the host is none of theirs', async () => {
    const { status, text } = await ask('/', { host: 'localhost:8080' });
    assert.equal(status, 200);
    assert.match(text, /href="http:\/\/xa-sin-ho\.localhost:8080\/">Xã Sìn Hồ</);
    assert.equal((await ask('/van-ban/', { host: 'la.example' })).status, 404);
  });

  it('Z11 gives a page whole while it is replaced by longer and shorter ones', async () => {
    const versions = ['trang chủ', 'dài '.repeat(20_000)];
    let replacing = true;
    const writer = (async () => {
      for (let turn = 0; replacing; turn += 1) {
        await replaceFile(join(folder, 'sites', unit, 'index.html'), versions[turn % 2] ?? '');
      }
    })();
    try {
      for (let turn = 0; turn < 300; turn += 1) assert.ok(versions.includes((await ask('/')).text));
    } finally {
      replacing = false;
      await writer;
    }
  });
});
