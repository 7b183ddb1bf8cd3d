import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sha256 } from '@nguon/content-model/content-address';
import { chain, type PlayoutEvent } from '@nguon/content-model/playout';
import { Station } from '../conformance/station.ts';
import { seal, unseal } from '../envelope.ts';
import { connectAs } from '../fixtures/clients.ts';
import { newKeys, openKeys } from '../keys.ts';
import type { Identity } from '../player/identity.ts';
import { deviceDoor } from './device-door.ts';
import { EnrolledDevice } from './enrolled.ts';

async function open(t: { after(fn: () => Promise<void>): void }) {
  const station = await Station.open();
  t.after(() => station.close());
  const identity = await station.join('board');
  return { station, identity };
}

function ask({ server, device, token }: Identity, path: string, init: RequestInit = {}): Promise<Response> {
  const headers = { Authorization: `Bearer ${token}`, ...init.headers };
  return fetch(`${server}/devices/${device}/${path}`, { ...init, headers });
}

function event(device: string, reason = ''): PlayoutEvent {
  const times = { startedAt: '2026-11-21T00:00:00Z', endedAt: '2026-11-21T00:00:06Z' };
  return { device, bulletin: null, sha256: sha256('x'), ...times, result: 'played', reason };
}

describe('the devices’ door', () => {
  it('D1 is closed to strangers, to wrong tokens, and to a device that asks for another', async (t) => {
    const { station, identity } = await open(t);
    const other = await station.join('board');
    for (const path of ['manifest', 'commands', 'time?nonce=0123456789abcdef']) {
      assert.equal((await fetch(`${station.url}/devices/${identity.device}/${path}`)).status, 401);
      assert.equal((await ask({ ...identity, token: other.token }, path)).status, 401);
      assert.equal((await ask({ ...identity, device: 'constructor' }, path)).status, 401);
    }
    station.register.delete(identity.device);
    const answer = await ask(identity, 'commands');
    assert.equal(answer.status, 401);
    assert.match(await answer.text(), /"code":"device-unknown","message":"device: /);
  });

  it('D40 lets a requisitioned board in from ten minutes before its window until its end', async (t) => {
    const { station, identity } = await open(t);
    const entry = station.register.get(identity.device);
    assert.ok(entry);
    const windows = [
      { from: '2026-11-21T01:00:00Z', until: '2026-11-21T03:00:00Z' },
      { from: '2026-11-22T01:00:00Z', until: '2026-11-22T03:00:00Z' },
    ];
    station.register.set(identity.device, { ...entry, windows });
    for (const [at, status] of [
      ['2026-11-21T00:49:59Z', 403],
      ['2026-11-21T00:50:00Z', 200],
      ['2026-11-21T02:59:59Z', 200],
      ['2026-11-21T03:00:00Z', 403],
      ['2026-11-22T00:50:00Z', 200],
      ['2026-11-22T03:00:00Z', 403],
    ] as const) {
      station.clockAhead = Date.parse(at) - Date.now();
      const answer = await ask(identity, 'commands');
      assert.equal(answer.status, status, at);
      const isOpenToBroker = (await connectAs(identity.mqttUrl, identity)) !== null;
      assert.equal(isOpenToBroker, status === 200, at);
    }
    station.clockAhead = Date.parse('2026-11-21T12:00:00Z') - Date.now();
    const { code, message } = (await (await ask(identity, 'manifest')).json()) as Record<string, string>;
    assert.equal(code, 'window-closed');
    assert.match(message ?? '', /ten minutes before 2026-11-22T01:00:00Z/);
    station.register.set(identity.device, { ...entry, windows: [] });
    assert.match(await (await ask(identity, 'manifest')).text(), /Ask for a requisition/);
    const wrong = await ask({ ...identity, token: 'guess' }, 'manifest');
    assert.equal(wrong.status, 401);
  });

  it('D41 takes what a board showed for ten minutes after its window', async (t) => {
    const { station, identity } = await open(t);
    const entry = station.register.get(identity.device);
    assert.ok(entry);
    const windows = [{ from: '2026-11-21T01:00:00Z', until: '2026-11-21T03:00:00Z' }];
    station.register.set(identity.device, { ...entry, windows });
    const entries = [chain(event(identity.device), null)];
    const body = await seal('playout', { device: identity.device, entries }, await openKeys(identity.keys));
    const send = async (at: string) => {
      station.clockAhead = Date.parse(at) - Date.now();
      return (await ask(identity, 'playouts', { method: 'POST', body })).status;
    };
    assert.equal(await send('2026-11-21T03:09:50Z'), 200);
    assert.equal(await send('2026-11-21T03:10:00Z'), 403);
    assert.equal(station.playouts.length, 1);
  });

  it('D3 lets a device in once for each code', async (t) => {
    const { station } = await open(t);
    station.codes.add('ABCD-1234');
    const { publicKey } = await newKeys();
    const body = JSON.stringify({ code: 'ABCD-1234', publicKey, tokenHash: sha256('its token') });
    const enrol = () => fetch(`${station.url}/devices/enrol`, { method: 'POST', body });
    const joined = EnrolledDevice.parse(await (await enrol()).json());
    assert.deepEqual(joined.serverKeys, [station.keys.publicKey]);
    assert.equal(station.register.get(joined.device)?.tokenHash, sha256('its token'));
    const again = await enrol();
    assert.equal(again.status, 403);
    assert.match(await again.text(), /enrolment-refused/);
  });

  it('D3 lets an address wait after ten wrong codes, even with the right one', async (t) => {
    const { station } = await open(t);
    station.codes.add('RIGHT-CODE');
    const { publicKey } = await newKeys();
    const enrol = (code: string) => {
      const body = JSON.stringify({ code, publicKey, tokenHash: sha256('x') });
      return fetch(`${station.url}/devices/enrol`, { method: 'POST', body });
    };
    for (let guess = 0; guess < 10; guess += 1) assert.equal((await enrol(`GUESS-${guess}`)).status, 403);
    assert.equal((await enrol('RIGHT-CODE')).status, 429);
    assert.ok(station.codes.has('RIGHT-CODE'));
  });

  it('refuses an enrolment that is no enrolment', async (t) => {
    const { station } = await open(t);
    for (const body of ['', 'null', '{"code":"ABCD-1234"}', '[]']) {
      const answer = await fetch(`${station.url}/devices/enrol`, { method: 'POST', body });
      assert.equal(answer.status, 403, body);
    }
  });

  it('gives a manifest once for each ETag', async (t) => {
    const { station, identity } = await open(t);
    assert.equal((await ask(identity, 'manifest')).status, 404);
    const jws = await station.publish(station.boardManifest(identity.device, []));
    const first = await ask(identity, 'manifest');
    assert.equal(await first.text(), jws);
    const headers = { 'If-None-Match': first.headers.get('ETag') ?? '' };
    assert.equal((await ask(identity, 'manifest', { headers })).status, 304);
  });

  it('tells the time for the asker’s nonce, and for nothing shorter', async (t) => {
    const { station, identity } = await open(t);
    const jws = await (await ask(identity, 'time?nonce=0123456789abcdef')).text();
    const { payload } = await unseal('time', jws, identity.serverKeys);
    assert.equal(payload.nonce, '0123456789abcdef');
    assert.ok(Math.abs(Date.parse(payload.at) + payload.milliseconds - Date.now()) < 2_000);
    for (const nonce of ['', 'short', '<script>alert(1)</script>']) {
      assert.equal((await ask(identity, `time?nonce=${encodeURIComponent(nonce)}`)).status, 403);
    }
    assert.equal((await ask(identity, 'commands?after=-1')).status, 403);
    assert.equal(station.reported.length, 0);
  });

  it('L3 takes a log whose links hold, and refuses one that was changed, cut or is another’s', async (t) => {
    const { station, identity } = await open(t);
    const { device } = identity;
    const keys = await openKeys(identity.keys);
    const send = async (entries: ReturnType<typeof chain>[], by = keys, speaksOf = device) => {
      const body = await seal('playout', { device: speaksOf, entries }, by);
      return (await ask(identity, 'playouts', { method: 'POST', body })).status;
    };
    const one = chain(event(device), null);
    const two = chain(event(device), one);
    const three = chain(event(device), two);
    assert.equal(await send([two, three]), 200);
    assert.equal(station.playouts.length, 2);
    assert.equal(await send([one, three]), 400);
    assert.equal(await send([{ ...one, reason: 'changed' }, two]), 400);
    assert.equal(await send([chain(event(crypto.randomUUID()), null)]), 400);
    assert.equal(await send([one], await newKeys()), 400);
    assert.equal(await send([one], keys, crypto.randomUUID()), 403);
    assert.equal(station.playouts.length, 2);
  });

  it('refuses a body above one MiB', async (t) => {
    const { identity } = await open(t);
    const answer = await ask(identity, 'playouts', { method: 'POST', body: 'x'.repeat(1_100_000) });
    assert.equal(answer.status, 413);
  });

  it('says 413 itself, whoever opened it', async () => {
    const unasked = () => Promise.reject(new Error('asked although the body is too long'));
    const door = deviceDoor({
      account: () => null,
      manifest: unasked,
      commands: unasked,
      enrol: unasked,
      playouts: unasked,
      reported: unasked,
      sealTime: unasked,
      welcome: () => ({ mqttUrl: 'mqtt://127.0.0.1:1', serverKeys: [] }),
      live: () => null,
      liveHeard: () => {},
    });
    const body = 'x'.repeat(1_100_000);
    const answer = await door.request('/devices/x/playouts', { method: 'POST', body });
    assert.equal(answer.status, 413);
    assert.match(await answer.text(), /"code":"device-refused"/);
  });
});
