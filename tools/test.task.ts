import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
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

function ends(what: string, command: readonly string[]): boolean {
  console.log(`\n▶ ${what}`);
  const node = ['--disable-warning=ExperimentalWarning', ...command];
  return spawnSync(process.execPath, node, { cwd: root, stdio: 'inherit' }).status === 0;
}

function run(what: string, command: readonly string[]): void {
  if (ends(what, command)) return;
  console.error(`\n✗ ${what}: failed`);
  process.exit(1);
}

/** @returns the files in which a test failed */
function failedOf(what: string, tested: readonly string[], atATime: number): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'nguon-tests-'));
  const list = join(folder, 'failed');
  const isGood = ends(what, [
    '--test',
    `--test-concurrency=${atATime}`,
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    '--test-reporter=./tools/failed-files.ts',
    `--test-reporter-destination=${list}`,
    ...tested,
  ]);
  const failed = readFileSync(list, 'utf8').split('\n').filter(Boolean);
  rmSync(folder, { recursive: true });
  return isGood || failed.length > 0 ? failed : [...tested];
}

/**
 * Files whose tests fail on a busy machine run once more, one at a time. One that passes then is named: it waits for
 * something by the clock, and wants mending.
 */
function runTests(tested: readonly string[]): void {
  const failed = failedOf(`Tests of ${tested.length} files`, tested, 2);
  if (failed.length === 0) return;
  const again = failedOf(`Once more, one at a time: ${failed.join(', ')}`, failed, 1);
  if (again.length > 0) {
    console.error(`\n✗ Tests: failed twice in ${again.join(', ')}`);
    process.exit(1);
  }
  console.warn(`\n! Unsteady, passed at the second try only: ${failed.join(', ')}`);
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
runTests(files);
if (wanted.length === 0 && !args.includes('--no-journeys')) {
  run('Admin screens', ['cms/build-admin.ts']);
  run('Whole-system journeys', [
    'node_modules/@playwright/test/cli.js',
    'test',
    '--config',
    'e2e/playwright.config.ts',
  ]);
}
