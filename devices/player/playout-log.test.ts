import assert from 'node:assert/strict';
import { appendFile, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { sha256 } from '@nguon/content-model/content-address';
import { brokenLink, type PlayoutEvent } from '@nguon/content-model/playout';
import { openFolder } from '../conformance/station.ts';
import { PlayoutLog } from './playout-log.ts';

const event: PlayoutEvent = {
  device: 'b0a4d000-0000-4000-8000-000000000001',
  bulletin: null,
  sha256: sha256('x'),
  startedAt: '2026-11-21T00:00:00Z',
  endedAt: '2026-11-21T00:00:06Z',
  result: 'played',
  reason: '',
};

describe('the playout log', () => {
  it('D17 goes on after a power cut at any byte, without a broken link', async (t) => {
    const folder = await openFolder();
    t.after(folder.remove);
    const file = join(folder.path, 'playouts.log');
    const log = PlayoutLog.open(folder.path, null);
    log.append([event, event, event]);
    log.close();
    const whole = await readFile(file);
    const lines = whole.toString().split('\n').length - 1;
    for (let length = whole.length; length >= 0; length -= 17) {
      await writeFile(file, whole);
      await truncate(file, length);
      const again = PlayoutLog.open(folder.path, null);
      again.append([event]);
      assert.equal(brokenLink(again.recent, null), null);
      assert.ok(again.recent.length <= lines + 1);
      again.close();
      assert.ok((await readFile(file, 'utf8')).endsWith('}\n'));
    }
  });

  it('D17 gives up what lies behind a changed line', async (t) => {
    const folder = await openFolder();
    t.after(folder.remove);
    const log = PlayoutLog.open(folder.path, null);
    log.append([event, event, event]);
    log.close();
    const file = join(folder.path, 'playouts.log');
    const [one = '', two = '', three = ''] = (await readFile(file, 'utf8')).split('\n');
    await writeFile(file, `${one}\n${two.replace('played', 'failed')}\n${three}\n`);
    const again = PlayoutLog.open(folder.path, null);
    assert.deepEqual(
      again.recent.map(({ number }) => number),
      [1],
    );
    again.close();
  });

  it('D17 goes on from the last entry the server took when its own file is lost', async (t) => {
    const folder = await openFolder();
    t.after(folder.remove);
    const log = PlayoutLog.open(folder.path, null);
    log.append([event, event]);
    const accepted = log.recent.at(-1) ?? null;
    log.close();
    await writeFile(join(folder.path, 'playouts.log'), '');
    for (const round of [1, 2]) {
      const again = PlayoutLog.open(folder.path, accepted);
      again.append([event]);
      const entries = again.after(accepted);
      assert.deepEqual(
        entries.map(({ number }) => number),
        round === 1 ? [3] : [3, 4],
      );
      assert.equal(brokenLink(entries, accepted), null);
      again.close();
    }
  });

  it('D17 is made shorter once it is with the server, and goes on', async (t) => {
    const folder = await openFolder();
    t.after(folder.remove);
    const file = join(folder.path, 'playouts.log');
    const log = PlayoutLog.open(folder.path, null);
    log.append(Array.from({ length: 5_600 }, () => event));
    const [accepted] = log.recent.slice(-1);
    assert.ok(accepted !== undefined);
    const before = (await readFile(file)).length;
    await log.shorten(accepted);
    assert.ok((await readFile(file)).length < before / 5);
    log.append([event]);
    log.close();
    await appendFile(file, '{"half":');
    const again = PlayoutLog.open(folder.path, accepted);
    assert.deepEqual(
      again.after(accepted).map(({ number }) => number),
      [5_601],
    );
    again.close();
  });
});
