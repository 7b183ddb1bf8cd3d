import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it, type TestContext } from 'node:test';
import { fetchListener, type LongestBody } from './fetch-listener.ts';
import { longestBody } from './longest-body.ts';

async function serve(
  test: TestContext,
  answerTo: (request: Request) => Promise<Response>,
  longest?: LongestBody,
): Promise<string> {
  const server = createServer(fetchListener(answerTo, longest)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  test.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('the door to the API', () => {
  it('F6 hands over method, address, headers and body', async (test) => {
    const url = await serve(test, async (request) =>
      Response.json({
        method: request.method,
        address: new URL(request.url).pathname,
        kind: request.headers.get('content-type'),
        body: await request.text(),
      }),
    );
    const sent = { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'nước sạch' };
    assert.deepEqual(await (await fetch(`${url}/api/x?y=1`, sent)).json(), {
      method: 'POST',
      address: '/api/x',
      kind: 'text/plain',
      body: 'nước sạch',
    });
  });

  it('F6 takes an upload of many megabytes piece by piece', async (test) => {
    const url = await serve(test, async (request) => {
      let bytes = 0;
      let largest = 0;
      for (const reader = request.body?.getReader(); ; ) {
        const piece = await reader?.read();
        if (!piece || piece.done) break;
        bytes += piece.value.byteLength;
        largest = Math.max(largest, piece.value.byteLength);
      }
      return Response.json({ bytes, inPieces: largest < bytes / 8 });
    });
    const response = await fetch(url, { method: 'POST', body: new Uint8Array(8_000_000) });
    assert.deepEqual(await response.json(), { bytes: 8_000_000, inPieces: true });
  });

  it('F6 lets each event leave before the next one is there', async (test) => {
    const events = new TransformStream<string, string>();
    const writer = events.writable.getWriter();
    const url = await serve(
      test,
      async () => new Response(events.readable.pipeThrough(new TextEncoderStream())),
    );
    const answered = fetch(url);
    await writer.write('data: 1\n\n');
    const reader = (await answered).body?.getReader();
    assert.equal(new TextDecoder().decode((await reader?.read())?.value), 'data: 1\n\n');
    await writer.write('data: 2\n\n');
    assert.equal(new TextDecoder().decode((await reader?.read())?.value), 'data: 2\n\n');
  });

  it('F6 ends the work for a client that left', { timeout: 5_000 }, async (test) => {
    const ended = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const url = await serve(test, async ({ signal }) => {
      signal.addEventListener('abort', () => ended.resolve());
      begun.resolve();
      return new Promise(() => {});
    });
    const leaving = new AbortController();
    const asked = fetch(url, { signal: leaving.signal });
    await begun.promise;
    leaving.abort();
    await assert.rejects(asked);
    await ended.promise;
  });

  it('F6 keeps every cookie of an answer', async (test) => {
    const cookies = new Headers([
      ['set-cookie', 'a=1'],
      ['set-cookie', 'b=2'],
    ]);
    const url = await serve(test, async () => new Response(null, { status: 204, headers: cookies }));
    const response = await fetch(url);
    assert.equal(response.status, 204);
    assert.deepEqual(response.headers.getSetCookie(), ['a=1', 'b=2']);
  });

  it('F10 refuses a body that is too long, announced or not, and reads no further', async (test) => {
    let bytes = 0;
    const url = await serve(
      test,
      async (request) => {
        for await (const piece of request.body ?? []) bytes += piece.byteLength;
        return Response.json({ bytes });
      },
      () => 100_000,
    );
    const announced = await fetch(url, { method: 'POST', body: new Uint8Array(100_001) });
    assert.deepEqual([announced.status, bytes], [413, 0]);
    assert.match(await announced.text(), /Nội dung gửi lên quá lớn/);
    const endless = new ReadableStream({
      pull: (stream) => stream.enqueue(new Uint8Array(10_000)),
    });
    const sent = { method: 'POST', body: endless, duplex: 'half' };
    const status = await fetch(url, sent).then(
      (answer) => answer.status,
      () => 'cut',
    );
    assert.ok(status === 413 || status === 'cut', String(status));
    assert.ok(bytes <= 100_000, `${bytes} bytes`);
    bytes = 0;
    assert.equal((await fetch(url, { method: 'POST', body: new Uint8Array(100_000) })).status, 200);
  });

  it('F10 gives a file more room than words', () => {
    assert.equal(longestBody('application/json'), 4 * 1024 * 1024);
    assert.equal(longestBody('multipart/form-data; boundary=x'), 26 * 1024 * 1024);
  });

  it('F6 answers 500 when the work fails', async (test) => {
    const url = await serve(test, async () => Promise.reject(new Error('broken')));
    assert.equal((await fetch(url)).status, 500);
  });
});
