import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Station, UNIT, until } from './conformance/station.ts';
import { connectAs, listen, say } from './fixtures/clients.ts';
import { alarmTopicFor, topicFor } from './topics.ts';

describe('the announcer', () => {
  it('D8 says every hint again to a broker that lost everything', async (t) => {
    const station = await Station.open();
    t.after(() => station.close());
    const own = await station.join('board');
    await until(() => station.announcer.connected);
    station.announcer.hint(own.device, 6);
    await station.restartBroker(100);
    station.announcer.hint(own.device, 7);
    assert.ok(await until(() => station.announcer.connected));
    const client = await connectAs(station.broker.url, own);
    assert.ok(client !== null);
    const hints: string[] = [];
    client.on('message', (_topic, payload) => hints.push(String(payload)));
    await listen(client, topicFor(own.device, 'desired'));
    assert.ok(await until(() => hints.includes('{"sequence":7}')));
    await client.endAsync(true);
  });

  it('D60 gives an urgent manifest with its hint, to whoever subscribes later too, unless it is too long', async (t) => {
    const station = await Station.open();
    t.after(() => station.close());
    const own = await station.join('speaker');
    await until(() => station.announcer.connected);
    station.announcer.hint(own.device, 6, 'sealed');
    const hints: string[] = [];
    const client = await connectAs(station.broker.url, own);
    assert.ok(client !== null);
    client.on('message', (_topic, payload) => hints.push(String(payload)));
    await listen(client, topicFor(own.device, 'desired'));
    assert.ok(await until(() => hints.includes('{"sequence":6,"manifest":"sealed"}')));
    station.announcer.hint(own.device, 7, 'x'.repeat(40_000));
    assert.ok(await until(() => hints.includes('{"sequence":7}')));
    await client.endAsync(true);
  });

  it('D64 says an alarm to all who listen, and leaves none with the broker', async (t) => {
    const station = await Station.open();
    t.after(() => station.close());
    await until(() => station.announcer.connected, 20_000);
    const ears = await Promise.all([station.join('speaker'), station.join('speaker')]);
    const heard: string[] = [];
    const listening = async (own: (typeof ears)[number], name: string) => {
      const client = await connectAs(station.broker.url, own);
      assert.ok(client !== null);
      client.on('message', (_topic, payload) => heard.push(`${name} ${String(payload)}`));
      assert.ok(await listen(client, alarmTopicFor(UNIT)));
      t.after(() => client.endAsync(true));
    };
    for (const [place, own] of ears.entries()) await listening(own, `ear ${place}`);
    await station.announcer.alarm(UNIT, 'sealed');
    assert.ok(await until(() => heard.length === 2, 20_000));
    await listening(await station.join('speaker'), 'late ear');
    await station.announcer.alarm(UNIT, 'x'.repeat(40_000));
    await station.announcer.alarm(UNIT, 'again');
    assert.ok(await until(() => heard.length === 5, 20_000));
    assert.deepEqual(heard.toSorted(), [
      'ear 0 again',
      'ear 0 sealed',
      'ear 1 again',
      'ear 1 sealed',
      'late ear again',
    ]);
  });

  it('passes on what devices say, with their name', async (t) => {
    const station = await Station.open();
    t.after(() => station.close());
    const own = await station.join('board');
    const said: string[] = [];
    station.announcer.on('ack', (device, jws) => said.push(`ack ${device} ${jws}`));
    station.announcer.on('presence', (device, presence) => said.push(`${device} is ${presence}`));
    await until(() => station.announcer.connected);
    const client = await connectAs(station.broker.url, own);
    assert.ok(client !== null);
    await say(client, topicFor(own.device, 'ack'), 'sealed');
    await say(client, topicFor(own.device, 'presence'), 'online', true);
    assert.ok(await until(() => said.length === 2));
    assert.deepEqual(said, [`ack ${own.device} sealed`, `${own.device} is online`]);
    await client.endAsync(true);
  });

  it('never fails without a broker', async (t) => {
    const station = await Station.open();
    t.after(() => station.close());
    await station.broker.close();
    assert.equal(await until(() => !station.announcer.connected), true);
    station.announcer.hint(crypto.randomUUID(), 1);
    station.announcer.command(crypto.randomUUID(), 'sealed');
    station.announcer.forget(crypto.randomUUID());
    await station.announcer.alarm(UNIT, 'sealed');
    assert.equal(station.announcer.connected, false);
  });
});
