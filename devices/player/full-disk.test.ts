import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { it } from 'node:test';
import { openFolder, Station, until } from '../conformance/station.ts';
import { Player } from './player.ts';

/** A disk of 256 KiB; `null` where this user may not make one. */
async function openSmallDisk(): Promise<{ path: string; remove: () => Promise<void> } | null> {
  const { path, remove } = await openFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', path], { stdio: 'ignore' });
  } catch {
    await remove();
    return null;
  }
  const unmount = async () => {
    execFileSync('umount', ['-l', path]);
    await remove();
  };
  return { path, remove: unmount };
}

it('D11 a full disk leaves the loop running, is told, and is over when there is room', async (t) => {
  const disk = await openSmallDisk();
  if (disk === null) return t.skip('needs the right to mount a small disk');
  const folder = disk.path;
  const station = await Station.open();
  const identity = await station.join('board');
  const faults: string[] = [];
  const faultsOfFullDisk = () => faults.filter((fault) => /disk is full/.test(fault)).length;
  const old = station.frame('old');
  await station.publish(station.boardManifest(identity.device, [old]));
  const player = await Player.start({ identity, folder, onFault: (error) => faults.push(String(error)) });
  t.after(async () => {
    await player.close();
    await station.close();
    await disk.remove();
  });
  assert.ok(await until(() => player.screen.view.title === 'old'));
  const big = station.file('b'.repeat(300_000));
  await station.publish(station.boardManifest(identity.device, [old, station.frame('big', { file: big })]));
  assert.ok(await until(() => station.playouts.some(({ reason }) => /disk is full/.test(reason)), 8_000));
  assert.equal(player.screen.view.title, 'old');
  await station.publish(station.boardManifest(identity.device, [station.frame('plain'), old]));
  assert.ok(await until(() => player.screen.view.title === 'plain', 10_000), 'what was too big is let go');
  await writeFile(join(folder, 'filler'), Buffer.alloc(400_000)).catch(() => {});
  const told = faultsOfFullDisk();
  await station.publish(station.boardManifest(identity.device, [station.frame('small'), old]));
  assert.ok(await until(() => faultsOfFullDisk() > told, 8_000));
  assert.equal(player.screen.view.title, 'plain');
  await rm(join(folder, 'filler'));
  assert.ok(await until(() => player.screen.view.title === 'small', 10_000));
});
