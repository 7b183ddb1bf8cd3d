import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { describe, it, type TestContext } from 'node:test';
import { relayInto, SilenceMeter } from './relay.ts';

/** Some seconds of a tone or of silence as MP3. */
function sound(source: string): Buffer {
  const made = [
    '-loglevel',
    'error',
    '-f',
    'lavfi',
    '-i',
    source,
    '-ac',
    '1',
    '-b:a',
    '32k',
    '-f',
    'mp3',
    '-',
  ];
  return execFileSync('ffmpeg', made, { maxBuffer: 8_000_000 });
}

async function station(t: TestContext, answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

function ear() {
  const heard = { bytes: 0 };
  const sink = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      heard.bytes += chunk.length;
      done();
    },
  });
  return { heard, sink };
}

const never = new AbortController().signal;
const tone = sound('sine=frequency=440:duration=2');

describe('a relay', () => {
  it('S18 ends when its stream ends, with what came of it heard', async (t) => {
    const address = await station(t, (_request, response) => response.end(tone));
    const { heard, sink } = ear();
    await assert.rejects(relayInto(sink, address, never), /it ended/);
    assert.ok(heard.bytes > 16_000 * 2 * 1.5, `${heard.bytes} bytes`);
  });

  it('S18 ends when its stream is silent for twenty seconds', async (t) => {
    const silence = sound('anullsrc=sample_rate=16000:duration=25');
    const address = await station(t, (_request, response) => response.write(silence));
    await assert.rejects(relayInto(ear().sink, address, never), /silent for 20 s/);
  });

  it('S18 ends when its stream gives no sound, or is no sound', async (t) => {
    const dumb = await station(t, (_request, response) => response.flushHeaders());
    await assert.rejects(relayInto(ear().sink, dumb, never, 300), /no sound for 0.3 s/);
    const page = await station(t, (_request, response) => response.end('<html>'));
    await assert.rejects(relayInto(ear().sink, page, never), /it ended/);
    const nothing = await station(t, (_request, response) => response.writeHead(404).end());
    await assert.rejects(relayInto(ear().sink, nothing, never), /it answered 404/);
  });

  it('S18 is not led to another address', async (t) => {
    const elsewhere = await station(t, (_request, response) => response.end(tone));
    const address = await station(t, (_request, response) =>
      response.writeHead(302, { location: elsewhere }).end(),
    );
    const { heard, sink } = ear();
    await assert.rejects(relayInto(sink, address, never), /stream|fetch/i);
    assert.equal(heard.bytes, 0);
  });

  it('S15 stops when it is told to', async (t) => {
    const address = await station(t, (_request, response) => response.write(tone));
    const stopping = new AbortController();
    const { heard, sink } = ear();
    const playing = relayInto(sink, address, stopping.signal);
    while (heard.bytes === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    stopping.abort();
    await playing;
  });
});

it('S18 silence is counted across pieces of half a sample', () => {
  const meter = new SilenceMeter();
  meter.take(Buffer.alloc(16_001));
  assert.equal(meter.take(Buffer.alloc(15_999)), 1);
  const loud = Buffer.alloc(2);
  loud.writeInt16LE(-20_000);
  assert.equal(meter.take(loud), 0);
});
