import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { lockFolder } from './data-lock.ts';
import { checkPort } from './ports.ts';
import { secretsIn } from './secrets.ts';
import { startService } from './service.ts';
import { readSettings, Settings } from './settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'nguon-start-'));
after(() => rmSync(folder, { recursive: true }));

describe('the data folder', () => {
  it('O1 is refused to a second process and taken over from a dead one', async () => {
    const unlock = lockFolder(folder);
    assert.throws(() => lockFolder(folder), {
      code: 'folder-in-use',
      message: new RegExp(`process ${process.pid} `),
    });
    unlock();
    const holder = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    writeFileSync(
      join(folder, 'lock'),
      JSON.stringify({ pid: holder.pid, startedAt: 'another process of this number' }),
    );
    lockFolder(folder)();
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    writeFileSync(join(folder, 'lock'), JSON.stringify({ pid: holder.pid, startedAt: '1' }));
    lockFolder(folder)();
    writeFileSync(join(folder, 'lock'), '');
    lockFolder(folder)();
  });

  it('O6 holds secrets that are made once and never over damaged ones', () => {
    const secrets = secretsIn(folder);
    assert.deepEqual(secretsIn(folder), secrets);
    assert.equal(new Set(Object.values(secrets)).size, 3);
    const file = join(folder, 'keys', 'secrets.json');
    assert.equal(statSync(file).mode & 0o777, 0o600);
    writeFileSync(file, '{');
    assert.throws(() => secretsIn(folder), { code: 'setting-invalid' });
  });
});

describe('the settings', () => {
  it('O2 are refused by name, and secrets are not shown', () => {
    const wrong = {
      PORT: 'ba nghìn',
      DATABASE_URL: 'mysql://root:bimat@db',
      NGUON_PROVINCE: 'Lai Châu',
      NGUON_ADMIN_PASSWORD: 'ngắn',
    };
    assert.throws(
      () => readSettings(wrong),
      (error: Error) => {
        for (const name of Object.keys(wrong)) assert.match(error.message, new RegExp(name));
        assert.doesNotMatch(error.message, /bimat|ngắn/);
        return true;
      },
    );
    assert.throws(
      () => readSettings({ PORT: '8080' }),
      /PORT, SITES_PORT and MQTT_PORT are 8080, 8080, 1883/,
    );
    assert.equal(readSettings({ PORT: '' }).PORT, 3000);
    assert.equal(readSettings({ MQTT_PORT: '3000', MQTT_URL: 'mqtt://broker' }).PORT, 3000);
  });

  it('O4 stand in the README with their defaults', () => {
    const readme = readFileSync(join(import.meta.dirname, '..', 'README.md'), 'utf8');
    const rows = new Map(
      [...readme.matchAll(/^\| `([A-Z_]+)` \| (?:`([^`]+)`|–) \|/gm)].map(([, name = '', value]) => [
        name,
        value,
      ]),
    );
    assert.deepEqual([...rows.keys()].toSorted(), Object.keys(Settings.shape).toSorted());
    const defaults = Settings.parse({}) as Record<string, unknown>;
    for (const [name, value] of rows) assert.equal(value, defaults[name]?.toString(), name);
  });
});

describe('a port', () => {
  it('O3 that is taken is refused by the name of its setting, unless it is given up meanwhile', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const { port } = holder.address() as AddressInfo;
    await assert.rejects(checkPort('SITES_PORT', '127.0.0.1', port, 0), {
      code: 'port-taken',
      message: /SITES_PORT/,
    });
    setTimeout(() => holder.close(), 300);
    await checkPort('SITES_PORT', '127.0.0.1', port, 60_000);
  });
});

describe('a service', () => {
  const starting = (name: string, code: string) => {
    const main = join(folder, `${name}.mjs`);
    writeFileSync(main, code);
    const restarts: string[] = [];
    const options = {
      name,
      main,
      environment: {},
      logs: join(folder, 'logs'),
      onProgress: () => {},
      onRestart: (crashed: string) => restarts.push(crashed),
    };
    return { service: startService(options), restarts };
  };

  it('O5 is started again when it crashes, and ends when it is told to', async () => {
    const { service, restarts } = starting(
      'crashing',
      'process.send({ ready: true, url: String(process.pid) }); setInterval(() => {}, 1000);',
    );
    const { ready, stop } = await service;
    process.kill(Number(ready.url), 'SIGKILL');
    while (restarts.length === 0) await pause(20);
    await stop();
    await pause(300);
    assert.deepEqual(restarts, ['crashing']);
  });

  it('that cannot start says why in its own words', async () => {
    const { service } = starting(
      'failing',
      "process.send({ failed: 'PORT: taken. Choose another.' }); process.exit(1);",
    );
    await assert.rejects(service, /^Error: PORT: taken\. Choose another\.$/);
    const { service: silent } = starting('silent', "console.error('module not found'); process.exit(3);");
    await assert.rejects(silent, /silent ended \(3\).*module not found/s);
  });
});
