import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import { Refusal } from '@nguon/content-model/refusal';
import { securityHeaders } from './security-headers.ts';
import { closeServer, startCms } from './server.ts';

const settings = {
  NODE_ENV: 'production' as const,
  DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
  NGUON_DATA: '/nonexistent',
  PAYLOAD_SECRET: 'only for this test',
  NGUON_DELIVERY_KEY: 'only for this test',
};

describe('the server', () => {
  it('F7 closes although a stream of events is open', { timeout: 5_000 }, async () => {
    const server = createServer((_request, response) => void response.write('data: 1\n\n'));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}`);
    const begun = Date.now();
    await closeServer(server);
    assert.ok(Date.now() - begun < 2_000);
    await assert.rejects(response.text());
  });

  it('F8 lets nobody frame its pages or run what was uploaded', () => {
    for (const isApi of [true, false]) {
      const headers = securityHeaders(isApi);
      assert.match(headers['content-security-policy'] ?? '', /frame-ancestors 'none'/);
      assert.equal(headers['x-content-type-options'], 'nosniff');
      assert.match(headers['permissions-policy'] ?? '', /microphone=\(self\)/);
    }
    assert.match(securityHeaders(true)['content-security-policy'] ?? '', /script-src 'none'/);
    assert.doesNotMatch(securityHeaders(false)['content-security-policy'] ?? '', /https?:/);
  });

  it('F9 refuses a port that is taken, naming its setting, before it opens the database', async (test) => {
    const other = createServer();
    await once(other.listen(0, '127.0.0.1'), 'listening');
    test.after(() => other.close());
    const { port } = other.address() as AddressInfo;
    await assert.rejects(
      startCms({ ...settings, PORT: String(port) }, () => assert.fail('the database was opened')),
      (error) =>
        error instanceof Refusal && error.code === 'port-taken' && error.message.startsWith('PORT: '),
    );
  });

  it('R31 refuses an unknown province by its setting, before it opens the database', async () => {
    await assert.rejects(
      startCms({ ...settings, PORT: '0', NGUON_PROVINCE: '99' }, () =>
        assert.fail('the database was opened'),
      ),
      (error) =>
        error instanceof Refusal &&
        error.message.startsWith('NGUON_PROVINCE: "99"') &&
        error.message.split(', ').length === 34,
    );
  });
});
