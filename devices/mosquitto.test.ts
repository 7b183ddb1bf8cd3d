import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { describe, it, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { openAnnouncer } from './announcer.ts';
import { SERVER_TOKEN, until } from './conformance/station.ts';
import { connectAs, listen, overhear, say } from './fixtures/clients.ts';
import { configureMosquitto, MOSQUITTO } from './fixtures/killable-brokers.ts';
import { alarmTopicFor, topicFor } from './topics.ts';

const own = { device: 'b0a4d000-0000-4000-8000-000000000001', token: 'the token of the first' };
const other = { device: 'b0a4d000-0000-4000-8000-000000000002', token: 'the token of the second' };

/** Mosquitto with the example configuration, and two devices that it knows. */
async function open(t: TestContext): Promise<string> {
  const broker = await configureMosquitto([own, other]);
  t.after(() => broker.remove());
  await broker.start();
  await until(async () => {
    const client = await connectAs(broker.url, own, { connectTimeout: 500 });
    await client?.endAsync(true);
    return client !== null;
  });
  return broker.url;
}

const alarm = alarmTopicFor('03478@2025-07-01');

describe('mosquitto with the example configuration', { skip: !existsSync(MOSQUITTO) }, () => {
  it('D12 turns strangers away and gives no device another’s name', async (t) => {
    const url = await open(t);
    assert.equal(await connectAs(url, { ...own, token: other.token }), null);
    assert.equal(await connectAs(url, { device: 'x', token: 'y' }, { username: '', password: '' }), null);
    const victim = await connectAs(url, other);
    const intruder = await connectAs(url, own, { clientId: other.device });
    await sleep(100);
    assert.ok(victim?.connected);
    await Promise.all([victim.endAsync(true), intruder?.endAsync(true)]);
  });

  it('D12 passes on nothing a device may not say, a last will least of all', async (t) => {
    const url = await open(t);
    const { heard, client: ear } = await overhear(url, SERVER_TOKEN);
    const topic = topicFor(other.device, 'presence');
    const client = await connectAs(url, own, {
      will: { topic, payload: Buffer.from('offline'), qos: 1, retain: true },
    });
    assert.ok(client !== null);
    await say(client, topicFor(other.device, 'reported'), 'forged');
    await say(client, topicFor(own.device, 'command'), 'forged');
    await say(client, topicFor(own.device, 'reported'), 'true');
    client.stream.destroy();
    assert.ok(await until(() => heard.length > 0));
    await sleep(200);
    assert.deepEqual(heard, [`${topicFor(own.device, 'reported')} true`]);
    await ear.endAsync(true);
  });

  it('D69 brings a device the alarm it listens to, from the server alone', async (t) => {
    const url = await open(t);
    const announcer = openAnnouncer({ url, token: SERVER_TOKEN });
    await until(() => announcer.connected, 20_000);
    const [client, intruder] = [await connectAs(url, own), await connectAs(url, other)];
    assert.ok(client !== null && intruder !== null);
    const heard: string[] = [];
    client.on('message', (topic, payload) => heard.push(`${topic} ${String(payload)}`));
    assert.ok(await listen(client, alarm));
    await say(intruder, alarm, 'forged');
    await announcer.alarm('03478@2025-07-01', 'sealed');
    assert.ok(await until(() => heard.length > 0, 20_000));
    assert.deepEqual(heard, [`${alarm} sealed`]);
    await Promise.all([client.endAsync(true), intruder.endAsync(true), announcer.close()]);
  });

  it('D12 brings a device its own hints and commands, and no other’s', async (t) => {
    const url = await open(t);
    const announcer = openAnnouncer({ url, token: SERVER_TOKEN });
    await until(() => announcer.connected);
    const client = await connectAs(url, own);
    assert.ok(client !== null);
    const heard: string[] = [];
    client.on('message', (topic, payload) => heard.push(`${topic} ${String(payload)}`));
    for (const filter of [topicFor(own.device, 'desired'), topicFor(own.device, 'command'), 'nguon/v1/#']) {
      await listen(client, filter);
    }
    announcer.command(other.device, 'for the other');
    announcer.hint(own.device, 5);
    announcer.command(own.device, 'for me');
    assert.ok(await until(() => heard.length >= 2));
    await sleep(200);
    assert.deepEqual([...new Set(heard)].toSorted(), [
      `${topicFor(own.device, 'command')} for me`,
      `${topicFor(own.device, 'desired')} {"sequence":5}`,
    ]);
    await Promise.all([client.endAsync(true), announcer.close()]);
  });
});
