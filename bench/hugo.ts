import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Block, textOf } from '@nguon/content-model/block';
import { type Instant, instantOf } from '@nguon/content-model/instant';
import { siteSections } from '@nguon/content-model/site-section';
import { fullName, type Unit } from '@nguon/content-model/unit';
import type { SiteView } from '@nguon/sites/publisher/site-view';
import { countryUnits, countryView } from './country-content.ts';

const project = join(import.meta.dirname, 'hugo');
const css = join(import.meta.dirname, '../sites/src/styles/site.css');

/** A page of Hugo's: front matter and text. */
function page(title: string, more: Readonly<Record<string, unknown>> = {}, text = ''): string {
  return `${JSON.stringify({ title, ...more })}\n\n${text}\n`;
}

/** The plain text of a body, paragraphs apart. */
function plain(body: readonly Block[]): string {
  return body.map((block) => ('runs' in block ? textOf(block.runs) : '')).join('\n\n');
}

/**
 * What our pages of a unit tell, as Hugo reads it, one file for each page: sections, articles, texts of the
 * introduction, a page of officials, documents and the list of procedures.
 */
function writeSite(content: string, { edition }: SiteView): void {
  const folder = join(content, edition.site.host);
  const { introduction, essential, documents, procedures } = siteSections;
  const write = (path: string, text: string) => writeFileSync(join(folder, path), text);
  mkdirSync(folder, { recursive: true });
  const address = edition.site.contact.address ?? '';
  write('_index.md', page(fullName(edition.unit), { address, outputs: ['HTML', 'RSS'] }));
  for (const { address: path, vi } of Object.values(siteSections).slice(1)) {
    mkdirSync(join(folder, path), { recursive: true });
    const listed = edition.procedures.map(({ name, code, href }) => `- [${name}](${href}) (${code})`);
    write(`${path}_index.md`, page(vi, {}, path === procedures.address ? listed.join('\n') : ''));
  }
  for (const { content: bulletin, slug } of edition.bulletins) {
    const { title, summary, issuer, from, body } = bulletin;
    const file = `${essential.address}${slug}-${bulletin.id.slice(-4)}.md`;
    write(file, page(title, { summary, issuer, date: from }, plain(body)));
  }
  for (const { topic, title, body, updatedAt } of edition.pages)
    write(`${introduction.address}${topic}.md`, page(title, { date: updatedAt }, plain(body)));
  const officials = edition.officials.map(
    ({ name, position, phone, duties }) => `**${name}**, ${position}, ${phone}\n\n${duties}`,
  );
  write(`${introduction.address}officials.md`, page('Lãnh đạo', {}, officials.join('\n\n')));
  for (const { id, form, symbol, authority, issuedOn, abstract } of edition.documents) {
    const title = `${form} số ${symbol}`;
    write(`${documents.address}${id}.md`, page(title, { issuer: authority, date: issuedOn }, abstract));
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

/** Builds the sites of one province, from files in memory to files in memory; only Hugo itself is timed. */
function provinceRun(province: Unit, units: readonly Unit[], at: Instant): HugoRun {
  const memory = process.platform === 'linux' ? '/dev/shm' : tmpdir();
  const folder = mkdtempSync(join(memory, 'nguon-hugo-'));
  try {
    cpSync(project, folder, { recursive: true });
    mkdirSync(join(folder, 'assets'));
    cpSync(css, join(folder, 'assets/site.css'));
    for (const unit of units) writeSite(join(folder, 'content'), countryView(unit, province, at));
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
      sites: units.length,
      files: countFiles(join(folder, 'public')),
      seconds,
      cpuSeconds: user + system,
      mebibytes: kibibytes / 1024,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Builds the first sites of the country with Hugo, province by province, because it holds every page of a run in memory.
 * @returns the sum of all runs and the largest peak of one; `null` when there is no Hugo on this machine
 */
export function hugoRun(limit: number): HugoRun | null {
  if (spawnSync('hugo', ['version']).status !== 0) return null;
  const at = instantOf(Date.now());
  let sum: HugoRun = { sites: 0, files: 0, seconds: 0, cpuSeconds: 0, mebibytes: 0 };
  for (const units of countryUnits(at.slice(0, 10))) {
    const [province] = units;
    const wanted = units.slice(0, limit - sum.sites);
    if (province === undefined || wanted.length === 0) break;
    const run = provinceRun(province, wanted, at);
    sum = {
      sites: sum.sites + run.sites,
      files: sum.files + run.files,
      seconds: sum.seconds + run.seconds,
      cpuSeconds: sum.cpuSeconds + run.cpuSeconds,
      mebibytes: Math.max(sum.mebibytes, run.mebibytes),
    };
  }
  return sum;
}

if (import.meta.main) console.log(JSON.stringify(hugoRun(Number(process.argv[2] ?? 'Infinity'))));
