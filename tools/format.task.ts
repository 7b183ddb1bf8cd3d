import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Formats and mends what can be mended without a person. */
const root = join(import.meta.dirname, '..');
const { status } = spawnSync(
  process.execPath,
  ['node_modules/@biomejs/biome/bin/biome', 'check', '--write'],
  {
    cwd: root,
    stdio: 'inherit',
  },
);
process.exit(status ?? 1);
