import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** After a change of collections: types, a migration by the name given, and the admin's screens with their import map. */
const root = join(import.meta.dirname, '..');
const [migration = 'change'] = process.argv.slice(2);
for (const [script = '', ...args] of [
  ['cms/write-types.ts'],
  ['cms/database/make-migration.ts', migration],
  ['cms/build-admin.ts'],
]) {
  console.log(`▶ ${script}`);
  const { status } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}
