import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { askAddress } from './ask-address.ts';
import { serverFor } from './testing/site-server.ts';

const patience = { addressMs: 300, bytes: 64 * 1024 };
const never = new AbortController().signal;
const ask = (address: string) => askAddress(address, patience, never);

describe('a visitor', () => {
  it('Q10 asks by the name of the site, on this machine below .localhost', async (test) => {
    const { origin, port } = await serverFor(test, (request, response) => response.end(request.headers.host));
    assert.deepEqual(await ask(`${origin('phuong-tan-phong.localhost')}/van-ban/`), {
      address: `http://phuong-tan-phong.localhost:${port}/van-ban/`,
      status: 200,
      fault: null,
      text: `phuong-tan-phong.localhost:${port}`,
    });
  });

  it('Q10 tells a name that is nobody’s from a server that is not there', async (test) => {
    const { port } = await serverFor(test, (_request, response) => response.end());
    assert.equal((await ask('http://khong-co.invalid/')).fault, 'unresolved');
    const closed = await ask('http://xa-sin-ho.localhost:1/');
    assert.deepEqual([closed.status, closed.fault], [null, 'refused']);
    assert.ok(port > 1);
  });

  it('Q10 tells what was answered, whatever the status', async (test) => {
    const { origin } = await serverFor(test, (request, response) =>
      response.writeHead(Number(request.url?.slice(1))).end('lỗi'),
    );
    for (const status of [404, 410, 500, 503]) {
      assert.deepEqual(await ask(`${origin()}/${status}`), {
        address: `${origin()}/${status}`,
        status,
        fault: null,
        text: '',
      });
    }
  });

  it('Q11 leaves a site that hangs', async (test) => {
    const { origin } = await serverFor(test, () => undefined);
    const begun = performance.now();
    assert.equal((await ask(origin())).fault, 'timeout');
    assert.ok(performance.now() - begun < 2_000);
  });

  it('Q11 leaves a site that drips, and says that it had begun to answer', async (test) => {
    const { origin } = await serverFor(test, (_request, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write('.'), 20);
      response.on('close', () => clearInterval(drip));
    });
    assert.equal((await ask(origin())).fault, 'timeout');
  });

  it('Q11 stops reading at its limit', async (test) => {
    let sent = 0;
    const { origin } = await serverFor(test, (_request, response) => {
      response.on('error', () => undefined);
      const pour = () => {
        while (!response.destroyed && response.write(Buffer.alloc(16 * 1024, 'x'))) sent += 16 * 1024;
      };
      response.on('drain', pour);
      pour();
    });
    const { status, fault, text } = await ask(origin());
    assert.deepEqual([status, fault, text], [200, 'too-large', '']);
    assert.ok(sent < 64 * 1024 * 1024, `${sent} bytes`);
  });

  it('Q11 calls an answer that is cut broken', async (test) => {
    const { origin } = await serverFor(test, (_request, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('<main>');
      setTimeout(() => response.destroy(), 20);
    });
    assert.equal((await ask(origin())).fault, 'broken');
  });

  it('Q12 follows a redirect within the host', async (test) => {
    const { origin } = await serverFor(test, (request, response) => {
      if (request.url === '/van-ban') response.writeHead(301, { location: '/van-ban/' }).end();
      else response.end('Văn bản');
    });
    assert.deepEqual(await ask(`${origin()}/van-ban`), {
      address: `${origin()}/van-ban`,
      status: 200,
      fault: null,
      text: 'Văn bản',
    });
  });

  it('Q12 follows none to another host, port or scheme', async (test) => {
    let asked = 0;
    const other = await serverFor(test, (_request, response) => {
      asked += 1;
      response.end('Trang khác');
    });
    for (const location of [
      other.origin('khac.localhost'),
      other.origin(),
      '//khac.localhost/',
      'https://xa-sin-ho.localhost/',
      'javascript:alert(1)',
      'http://[',
    ]) {
      const { origin } = await serverFor(test, (_request, response) =>
        response.writeHead(302, { location }).end(),
      );
      const { status, fault } = await ask(origin());
      assert.deepEqual([status, fault], [302, 'elsewhere'], location);
    }
    assert.equal(asked, 0);
  });

  it('Q12 does not follow without end', async (test) => {
    let asked = 0;
    const { origin } = await serverFor(test, (_request, response) => {
      asked += 1;
      response.writeHead(302, { location: `/${asked}` }).end();
    });
    assert.equal((await ask(origin())).fault, 'broken');
    assert.ok(asked < 10);
  });

  it('Q13 reads nothing behind a certificate that is not valid', async (test) => {
    const { port } = await selfSigned(test);
    const { status, fault, text } = await ask(`https://xa-sin-ho.localhost:${port}/`);
    assert.deepEqual([status, fault, text], [null, 'certificate', '']);
  });
});

/** A server with a certificate that nobody vouches for. */
async function selfSigned(test: TestContext): Promise<{ readonly port: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'nguon-certificate-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const subject = ['-subj', '/CN=xa-sin-ho.localhost', '-addext', 'subjectAltName=DNS:xa-sin-ho.localhost'];
  const made = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
  execFileSync('openssl', ['req', '-x509', ...made, ...subject, '-keyout', key, '-out', cert], {
    stdio: 'ignore',
  });
  const server = createSecureServer(
    { key: readFileSync(key), cert: readFileSync(cert) },
    (_request, response) => response.end('bí mật'),
  );
  rmSync(folder, { recursive: true });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  test.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return server.address() as AddressInfo;
}
