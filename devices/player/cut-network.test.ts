import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { it } from 'node:test';
import { promisify } from 'node:util';
import type { CutTold } from './cut-network.process.ts';

const namespace = ['--map-root-user', '--net'];

/** Why no network can be made here, or `false` when one can. */
const cannot =
  spawnSync('unshare', [...namespace, 'ip', 'link', 'add', 'cable0', 'type', 'veth']).status === 0
    ? false
    : 'this system makes no networks of our own: Linux with unshare and ip is needed';

it('D76 a board whose network is cut shows what is current by its own clock, and catches up when it is back', {
  skip: cannot,
}, async () => {
  const story = join(import.meta.dirname, 'cut-network.process.ts');
  const { stdout } = await promisify(execFile)('unshare', [
    ...namespace,
    process.execPath,
    '--disable-warning=ExperimentalWarning',
    story,
  ]);
  const told = JSON.parse(stdout) as CutTold;
  assert.deepEqual(
    told.before
      .filter((picture) => picture !== 'the neutral frame')
      .slice(0, 2)
      .toSorted(),
    ['is over', 'stays'],
  );
  assert.deepEqual([...new Set(told.meanwhile)], ['stays']);
  assert.equal(told.after.includes('is over'), false);
  assert.equal(told.after.at(-1), 'is new');
  assert.deepEqual(
    told.logged,
    told.logged.map((_, index) => index + 1),
  );
});
