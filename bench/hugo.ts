import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { textOf } from '@nguon/content-model/block';
import { instantOf } from '@nguon/content-model/instant';
import { siteSections } from '@nguon/content-model/site-section';
import { fullName } from '@nguon/content-model/unit';
import type { SiteView } from '@nguon/sites/publisher/site-view';
import { countryUnits, countryView } from './country-content.ts';

const project = join(import.meta.dirname, 'hugo');
const css = join(import.meta.dirname, '../sites/src/styles/site.css');

/** A page of Hugo's: front matter and text. */
function page(title: string, more: Readonly<Record<string, unknown>> = {}, text = ''): string {
  return `${JSON.stringify({ title, ...more })}\n\n${text}\n`;
}

/** The same articles and sections as our pages, as Hugo reads them: one file for each page. */
function writeSite(content: string, { edition }: SiteView): void {
  const folder = join(content, edition.site.host);
  mkdirSync(folder, { recursive: true });
  const address = edition.site.contact.address ?? '';
  writeFileSync(
    join(folder, '_index.md'),
    page(fullName(edition.unit), { address, outputs: ['HTML', 'RSS'] }),
  );
  for (const { address: path, vi } of Object.values(siteSections).slice(1)) {
    mkdirSync(join(folder, path), { recursive: true });
    writeFileSync(join(folder, path, '_index.md'), page(vi));
  }
  for (const { content: bulletin, slug } of edition.bulletins) {
    const text = bulletin.body.map((block) => ('runs' in block ? textOf(block.runs) : '')).join('\n\n');
    const { title, summary, issuer, from } = bulletin;
    const file = join(folder, siteSections.essential.address, `${slug}-${bulletin.id.slice(-4)}.md`);
    writeFileSync(file, page(title, { summary, issuer, date: from }, text));
  }
}

function countFiles(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .length;
}

export interface HugoRun {
  readonly sites: number;
  readonly files: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly mebibytes: number;
}

/**
 * Builds the first sites of the country with Hugo, from files in memory to files in memory.
 * @returns `null` when there is no Hugo on this machine
 */
export function hugoRun(limit: number): HugoRun | null {
  if (spawnSync('hugo', ['version']).status !== 0) return null;
  const memory = process.platform === 'linux' ? '/dev/shm' : tmpdir();
  const folder = mkdtempSync(join(memory, 'nguon-hugo-'));
  try {
    cpSync(project, folder, { recursive: true });
    mkdirSync(join(folder, 'assets'));
    cpSync(css, join(folder, 'assets/site.css'));
    const at = instantOf(Date.now());
    const units = countryUnits(at.slice(0, 10)).flatMap((province) =>
      province.map((unit) => ({ unit, province: province[0] ?? unit })),
    );
    for (const { unit, province } of units.slice(0, limit))
      writeSite(join(folder, 'content'), countryView(unit, province, at));
    const begun = performance.now();
    const { status, stderr } = spawnSync(
      '/usr/bin/time',
      ['-f', '%U %S %M', 'hugo', '--quiet', '--source', folder, '--destination', join(folder, 'public')],
      { encoding: 'utf8' },
    );
    const seconds = (performance.now() - begun) / 1000;
    if (status !== 0) throw new Error(`hugo failed:\n${stderr}`);
    const [user = 0, system = 0, kibibytes = 0] =
      stderr.trim().split('\n').at(-1)?.split(' ').map(Number) ?? [];
    return {
      sites: Math.min(limit, units.length),
      files: countFiles(join(folder, 'public')),
      seconds,
      cpuSeconds: user + system,
      mebibytes: kibibytes / 1024,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
