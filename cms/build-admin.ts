import './production.ts';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { Refusal } from '@nguon/content-model/refusal';

const folder = import.meta.dirname;
const checkout = resolve(folder, '..');
const stamp = join(folder, '.next', 'inputs.sha256');

/** How many of its last lines a failed build is quoted with. */
const QUOTED_LINES = 20;

/** Everything the built pages depend on: the packages, the words and rules, and this folder without its tests and data. */
function inputs(): string[] {
  const own = globSync(['package-lock.json', 'content-model/*.ts', 'cms/**/*.{ts,tsx,css,svg,json}'], {
    cwd: checkout,
    exclude: ['**/node_modules/**', 'cms/.next/**', 'cms/seed/**', 'cms/next-env.d.ts', '**/*.test.ts'],
  });
  return own.toSorted();
}

function hashOfInputs(): string {
  const hash = createHash('sha256');
  for (const file of inputs()) {
    const content = readFileSync(join(checkout, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/** Were the pages built from exactly what is in the checkout now? */
export function adminIsFresh(): boolean {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hashOfInputs();
}

/** What the configuration insists on; nothing is opened or signed while building. */
const unusedSettings = {
  DATABASE_URL: 'postgres://unused',
  NGUON_DATA: folder,
  PAYLOAD_SECRET: 'unused while building',
  NGUON_DELIVERY_KEY: 'unused while building',
};

/** Writes down which components the configuration names, so that Next can bundle them. */
async function writeImportMap(): Promise<void> {
  Object.assign(process.env, { ...unusedSettings, ...process.env });
  const { generateImportMap } = await import('payload');
  const { default: promised } = await import('./payload.config.ts');
  const config = await promised;
  const importMap = {
    ...config.admin.importMap,
    baseDir: folder,
    importMapFile: join(folder, 'app', '(admin)', 'importMap.js'),
  };
  await generateImportMap({ ...config, admin: { ...config.admin, importMap } }, { log: false });
}

/** Runs `next build`; resolves with its exit code and last lines. */
function nextBuild(onProgress: (what: string) => void): Promise<{ code: number | null; lines: string[] }> {
  const bin = createRequire(import.meta.url).resolve('next/dist/bin/next');
  const child = spawn(process.execPath, [bin, 'build', folder], {
    cwd: folder,
    env: process.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  for (const input of [child.stdout, child.stderr]) {
    createInterface({ input }).on('line', (line) => {
      if (line.trim() === '') return;
      lines.push(line);
      onProgress(line.trim());
    });
  }
  return new Promise((done, failed) => {
    child.once('error', failed);
    child.once('close', (code) => done({ code, lines: lines.slice(-QUOTED_LINES) }));
  });
}

/**
 * Builds the administration's pages into `cms/.next`: about a minute and 2 GB of memory, 10 s when little changed.
 * Needs no database.
 *
 * @throws {Refusal} `page-failed` with the builder's last lines
 */
export async function buildAdmin({ onProgress }: { onProgress(what: string): void }): Promise<void> {
  await writeImportMap();
  const built = hashOfInputs();
  const { code, lines } = await nextBuild(onProgress);
  if (code !== 0) {
    throw new Refusal(
      'page-failed',
      'cms',
      `next build ended with ${code ?? 'a signal'}:\n${lines.join('\n')}`,
      'It needs 2 GB of free memory; free some, or correct what it names',
    );
  }
  writeFileSync(stamp, built);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  if (adminIsFresh()) console.log('cms/.next is up to date.');
  else {
    await buildAdmin({ onProgress: console.log }).catch((error: unknown) => {
      console.error(error instanceof Refusal ? error.message : error);
      process.exitCode = 1;
    });
  }
}
