import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { NOW, ordinaryDay } from '@nguon/content-model/fixtures/sin-ho';

/**
 * Sites as plain static files, for hosts without a server. With `NGUON_DATA`, all sites of that data folder in `dist`,
 * with rules for their hosts; otherwise one unit's in `dist/site`: the one whose view is the JSON that `NGUON_VIEW`
 * names, or the example commune's.
 */
const root = join(import.meta.dirname, '..');
const out = join(root, 'dist');

function run(args: readonly string[], cwd: string, environment: Readonly<Record<string, string>>): void {
  const env = { ...process.env, ...environment };
  const { status } = spawnSync(process.execPath, args, { cwd, stdio: 'inherit', env });
  if (status !== 0) process.exit(status ?? 1);
}

function exampleView(): string {
  mkdirSync(out, { recursive: true });
  const file = join(out, 'example-view.json');
  const origin = process.env.URL ?? `https://${ordinaryDay.site.host}`;
  const nothing = { rendered: {}, pictures: {}, portal: null, actions: null };
  writeFileSync(file, JSON.stringify({ edition: ordinaryDay, at: NOW, origin, ...nothing }));
  return file;
}

if (process.env.NGUON_DATA) {
  const built = spawnSync(process.execPath, ['sites/build-engine.ts'], { cwd: root, encoding: 'utf8' });
  if (built.status !== 0) {
    console.error(built.stderr);
    process.exit(built.status ?? 1);
  }
  const places = {
    NGUON_DATA: resolve(process.env.NGUON_DATA),
    NGUON_ENGINE: built.stdout.trim(),
    NGUON_OUT: out,
  };
  run(['delivery/static-province.ts'], root, places);
} else {
  const view = process.env.NGUON_VIEW ? resolve(process.env.NGUON_VIEW) : exampleView();
  const astro = join(root, 'node_modules/astro/bin/astro.mjs');
  run([astro, 'build', '--outDir', join(out, 'site')], join(root, 'sites'), { NGUON_VIEW: view });
}
