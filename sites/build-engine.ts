import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const sites = fileURLToPath(new URL('.', import.meta.url));
const engines = join(sites, 'dist');
const astro = fileURLToPath(new URL('.', import.meta.resolve('astro/package.json')));

/** What an engine is made of, as patterns below the project's root. */
const inputs = [
  'content-model/*.ts',
  'themes/*.ts',
  'themes/web-fonts/*',
  'sites/*.{ts,mjs,json}',
  'sites/publisher/site-view.ts',
  'sites/src/**/*.*',
];

/** An engine nobody asked for in this long is of a release before, ms. */
const OLD_MILLISECONDS = 24 * 3600 * 1000;

/** The name of the engine that these sources make: what its inputs and Astro's version add up to. */
function engineName(): string {
  const root = join(sites, '..');
  const hash = createHash('sha256').update(readFileSync(join(astro, 'package.json')));
  for (const file of globSync(inputs, { cwd: root, exclude: ['**/*.test.ts'] }).toSorted()) {
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)));
  }
  return hash.digest('hex').slice(0, 16);
}

/** Is the engine of these very sources built already? */
export function engineIsFresh(): boolean {
  return existsSync(join(engines, engineName()));
}

/**
 * Runs Astro on the templates and waits for it.
 * @param out where the build goes
 * @param settings environment variables added to this process's own
 * @throws {Error} with Astro's words when the templates do not build
 */
export function runAstro(out: string, settings: Readonly<Record<string, string>> = {}): Promise<void> {
  const program = spawn(process.execPath, [join(astro, 'bin/astro.mjs'), 'build', '--outDir', out], {
    cwd: sites,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [program.stdout, program.stderr]) stream.on('data', (words) => (said += words));
  return new Promise((resolve, reject) => {
    program.once('error', reject);
    program.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`sites: astro build failed:\n${said}`)),
    );
  });
}

async function removeOldEngines(kept: string): Promise<void> {
  for (const name of await readdir(engines)) {
    const folder = join(engines, name);
    const { mtimeMs } = await stat(folder).catch(() => ({ mtimeMs: Date.now() }));
    if (name !== kept && Date.now() - mtimeMs > OLD_MILLISECONDS)
      await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Builds the engine that renders every unit's pages, unless these very sources are built already. Several processes
 * may ask at once: each builds apart, the first to finish gives its engine the name.
 *
 * @returns the engine's folder, for `openPublisher`
 * @throws {Error} with Astro's words when the templates do not build
 */
export async function buildEngine(): Promise<string> {
  const name = engineName();
  const folder = join(engines, name);
  if (existsSync(folder)) return folder;
  await mkdir(engines, { recursive: true });
  const apart = join(engines, `building-${process.pid}`);
  try {
    await runAstro(apart);
    await rename(apart, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  } finally {
    await rm(apart, { recursive: true, force: true });
  }
  await removeOldEngines(name);
  return folder;
}

if (import.meta.main) console.log(await buildEngine());
