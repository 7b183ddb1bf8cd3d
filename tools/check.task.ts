import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Types, of pages' scripts too, then format and lint. */
const root = join(import.meta.dirname, '..');
const steps: readonly (readonly string[])[] = [
  [process.execPath, 'node_modules/typescript/bin/tsc', '-p', '.'],
  [process.execPath, 'node_modules/typescript/bin/tsc', '-p', 'sites', '--noEmit'],
  [process.execPath, 'node_modules/@biomejs/biome/bin/biome', 'check'],
];
for (const [command = '', ...args] of steps) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
