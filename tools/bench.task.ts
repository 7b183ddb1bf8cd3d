import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { benchPrograms, ensurePrograms } from './programs.ts';

/**
 * Every measurement, printed as tables, or one that is named: `npm run bench -- polling`. All take several minutes; run
 * them on a machine that does nothing else.
 */
const root = join(import.meta.dirname, '..');
const [name = 'all'] = process.argv.slice(2);
const file = `bench/${name}.ts`;
if (!/^[a-z-]+$/.test(name) || !existsSync(join(root, file))) {
  console.error(`bench: there is no measurement ${name}. Name a file of bench/, or none for all.`);
  process.exit(1);
}
if (name === 'all' && (await ensurePrograms(benchPrograms)).length > 0) process.exit(1);
const { status } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', file], {
  cwd: root,
  stdio: 'inherit',
});
process.exit(status ?? 1);
