import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { boardKey } from '@nguon/content-model/board-key';
import { sha256 } from '@nguon/content-model/content-address';
import { boards, ordinaryDay, sources } from '@nguon/content-model/fixtures/sin-ho';
import { connectCms } from '@nguon/delivery/cms-client';
import { pageHeaders } from '@nguon/delivery/page-headers';
import { replaceFile } from '@nguon/delivery/replace-file';
import { type FeedServer, openFeedServer } from '@nguon/delivery/testing/feed-server';
import { askAt, editionOf, type OpenDoor, openDoor } from '@nguon/delivery/testing/open-door';
import { startWebServer, type WebServer } from './testing/web-server.ts';

const unit = '03478@2025-07-01';
const HOST = ordinaryDay.site.host;
const picture = Buffer.from('một bức ảnh');
const root = join(import.meta.dirname, '..');

/** What nginx says to bytes that no well-behaved client sends. */
function say(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let said = '';
    socket.on('data', (chunk) => {
      said += chunk;
    });
    socket.on('close', () => resolve(said));
    socket.on('error', reject);
    socket.setTimeout(2_000, () => socket.destroy());
    socket.write(bytes);
  });
}

/** Waits for a line of the log: it is written after its answer has gone out. */
async function logged(server: WebServer, line: RegExp): Promise<void> {
  for (let turn = 0; turn < 200 && !line.test(server.log()); turn += 1) await pause(50);
  assert.match(server.log(), line);
}

describe('the web server', () => {
  let door: OpenDoor;
  let feed: FeedServer;
  let nginx: WebServer;
  const ask = (path: string, headers: Record<string, string> = {}, method = 'GET', body?: string) =>
    askAt(nginx.port, path, { host: HOST, ...headers }, method, body);

  before(async () => {
    feed = await openFeedServer([sources]);
    const other = editionOf('00101', 'b.test', {
      site: { ...sources.site, host: 'b.test', aliases: ['www.b.test'] },
      former: [
        {
          code: '00001',
          type: 'xã',
          name: 'Cũ',
          province: 'Lai Châu',
          district: 'Huyện Cũ',
          isPart: false,
          host: 'cu.test',
        },
      ],
    });
    door = await openDoor([ordinaryDay, other], connectCms(feed.url, feed.key));
    const put = (path: string, words: string | Buffer) => replaceFile(join(door.folder, path), words, 0o644);
    await put(`sites/${unit}/index.html`, `trang chủ ${'Sìn Hồ '.repeat(200)}`);
    await put(`sites/${unit}/404.html`, 'không thấy');
    await put(`sites/${unit}/van-ban/index.html`, 'văn bản');
    await put(`sites/${unit}/.well-known/security.txt`, 'Contact: tel:113');
    await put('sites/00101@2025-07-01/index.html', 'trang của b');
    await put('sites/00101@2025-07-01/van-ban/index.html', 'văn bản của b');
    await put('sites/_astro/chu.woff2', 'phông');
    await put('sites/khan-cap.json', '{"version":1,"emergencies":[]}');
    await put('sites/.manifests/x.json', 'bí mật');
    await put('keys/signing.json', 'bí mật');
    const name = sha256(picture);
    await put(`shelf/${name.slice(0, 2)}/${name}.webp`, picture);
    mkdirSync(join(door.folder, 'nginx'));
    nginx = await startWebServer(join(door.folder, 'nginx'), door.folder, door.port);
  });
  after(async () => {
    await nginx?.close();
    await door?.close();
    await feed?.stop();
  });

  it('gives each host its own pages, with what all share', async () => {
    assert.match((await ask('/')).text, /^trang chủ/);
    assert.equal((await ask('/', { host: 'b.test' })).text, 'trang của b');
    assert.equal((await ask('/van-ban/')).text, 'văn bản');
    assert.equal((await ask('/van-ban/?tim=x', { host: `${HOST.toUpperCase()}:80` })).text, 'văn bản');
    assert.equal((await ask('/khan-cap.json', { host: 'b.test' })).text, '{"version":1,"emergencies":[]}');
    assert.equal((await ask('/.well-known/security.txt')).text, 'Contact: tel:113');
    const letters = await ask('/_astro/chu.woff2', { host: 'b.test' });
    assert.match(String(letters.headers['cache-control']), /immutable/);
  });

  it('gives a page once, small, and not again', async () => {
    const { headers } = await ask('/', { 'accept-encoding': 'gzip' });
    assert.equal(headers['content-encoding'], 'gzip');
    assert.match(String(headers['content-type']), /^text\/html; charset=utf-8$/i);
    const etag = String((await ask('/')).headers.etag);
    assert.equal((await ask('/', { 'if-none-match': etag })).status, 304);
    assert.equal((await ask('/')).headers['cache-control'], 'no-cache');
  });

  it('gives files of the shelf whole and in part, and runs nothing in them', async () => {
    const name = sha256(picture);
    const { status, headers } = await ask(`/shelf/${name}.webp`);
    assert.deepEqual([status, headers['content-type']], [200, 'image/webp']);
    assert.equal(headers['content-security-policy'], "default-src 'none'");
    assert.match(String(headers['cache-control']), /immutable/);
    assert.equal((await ask(`/shelf/${name}.webp`, { range: 'bytes=0-3' })).status, 206);
  });

  it('Z28 sends the headers of the door with every page, and no others that differ', async () => {
    for (const path of ['/', '/van-ban/', '/khong-co/', '/van-ban']) {
      const { headers } = await ask(path);
      for (const [name, value] of Object.entries(pageHeaders))
        assert.equal(headers[name], value, `${path} ${name}`);
      assert.doesNotMatch(String(headers.server), /\d/);
      assert.equal(headers['strict-transport-security'], undefined);
    }
  });

  it('Z28 has the browser keep to https, once it is asked by https', async () => {
    for (const path of ['/', '/khong-co/', '/tuong-tac/theo-doi/']) {
      const headers = await new Promise<NodeJS.Dict<string | string[]>>((resolve, reject) => {
        const options = { port: nginx.tlsPort, path, headers: { host: HOST }, rejectUnauthorized: false };
        httpsRequest({ host: '127.0.0.1', agent: false, ...options }, (response) => {
          response.resume();
          resolve(response.headers);
        })
          .on('error', reject)
          .end();
      });
      assert.equal(headers['strict-transport-security'], 'max-age=31536000', path);
    }
  });

  it('G101 leads from /rss to the feed', async () => {
    for (const path of ['/rss', '/rss/', '/rss?x=1']) {
      const { status, headers } = await ask(path);
      assert.deepEqual([status, headers['location']], [301, '/rss.xml'], path);
    }
  });

  it('A54 lets pictures be kept for good, and documents be asked for each time', async () => {
    const paper = Buffer.from('%PDF-1.7');
    const folder = join(door.folder, 'shelf', sha256(paper).slice(0, 2));
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${sha256(paper)}.pdf`), paper, { mode: 0o644 });
    const { status, headers } = await ask(`/shelf/${sha256(paper)}.pdf`);
    assert.deepEqual([status, headers['cache-control']], [200, 'public, no-cache']);
    const kept = await ask(`/shelf/${sha256(picture)}.webp`);
    assert.equal(kept.headers['cache-control'], 'public, max-age=31536000, immutable');
  });

  it('Z28 says the same as the Netlify form', () => {
    const netlify = readFileSync(join(root, 'netlify.toml'), 'utf8');
    for (const [name, value] of Object.entries(pageHeaders)) {
      const written = new RegExp(`^ *${name} = "(.*)"$`, 'im').exec(netlify)?.[1];
      assert.equal(written, value, name);
    }
  });

  it('Z14 leads from other and former names as the door does', async () => {
    const to = async (host: string, path: string) => {
      const { status, headers } = await ask(path, { host });
      return [status, String(headers.location).replace(`:${door.port}`, '')];
    };
    assert.deepEqual(await to('www.b.test', '/van-ban/?a=b'), [301, 'http://b.test/van-ban/?a=b']);
    assert.deepEqual(await to('cu.test', '/van-ban/'), [301, 'http://b.test/van-ban/']);
    assert.deepEqual(await to('cu.test', '/khong-co/'), [301, 'http://b.test/']);
    assert.deepEqual(await to(HOST, '/van-ban'), [301, '/van-ban/']);
  });

  it('answers what is not there with the site’s own page', async () => {
    for (const path of ['/khong-co/', '/.an/', '/.manifests/x.json', '/van-ban/.git/config']) {
      const { status, text } = await ask(path);
      assert.deepEqual([status, text], [404, 'không thấy'], path);
    }
    assert.equal((await ask('/van-ban/', { host: 'la.example' })).status, 404);
    assert.equal((await ask('/', {}, 'POST')).status, 405);
  });

  it('gives nothing from outside the site, whatever the path or the host', async () => {
    mkdirSync(join(door.sites, unit, 'tai-lieu'));
    symlinkSync(join(door.folder, 'keys'), join(door.sites, unit, 'tai-lieu', 'khoa'));
    symlinkSync(join(door.folder, 'keys/signing.json'), join(door.sites, unit, 'khoa.json'));
    for (const path of [
      '/../../keys/signing.json',
      '/%2e%2e/%2e%2e/keys/signing.json',
      '/..%2f..%2fkeys%2fsigning.json',
      '/_astro/../.manifests/x.json',
      '/_astro/..%2f..%2fkeys/signing.json',
      '/_astro../keys/signing.json',
      '/tai-lieu/khoa/signing.json',
      '/shelf/../keys/signing.json',
      '/%00',
    ]) {
      const { status, text } = await ask(path);
      assert.ok(status >= 400, `${path}: ${status}`);
      assert.doesNotMatch(text, /bí mật/, path);
    }
    assert.doesNotMatch((await ask('/khoa.json')).text, /bí mật/);
    for (const host of ['..', '../..', '.', '/etc', `${unit}/..`, '%2e%2e', 'a b', '.manifests']) {
      const said = await say(
        nginx.port,
        `GET /signing.json HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
      );
      assert.match(said, /^HTTP\/1\.1 4/, host);
      assert.doesNotMatch(said, /bí mật/, host);
    }
  });

  it('takes no request for two', async () => {
    const second = `GET /van-ban/ HTTP/1.1\r\nHost: ${HOST}\r\n\r\n`;
    const start = `POST /tuong-tac/gui-phan-anh/ HTTP/1.1\r\nHost: ${HOST}\r\nConnection: close\r\n`;
    for (const lengths of [
      'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n',
      'Content-Length: 5\r\nContent-Length: 6\r\n',
      'Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n',
      'Transfer-Encoding: xchunked\r\n',
    ]) {
      const said = await say(nginx.port, `${start}${lengths}\r\n0\r\n\r\n${second}`);
      assert.equal(said.match(/HTTP\/1\.1/g)?.length, 1, lengths);
      assert.doesNotMatch(said, /văn bản/, lengths);
    }
    const twoHosts = await say(nginx.port, `GET / HTTP/1.1\r\nHost: ${HOST}\r\nHost: b.test\r\n\r\n`);
    assert.match(twoHosts, /^HTTP\/1\.1 400/);
  });

  it('D52 keeps the keys of boards, live broadcasts and previews out of its logs, also while the door is away', async () => {
    const [board] = boards;
    const key = boardKey('secret of the installation', board.id);
    const preview = 'xem-truoc-0123456789';
    const paths = [
      `/boards/${board.id}/${key}`,
      `/boards/${board.id}/${key}/frame.png?x=${key}`,
      `/boards//${board.id}/${key}/feed.rss`,
      `/boards/${board.id}/${key.replace(/^./, (first) => `%${first.charCodeAt(0).toString(16)}`)}/frame.png`,
      `/Boards/${board.id}/${key}/frame.png`,
      `/devices/${board.id}/live/${key}`,
      `/tuong-tac/xem-truoc/${preview}/`,
      `/tuong-tac//Xem-Truoc/${preview}/`,
    ];
    const away = await startWebServer(join(door.folder, 'nginx-away'), door.folder, 1);
    try {
      for (const path of paths) {
        await ask(path);
        const unanswered = await askAt(away.port, path, { host: HOST });
        assert.ok(unanswered.status >= 404, path);
      }
      for (const server of [nginx, away]) {
        await logged(server, new RegExp(`"GET /boards/${board.id}/\\*\\*\\*/frame.png" `));
        await logged(server, new RegExp(`"GET /boards/${board.id}/\\*\\*\\*" `));
        await logged(server, /"GET \/tuong-tac\/xem-truoc\/\*\*\*\/" /);
        assert.doesNotMatch(server.log(), new RegExp(`${key}|${preview}`));
        assert.doesNotMatch(server.errors(), new RegExp(`${key}|${preview}`));
      }
    } finally {
      await away.close();
    }
  });

  it('D57 lets a live broadcast through as it is spoken', async () => {
    const speaking = createServer((_request, response) => response.write('nghe')).listen(0, '127.0.0.1');
    await once(speaking, 'listening');
    const { port } = speaking.address() as AddressInfo;
    const server = await startWebServer(join(door.folder, 'nginx-live'), door.folder, port);
    try {
      const address = `http://127.0.0.1:${server.port}/devices/${boards[0].id}/live/${'k'.repeat(43)}`;
      const answer = await fetch(address, { signal: AbortSignal.timeout(30_000) });
      const first = await answer.body?.getReader().read();
      assert.equal(Buffer.from(first?.value ?? []).toString(), 'nghe');
    } finally {
      await server.close();
      speaking.closeAllConnections();
      speaking.close();
    }
  });

  it('passes feedback on, with the client’s address and without its code in the log', async () => {
    const form = { unit, kind: 'reflection', subject: 'Đèn hỏng', text: 'Đèn đầu ngõ tắt.' };
    const type = { 'content-type': 'application/x-www-form-urlencoded', 'x-forwarded-for': '203.0.113.200' };
    const body = new URLSearchParams(form).toString();
    const { status, text } = await ask('/tuong-tac/gui-phan-anh/', type, 'POST', body);
    const code = /ABCDE-\w+/.exec(text)?.[0] ?? '';
    assert.equal(status, 201);
    assert.equal(feed.feedback.at(-1)?.subject, 'Đèn hỏng');
    assert.equal((await ask(`/tuong-tac/theo-doi/?ma=${code}`)).status, 200);
    await logged(nginx, /theo-doi/);
    assert.doesNotMatch(nginx.log(), new RegExp(code));
    assert.equal((await ask('/tuong-tac/gui-phan-anh/', type, 'POST', 'x'.repeat(70_000))).status, 413);
    const codes: number[] = [];
    for (let turn = 0; turn < 6; turn += 1) {
      const forged = { ...type, 'x-forwarded-for': `198.51.100.${turn}` };
      codes.push((await ask('/tuong-tac/gui-phan-anh/', forged, 'POST', body)).status);
    }
    assert.equal(codes.at(-1), 429, 'a client that forges its address is still one client');
  });

  it('Z11 gives a page whole while it is replaced under load', async () => {
    const versions = ['ngắn', 'dài '.repeat(40_000)];
    let replacing = true;
    const writer = (async () => {
      for (let turn = 0; replacing; turn += 1) {
        await replaceFile(join(door.sites, unit, 'lien-tuc/index.html'), versions[turn % 2] ?? '', 0o644);
      }
    })();
    try {
      await replaceFile(join(door.sites, unit, 'lien-tuc/index.html'), 'ngắn', 0o644);
      for (let turn = 0; turn < 50; turn += 1) {
        const answers = await Promise.all([1, 2, 3, 4].map(() => ask('/lien-tuc/')));
        for (const { status, text } of answers) {
          assert.equal(status, 200);
          assert.ok(versions.includes(text), `${text.length} characters`);
        }
      }
    } finally {
      replacing = false;
      await writer;
    }
  });

  it('keeps pages public while the door is away, and says so where it is needed', async () => {
    const folder = join(door.folder, 'nginx-alone');
    mkdirSync(folder);
    writeFileSync(join(folder, 'x'), '');
    const alone = await startWebServer(folder, door.folder, 9);
    try {
      const at = (path: string, host = HOST) => askAt(alone.port, path, { host });
      assert.match((await at('/')).text, /^trang chủ/);
      const missing = await at('/khong-co/');
      assert.deepEqual([missing.status, missing.text], [404, 'không thấy']);
      const form = await at('/tuong-tac/theo-doi/?ma=ABCDE-23456');
      assert.equal(form.status, 503);
      assert.match(form.text, /bảo trì/);
      assert.equal(form.headers['retry-after'], '60');
      assert.equal((await at('/', 'la.example')).status, 503);
    } finally {
      await alone.close();
    }
  });
});
