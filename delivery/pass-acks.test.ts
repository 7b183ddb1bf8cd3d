import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { Acknowledged, Act } from '@nguon/content-model/command';
import { instantOf } from '@nguon/content-model/instant';
import { openFolder, Station, until } from '@nguon/devices/conformance/station';
import { seal } from '@nguon/devices/envelope';
import { newKeys } from '@nguon/devices/keys';
import { topicFor } from '@nguon/devices/topics';
import { connectAsync } from 'mqtt';
import { type Commands, commandsIn } from './commands.ts';
import { passAcks } from './pass-acks.ts';

/** A command of a speaker that may be answered within a minute on a busy machine, ms. */
const SOON_MS = 60_000;

/** A speaker with a line to the broker, and delivery's side of what it acknowledges. */
async function open(t: TestContext) {
  const station = await Station.open();
  const folder = await openFolder();
  const { device, token } = await station.join('speaker');
  const keys = await newKeys();
  const account = { ...(station.register.get(device) ?? assert.fail()), publicKey: keys.publicKey };
  station.register.set(device, account);
  const client = await connectAsync(station.mqttUrl, { clientId: device, username: device, password: token });
  await until(() => station.announcer.connected, SOON_MS);
  const taken: Acknowledged[] = [];
  const faults: string[] = [];
  const cms = { isAway: false };
  const commandsHere = () =>
    commandsIn(
      folder.path,
      () => station.now,
      async ({ sequence }) => String(sequence),
    );
  const start = (commands: Commands) =>
    passAcks({
      announcer: station.announcer,
      commands,
      find: (id) => station.register.get(id) ?? null,
      calm: async () => {},
      pass: async (acknowledged) => {
        if (cms.isAway) throw new Error('the CMS is away');
        taken.push(acknowledged);
      },
      onError: (_device, error) => faults.push(String(error)),
    });
  const commands = commandsHere();
  const end = start(commands);
  t.after(async () => {
    end();
    await client.endAsync(true);
    await station.close();
    await folder.remove();
  });
  const give = async (act: Act, id: string = crypto.randomUUID()) => ({
    id,
    sequence: Number(await commands.give({ device, act, percent: null, id })),
  });
  const acknowledge = async (
    { id, sequence }: { id: string; sequence: number },
    { outcome = 'obeyed', by = keys, whose = device, reason = '' } = {} as {
      outcome?: 'obeyed' | 'refused';
      by?: typeof keys;
      whose?: string;
      reason?: string;
    },
  ) => {
    const ack = { device: whose, command: id, sequence, at: instantOf(station.now), outcome, reason };
    await client.publishAsync(topicFor(device, 'ack'), await seal('ack', ack, by), { qos: 1 });
  };
  const outcomes = () => taken.map(({ command, outcome }) => [command, outcome]);
  return { device, cms, faults, taken, give, acknowledge, outcomes, commands, commandsHere, start, end };
}

describe('what became of a command', () => {
  it('D70 is passed on once, under the device’s own key and of what it was given alone', async (t) => {
    const { give, acknowledge, outcomes, taken, faults } = await open(t);
    const [test, stop] = [await give('test'), await give('stop')];
    await acknowledge(test, { by: await newKeys() });
    await acknowledge(test, { whose: crypto.randomUUID() });
    assert.ok(await until(() => faults.length === 2, SOON_MS));
    await acknowledge({ id: crypto.randomUUID(), sequence: 7 });
    await acknowledge(test);
    await acknowledge(test);
    await acknowledge(test, { outcome: 'refused' });
    await acknowledge(stop, { outcome: 'refused', reason: 'không có gì đang phát' });
    assert.ok(await until(() => taken.some(({ command }) => command === stop.id), SOON_MS));
    assert.deepEqual(outcomes(), [
      [test.id, 'obeyed'],
      [stop.id, 'refused'],
    ]);
    assert.equal(taken.at(-1)?.reason, 'không có gì đang phát');
  });

  it('D71 is kept while the CMS is away, and passed once it answers, after a restart too', async (t) => {
    const { give, acknowledge, outcomes, taken, faults, cms, commands, commandsHere, start, end, device } =
      await open(t);
    const test = await give('test');
    cms.isAway = true;
    await acknowledge(test);
    assert.ok(await until(() => faults.length > 0, SOON_MS));
    assert.equal((await commands.unpassed(device)).length, 1);
    end();
    cms.isAway = false;
    t.after(start(commandsHere()));
    assert.ok(await until(() => taken.length > 0, SOON_MS));
    assert.ok(await until(async () => (await commandsHere().unpassed(device)).length === 0, SOON_MS));
    assert.deepEqual(outcomes(), [[test.id, 'obeyed']]);
  });

  it('D72 is that it was received, when its device asks for those after it, until it says more', async (t) => {
    const { give, acknowledge, outcomes, taken, commands, device } = await open(t);
    const [test, stop] = [await give('test'), await give('stop')];
    assert.equal((await commands.after(device, test.sequence - 1)).length, 2);
    assert.deepEqual(await commands.unpassed(device), []);
    assert.deepEqual(await commands.after(device, test.sequence), [String(stop.sequence)]);
    assert.ok(await until(() => taken.length === 1, SOON_MS));
    await acknowledge(test, { outcome: 'refused' });
    assert.ok(await until(() => taken.length === 2, SOON_MS));
    await commands.after(device, stop.sequence);
    assert.ok(await until(() => taken.length === 3, SOON_MS));
    assert.deepEqual(outcomes(), [
      [test.id, 'received'],
      [test.id, 'refused'],
      [stop.id, 'received'],
    ]);
  });
});
