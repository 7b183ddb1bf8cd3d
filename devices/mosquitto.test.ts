import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { openAnnouncer } from './announcer.ts';
import { openFolder, SERVER_TOKEN, until } from './conformance/station.ts';
import { connectAs, listen, overhear, say } from './fixtures/clients.ts';
import { topicFor } from './topics.ts';

const MOSQUITTO = '/usr/sbin/mosquitto';
const own = { device: 'b0a4d000-0000-4000-8000-000000000001', token: 'the token of the first' };
const other = { device: 'b0a4d000-0000-4000-8000-000000000002', token: 'the token of the second' };

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0));
    });
  });
}

/** Mosquitto with the example configuration: other paths, no TLS, a port of its own. */
async function open(t: TestContext): Promise<string> {
  const folder = await openFolder();
  await chmod(folder.path, 0o755);
  const [passwords, rules] = [join(folder.path, 'passwords'), join(folder.path, 'rules.acl')];
  await writeFile(passwords, '', { mode: 0o644 });
  for (const [name, token] of [
    ['delivery', SERVER_TOKEN],
    [own.device, own.token],
    [other.device, other.token],
  ]) {
    execFileSync('mosquitto_passwd', ['-b', passwords, name ?? '', token ?? ''], { stdio: 'ignore' });
  }
  await chmod(passwords, 0o644);
  await writeFile(rules, await readFile(new URL('mosquitto.example.acl', import.meta.url)), { mode: 0o644 });
  const port = await freePort();
  const example = await readFile(new URL('mosquitto.example.conf', import.meta.url), 'utf8');
  const configuration = example
    .replace('/etc/mosquitto/nguon.passwd\nacl', `${passwords}\nacl`)
    .replace('acl_file /etc/mosquitto/nguon.acl', `acl_file ${rules}`)
    .replace(/^(cafile|certfile|keyfile) .*$/gm, '')
    .replace('listener 8883', `listener ${port} 127.0.0.1`);
  await writeFile(join(folder.path, 'mosquitto.conf'), configuration, { mode: 0o644 });
  const broker: ChildProcess = spawn(MOSQUITTO, ['-c', join(folder.path, 'mosquitto.conf')], {
    stdio: 'ignore',
  });
  t.after(async () => {
    broker.kill('SIGKILL');
    await folder.remove();
  });
  const url = `mqtt://127.0.0.1:${port}`;
  await until(async () => {
    const client = await connectAs(url, own, { connectTimeout: 500 });
    await client?.endAsync(true);
    return client !== null;
  });
  return url;
}

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
