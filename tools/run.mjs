/**
 * The door of every npm script: `node tools/run.mjs <task> [arguments]`.
 *
 * Runs on any Node from 20 on, without dependencies. Installs the packages when they are missing or not those of
 * package-lock.json, then runs `tools/<task>.ts` with the Node 24 that the packages carry, because the host's may be
 * older. The exit code is the task's.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const tools = join(root, 'tools');
const OLDEST_MAJOR = 24;

function stop(message) {
  console.error(`\n${message}\n`);
  process.exit(1);
}

/** Are the packages in node_modules those of the lock file? Packages for other machines may be missing. */
function packagesAreInstalled() {
  try {
    const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
    const held = JSON.parse(readFileSync(join(root, 'node_modules/.package-lock.json'), 'utf8')).packages;
    return Object.entries(wanted)
      .filter(([place, entry]) => place.startsWith('node_modules/') && !entry.optional && !entry.devOptional)
      .every(([place, entry]) => held[place] && held[place].version === entry.version);
  } catch {
    return false;
  }
}

/** How often a long installation says that it is still going, ms. */
const BEAT_MS = 10_000;

async function installPackages() {
  console.log('Đang cài các gói npm, khoảng 1–3 phút… · Installing npm packages, about 1–3 minutes…');
  const npm = process.env.npm_execpath;
  const flags = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const [command, args] = npm?.endsWith('.js') ? [process.execPath, [npm, ...flags]] : ['npm', flags];
  const begun = Date.now();
  const seconds = () => `${Math.round((Date.now() - begun) / 1000)} s`;
  const beat = setInterval(() => console.log(`  … ${seconds()}`), BEAT_MS);
  const installing = spawn(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  const [status] = await once(installing, 'exit')
    .catch(() => [null])
    .finally(() => clearInterval(beat));
  if (status === 0) console.log(`  ✓ ${seconds()}`);
  else stop('npm ci: it failed, see above. Check the network and run the command again.');
}

/** The Node to run the product with: this one when it is new enough, else the one from the packages. */
function findNode() {
  if (Number(process.versions.node.split('.')[0]) >= OLDEST_MAJOR) return process.execPath;
  const binary = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';
  const names = [`node-${process.platform}-${process.arch}`, `node-bin-${process.platform}-${process.arch}`];
  const found = names
    .map((name) => join(root, 'node_modules', name.replace('win32', 'win'), binary))
    .find(existsSync);
  if (!found) {
    stop(
      `Node ${process.versions.node}: Nguồn needs Node ${OLDEST_MAJOR}, and no package carries it for ` +
        `${process.platform}-${process.arch}. Install Node ${OLDEST_MAJOR} from your system and run the command again.`,
    );
  }
  return found;
}

const [task, ...rest] = process.argv.slice(2);
const tasks = readdirSync(tools)
  .filter((name) => name.endsWith('.task.ts'))
  .map((name) => name.slice(0, -'.task.ts'.length));
if (!tasks.includes(task)) stop(`Task: ${task ?? 'none'} is not one. Use one of ${tasks.join(', ')}.`);
if (!packagesAreInstalled()) await installPackages();

const node = findNode();
const quickModules = `--import=${pathToFileURL(join(tools, 'quick-modules.ts'))}`;
const child = spawn(node, [join(tools, `${task}.task.ts`), ...rest], {
  stdio: 'inherit',
  env: {
    ...process.env,
    PATH: `${dirname(node)}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH ?? ''}`,
    // Half of the CMS's start, in every process of ours.
    NODE_OPTIONS: [quickModules, process.env.NODE_OPTIONS?.replace(quickModules, '')]
      .filter(Boolean)
      .join(' '),
    ASTRO_TELEMETRY_DISABLED: '1',
    NEXT_TELEMETRY_DISABLED: '1',
    // What Node compiled once, every process of ours after it reads: a tenth of the CMS's start.
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, 'node_modules/.cache/nguon/compiled'),
  },
});
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
// The terminal sends Ctrl-C to the child as well; it decides when to end.
process.on('SIGINT', () => {});
child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 1)));
