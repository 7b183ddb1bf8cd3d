import assert from 'node:assert/strict';
import { connect as connectSocket } from 'node:net';
import { describe, it, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { openBroker } from './broker.ts';
import { SERVER_TOKEN, Station, UNIT, until } from './conformance/station.ts';
import { connectAs, listen, overhear, say } from './fixtures/clients.ts';
import { alarmTopicFor, topicFor } from './topics.ts';

async function open(t: TestContext) {
  const station = await Station.open();
  t.after(() => station.close());
  const own = await station.join('board');
  const other = await station.join('board');
  return { station, url: station.broker.url, own, other };
}

describe('the embedded broker', () => {
  it('D1 turns strangers and wrong tokens away', async (t) => {
    const { url, own, other } = await open(t);
    assert.equal(await connectAs(url, { ...own, token: other.token }), null);
    assert.equal(await connectAs(url, { ...own, device: crypto.randomUUID() }), null);
    assert.equal(await connectAs(url, own, { username: '', password: '' }), null);
    assert.equal(await connectAs(url, { device: 'delivery', token: own.token }), null);
    const client = await connectAs(url, own);
    assert.ok(client?.connected);
    await client.endAsync(true);
  });

  it('D4 lets no device connect under another’s name, and none keep a session', async (t) => {
    const { url, own, other } = await open(t);
    const victim = await connectAs(url, other);
    assert.equal(await connectAs(url, own, { clientId: other.device }), null);
    assert.equal(await connectAs(url, own, { clean: false }), null);
    assert.ok(victim?.connected);
    await victim.endAsync(true);
  });

  it('D4 ends the connection of a device that speaks for another or keeps what it may not', async (t) => {
    const { station, url, own, other } = await open(t);
    const { heard, client: ear } = await overhear(url, SERVER_TOKEN);
    const attempts: [string, string, boolean][] = [
      [topicFor(other.device, 'reported'), 'forged', false],
      [topicFor(own.device, 'command'), 'forged', false],
      [topicFor(own.device, 'desired'), '{"sequence":9}', true],
      [alarmTopicFor(UNIT), 'forged', false],
      [topicFor(own.device, 'reported'), 'kept', true],
      ['$SYS/forged', 'forged', false],
    ];
    for (const [topic, payload, retain] of attempts) {
      const client = await connectAs(url, own);
      assert.ok(client !== null);
      assert.equal(await say(client, topic, payload, retain), false, topic);
      await client.endAsync(true);
    }
    await sleep(50);
    assert.deepEqual(heard, []);
    await ear.endAsync(true);
    assert.equal(await until(() => station.broker.connections === 1), true);
  });

  it('D4 takes no last will for another', async (t) => {
    const { url, own, other } = await open(t);
    const will = (topic: string, payload: string) => ({
      will: { topic, payload, qos: 1 as const, retain: true },
    });
    assert.equal(await connectAs(url, own, will(topicFor(other.device, 'presence'), 'offline')), null);
    assert.equal(await connectAs(url, own, will(topicFor(own.device, 'desired'), '{"sequence":1}')), null);
    assert.equal(await connectAs(url, own, will(topicFor(own.device, 'presence'), 'hacked')), null);
    const client = await connectAs(url, own, will(topicFor(own.device, 'presence'), 'offline'));
    assert.ok(client?.connected);
    await client.endAsync(true);
  });

  it('D4 lets a device hear no other, and nothing by wildcard', async (t) => {
    const { url, own, other } = await open(t);
    for (const filter of [topicFor(other.device, 'command'), '#', 'nguon/v1/+/command', '$SYS/#']) {
      const client = await connectAs(url, own);
      assert.ok(client !== null);
      assert.equal(await listen(client, filter), false, filter);
      await client.endAsync(true);
    }
    const client = await connectAs(url, own);
    assert.ok(client !== null && (await listen(client, topicFor(own.device, 'command'))));
    await client.endAsync(true);
  });

  it('D40 ends the connection of a board whose window is over, at its next sign of life', async (t) => {
    const station = await Station.open();
    t.after(() => station.close());
    const identity = await station.join('board');
    const entry = station.register.get(identity.device);
    assert.ok(entry);
    const windows = [{ from: '2026-11-21T01:00:00Z', until: '2026-11-21T03:00:00Z' }];
    station.register.set(identity.device, { ...entry, windows });
    station.clockAhead = Date.parse('2026-11-21T02:59:00Z') - Date.now();
    const client = await connectAs(identity.mqttUrl, identity, { keepalive: 1 });
    assert.ok(client);
    const closed = new Promise<boolean>((resolve) => client.once('close', () => resolve(true)));
    station.clockAhead += 60_000;
    assert.ok(await closed);
    assert.equal(await connectAs(identity.mqttUrl, identity), null);
  });

  it('D5 disconnects a revoked device at once and lets it in no more', async (t) => {
    const { station, url, own } = await open(t);
    const client = await connectAs(url, own);
    assert.ok(client !== null);
    const closed = new Promise<void>((resolve) => client.once('close', () => resolve()));
    station.register.delete(own.device);
    station.broker.disconnect(own.device);
    await closed;
    assert.equal(await connectAs(url, own), null);
  });

  it('D6 keeps a subscriber that stopped reading from holding up the others', async (t) => {
    const { station, url, own, other } = await open(t);
    const frozen = await connectAs(url, own);
    const lively = await connectAs(url, other);
    assert.ok(frozen !== null && lively !== null);
    await listen(frozen, topicFor(own.device, 'command'));
    await listen(lively, topicFor(other.device, 'command'));
    frozen.stream.pause();
    let lastAt = performance.now();
    let longest = 0;
    let received = 0;
    lively.on('message', () => {
      received += 1;
      longest = Math.max(longest, performance.now() - lastAt);
      lastAt = performance.now();
    });
    const { client: server } = await overhear(url, SERVER_TOKEN);
    server.unsubscribe('nguon/v1/#');
    const bulk = 'x'.repeat(60_000);
    const sends: Promise<unknown>[] = [];
    for (let round = 0; round < 300; round += 1) {
      sends.push(server.publishAsync(topicFor(own.device, 'command'), bulk, { qos: 0 }));
      sends.push(server.publishAsync(topicFor(other.device, 'command'), `${round}`, { qos: 0 }));
    }
    await Promise.all(sends);
    assert.equal(await until(() => received === 300, 8_000), true);
    assert.ok(longest < 4_000, `the longest stall was ${longest} ms`);
    assert.equal(await until(() => station.broker.connections === 3), true);
    frozen.end(true);
    await Promise.all([lively.endAsync(true), server.endAsync(true)]);
  });

  it('D7 ends the connection of a device that sends too much, before it holds it', async (t) => {
    const { url, own } = await open(t);
    const client = await connectAs(url, own);
    assert.ok(client !== null);
    assert.equal(await say(client, topicFor(own.device, 'reported'), 'x'.repeat(70_000)), false);
    const socket = connectSocket({ host: '127.0.0.1', port: Number(new URL(url).port) });
    socket.on('error', () => {});
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.write(Buffer.from([0x10, 0xff, 0xff, 0xff, 0x7f]));
    await closed;
  });

  it('D13 says that a device is gone when its connection breaks', async (t) => {
    const { url, own } = await open(t);
    const { heard, client: ear } = await overhear(url, SERVER_TOKEN);
    const topic = topicFor(own.device, 'presence');
    const client = await connectAs(url, own, {
      will: { topic, payload: Buffer.from('offline'), qos: 1, retain: true },
    });
    assert.ok(client !== null && (await say(client, topic, 'online', true)));
    client.stream.destroy();
    assert.ok(await until(() => heard.includes(`${topic} offline`)));
    assert.deepEqual(heard, [`${topic} online`, `${topic} offline`]);
    await ear.endAsync(true);
  });

  it('D77 tells whoever listens what was last kept for the topic, and nobody what was taken back', async (t) => {
    const { url, own, other } = await open(t);
    const { client: server } = await overhear(url, SERVER_TOKEN);
    const desired = (sequence: number) => JSON.stringify({ sequence });
    await server.publishAsync(topicFor(own.device, 'desired'), desired(1), { qos: 1, retain: true });
    await server.publishAsync(topicFor(other.device, 'desired'), desired(7), { qos: 1, retain: true });
    await server.publishAsync(topicFor(own.device, 'desired'), desired(2), { qos: 1, retain: true });
    const toldOnJoining = async (filter: string, as: Parameters<typeof connectAs>) => {
      const client = await connectAs(...as);
      assert.ok(client !== null);
      const told: string[] = [];
      client.on('message', (_topic, payload, { retain }) => told.push(`${payload} ${retain}`));
      await client.subscribeAsync(filter, { qos: 1 });
      await sleep(200);
      await client.endAsync(true);
      return told.toSorted();
    };
    const mine = topicFor(own.device, 'desired');
    const server2 = [url, { device: 'delivery-2', token: SERVER_TOKEN }, { username: 'delivery' }] as const;
    assert.deepEqual(await toldOnJoining(mine, [url, own]), [`${desired(2)} true`]);
    const all = (await toldOnJoining('nguon/v1/#', [...server2])).filter((told) => told.includes('sequence'));
    assert.deepEqual(all, [`${desired(2)} true`, `${desired(7)} true`]);
    await server.publishAsync(mine, '', { qos: 1, retain: true });
    assert.deepEqual(await toldOnJoining(mine, [url, own]), []);
    await server.endAsync(true);
  });

  it('is refused by its name when the port is taken', async (t) => {
    const { station } = await open(t);
    const taken = { host: '127.0.0.1', port: station.broker.port, serverToken: 'x' };
    const opening = openBroker({ ...taken, accounts: { account: () => null } });
    await assert.rejects(opening, { name: 'Refusal', code: 'port-taken' });
  });
});
