import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { NOW, ordinaryDay } from '@nguon/content-model/fixtures/sin-ho';

/**
 * One unit's site as plain static files in `dist/site`, for hosts that build from the repository. `NGUON_VIEW` names
 * the JSON of what delivery hands to the pages; without it the site is the example commune's.
 */
const root = join(import.meta.dirname, '..');
const out = join(root, 'dist');
mkdirSync(out, { recursive: true });

function exampleView(): string {
  const file = join(out, 'example-view.json');
  const origin = process.env.URL ?? `https://${ordinaryDay.site.host}`;
  writeFileSync(file, JSON.stringify({ edition: ordinaryDay, at: NOW, origin, rendered: {} }));
  return file;
}

const view = process.env.NGUON_VIEW ? resolve(process.env.NGUON_VIEW) : exampleView();
const astro = join(root, 'node_modules/astro/bin/astro.mjs');
const { status } = spawnSync(process.execPath, [astro, 'build', '--outDir', join(out, 'site')], {
  cwd: join(root, 'sites'),
  stdio: 'inherit',
  env: { ...process.env, NGUON_VIEW: view },
});
process.exit(status ?? 1);
