import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensurePrograms, testPrograms } from './programs.ts';

/** The pictures of the guides, made anew in `docs/images` by the journey that walks their screens. */
const root = join(import.meta.dirname, '..');
const missing = await ensurePrograms(testPrograms);
if (missing.length > 0) process.exit(1);
const journey = ['test', 'guide', '--config', 'e2e/playwright.config.ts', '--project=embedded'];
const steps = [['cms/build-admin.ts'], ['node_modules/@playwright/test/cli.js', ...journey]];
for (const step of steps) {
  const { status } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', ...step], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NGUON_GUIDE: 'write' },
  });
  if (status !== 0) process.exit(status ?? 1);
}
