import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensurePrograms, testPrograms } from './programs.ts';

/** Lighthouse over every page of the budget in every theme. Takes some four minutes. */
const root = join(import.meta.dirname, '..');
const missing = await ensurePrograms(testPrograms);
if (missing.length > 0) process.exit(1);
const steps = [
  ['cms/build-admin.ts'],
  ['node_modules/@playwright/test/cli.js', 'test', 'lighthouse', '--config', 'e2e/playwright.config.ts'],
];
for (const step of steps) {
  const { status } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', ...step], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NGUON_LIGHTHOUSE: 'all' },
  });
  if (status !== 0) process.exit(status ?? 1);
}
