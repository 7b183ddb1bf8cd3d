import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { ensurePrograms, testPrograms } from './programs.ts';

/**
 * Every test: first those beside the code, then the whole-system journeys in a browser. Arguments narrow the first
 * kind to files whose path holds one of them; `--no-journeys` leaves the second out.
 */
const root = join(import.meta.dirname, '..');
const args = process.argv.slice(2);
const wanted = args.filter((argument) => !argument.startsWith('--'));
const folders =
  '{content-model,themes,audio-pipeline,signage-renderer,devices,sites,delivery,cms,deploy,tools}';

function run(what: string, command: readonly string[]): void {
  console.log(`\n▶ ${what}`);
  const { status } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', ...command], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) {
    console.error(`\n✗ ${what}: failed`);
    process.exit(status ?? 1);
  }
}

const missing = await ensurePrograms(testPrograms);
if (missing.length > 0) process.exit(1);

const files = globSync(`${folders}/**/*.test.ts`, {
  cwd: root,
  exclude: (path) => path.includes('node_modules'),
})
  .filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)))
  .toSorted();
if (files.length === 0) {
  console.error(`No test file holds ${wanted.join(' or ')} in its path.`);
  process.exit(1);
}
run('Types, format and lint', ['tools/check.task.ts']);
run('Page engine', ['sites/build-engine.ts']);
run(`Tests of ${files.length} files`, ['--test', '--test-concurrency=2', ...files]);
if (wanted.length === 0 && !args.includes('--no-journeys')) {
  run('Admin screens', ['cms/build-admin.ts']);
  run('Whole-system journeys', [
    'node_modules/@playwright/test/cli.js',
    'test',
    '--config',
    'e2e/playwright.config.ts',
  ]);
}
