import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { describe, it, type TestContext } from 'node:test';
import { instantOf } from '@nguon/content-model/instant';
import { LIVE_RATE } from '@nguon/content-model/live';
import { Station, until } from '../conformance/station.ts';

const WAIT = 30_000;

async function open(t: TestContext) {
  const station = await Station.open();
  t.after(() => station.close());
  const { device, token } = await station.join('speaker');
  const key = randomBytes(32).toString('base64url');
  const broadcast = randomUUID();
  await station.studio.open(broadcast, { key, until: instantOf(station.now + 600_000) });
  const ask = (asked = key, as = token, init: RequestInit = {}, more = '') =>
    fetch(`${station.url}/devices/${device}/live/${asked}${more}`, {
      ...init,
      headers: { Authorization: `Bearer ${as}` },
    });
  return { station, device, key, broadcast, ask };
}

describe('the stream of a live broadcast', () => {
  it('D57 is given by its key to enrolled devices alone, from its newest sound to its end', async (t) => {
    const { station, broadcast, ask } = await open(t);
    const second = Buffer.alloc(2 * LIVE_RATE, 1);
    station.studio.take(broadcast, 0, station.now, second);
    assert.equal((await ask(randomBytes(32).toString('base64url'))).status, 404);
    assert.equal((await ask(undefined, 'another token')).status, 401);
    let answer = await ask();
    const isLater = async () => {
      await answer.body?.cancel();
      answer = await ask();
      return Number(answer.headers.get('Nguon-First-Sample')) > 0;
    };
    assert.ok(await until(isLater, WAIT), 'it begins behind what was said before');
    assert.equal(answer.headers.get('Content-Type'), 'audio/mpeg');
    assert.equal(answer.headers.get('X-Accel-Buffering'), 'no');
    station.studio.take(broadcast, LIVE_RATE, station.now, second);
    await station.studio.end(broadcast);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    assert.equal(bytes[0], 0xff, 'a whole frame comes first');
    assert.equal((await ask()).status, 404);
  });

  it('D59 has the delay that follows from when it was spoken and when a device played it', async (t) => {
    const { station, device, broadcast, ask } = await open(t);
    const spoken = station.now;
    station.studio.take(broadcast, 0, spoken, Buffer.alloc(2 * LIVE_RATE));
    const answer = await ask();
    const tell = (sample: number, at: number) =>
      ask(undefined, undefined, { method: 'POST', body: JSON.stringify({ sample, at }) }, '/heard');
    const listener = () => station.studio.take(broadcast, 0, 0, Buffer.alloc(0))?.listeners[0];
    assert.deepEqual(listener(), { device, isListening: true, delayMs: null });
    assert.equal((await tell(LIVE_RATE / 2, spoken + 500 + 640)).status, 200);
    assert.equal(listener()?.delayMs, 640);
    assert.equal((await tell(0, -1)).status, 403);
    await answer.body?.cancel();
    assert.ok(await until(() => listener()?.isListening === false, WAIT));
  });
});
