import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { benchPrograms, ensurePrograms } from './programs.ts';

/** Every measurement, printed as tables. Takes several minutes; run it on a machine that does nothing else. */
const root = join(import.meta.dirname, '..');
const missing = await ensurePrograms(benchPrograms);
if (missing.length > 0) process.exit(1);
const { status } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', 'bench/all.ts'], {
  cwd: root,
  stdio: 'inherit',
});
process.exit(status ?? 1);
