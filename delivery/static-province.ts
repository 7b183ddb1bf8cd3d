import { copyFileSync, existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeClip } from '@nguon/audio-pipeline/make-clip';
import { chosenVoice } from '@nguon/audio-pipeline/voices/chosen-voice';
import { instantOf } from '@nguon/content-model/instant';
import { Refusal } from '@nguon/content-model/refusal';
import { VoiceSettings } from '@nguon/content-model/voice-settings';
import { openPublisher } from '@nguon/sites/publisher/publisher';
import { cardsOn } from './cards.ts';
import { clipsOn } from './clips.ts';
import { type SiteParts, siteView } from './deliver-site.ts';
import { drawing } from './drawing.ts';
import { type Editions, editionsIn } from './editions.ts';
import { keepEmergencyFile } from './emergency-file.ts';
import { framesOn } from './frames.ts';
import { checkLimits, headerRules, redirectRules } from './netlify.ts';
import { plainPage } from './page-answer.ts';
import { picturesOn } from './pictures.ts';
import { shelfIn } from './shelf.ts';
import { hostTable } from './site-hosts.ts';

export interface StaticProvinceOptions {
  /** The data folder of an installation; it may be running. */
  readonly data: string;
  /** Folder of the built page engine. */
  readonly engine: string;
  /** The folder to publish; made anew. */
  readonly out: string;
  /** Where forms are answered, `https://gui.{host}/tuong-tac/`; `null` for nowhere. */
  readonly actions: string | null;
  readonly hasWildcard: boolean;
  /** Who reads in that installation. */
  readonly voice: VoiceSettings;
  /** ms since 1970 */
  readonly now: number;
}

/** What sites are put together from, as it stands on the disk; nothing is fetched. */
function partsFrom(data: string, voice: VoiceSettings, editions: Editions): SiteParts {
  const folder = join(data, 'delivery');
  const shelf = shelfIn(join(data, 'shelf'));
  const media = async (sha256: string) => {
    throw new Refusal(
      'file-damaged',
      `media ${sha256}`,
      'it is not on the disk',
      'Let delivery finish first',
    );
  };
  const pictures = picturesOn(shelf, { media }, folder);
  return {
    editions,
    pictures,
    clips: clipsOn({ shelf, folder, voice: chosenVoice(voice, folder), make: makeClip, recorded: media }),
    frames: framesOn(shelf, pictures, folder, drawing),
    cards: cardsOn(shelf, folder, drawing),
    originOf: (host) => `https://${host}`,
    actions: null,
  };
}

/** Copies every file of the shelf that a page leads to; one that is not there any more is left out. */
function copyShelf(data: string, out: string): number {
  const names = new Set<string>();
  for (const file of globSync('*/**/*.{html,xml,json}', { cwd: out })) {
    const text = readFileSync(join(out, file), 'utf8');
    for (const [, name = ''] of text.matchAll(/\/shelf\/([0-9a-f]{64}\.[a-z0-9]+)/g)) names.add(name);
  }
  mkdirSync(join(out, 'shelf'), { recursive: true });
  for (const name of names) {
    const from = join(data, 'shelf', name.slice(0, 2), name);
    if (existsSync(from)) copyFileSync(from, join(out, 'shelf', name));
  }
  return names.size;
}

function largestFolder(out: string): number {
  const counts = new Map<string, number>();
  for (const path of globSync('**/*', { cwd: out })) {
    counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1);
  }
  return Math.max(...counts.values());
}

/**
 * Makes one folder of all sites of an installation, for a host of static files: a folder for each unit, what all share
 * beside them, and the rules by which hosts find theirs (Z29).
 *
 * @returns how many sites and files there are
 * @throws {Refusal} `setting-invalid` above the limits of the host, or where there is no site; `page-failed`
 */
export async function makeStaticProvince(
  options: StaticProvinceOptions,
): Promise<{ readonly sites: number; readonly rules: number; readonly shelf: number }> {
  const { data, engine, out, actions, hasWildcard, voice, now } = options;
  const editions = await editionsIn(join(data, 'delivery', 'editions'));
  const all = editions.all();
  if (all.length === 0) {
    throw new Refusal(
      'setting-invalid',
      'NGUON_DATA',
      `${data} has no sites`,
      'Name the data folder of an installation',
    );
  }
  const at = instantOf(now);
  const table = hostTable(all, new Map(), at);
  const rules = redirectRules(table, all);
  checkLimits({ hosts: table.leads.size, rules: rules.length, largestFolder: 0 }, hasWildcard);
  rmSync(out, { recursive: true, force: true });
  const publisher = await openPublisher({ engine, out, workers: 2 });
  const parts = partsFrom(data, voice, editions);
  try {
    for (const edition of all) {
      const own = actions?.replace('{host}', edition.site.host) ?? null;
      await publisher.publish(await siteView(edition, at, { ...parts, actions: own }));
    }
  } finally {
    await publisher.close();
  }
  for (const own of ['.manifests', '.unfinished']) rmSync(join(out, own), { recursive: true, force: true });
  const errors: unknown[] = [];
  const emergencies = keepEmergencyFile(
    out,
    editions,
    () => now,
    (error) => errors.push(error),
  );
  await emergencies.follow();
  emergencies.close();
  if (errors.length > 0) throw errors[0];
  const shelf = copyShelf(data, out);
  writeFileSync(join(out, '_redirects'), `${rules.join('\n')}\n`);
  writeFileSync(join(out, '_headers'), headerRules(actions));
  writeFileSync(join(out, '404.html'), plainPage('Không có trang này', ''));
  checkLimits({ hosts: 0, rules: rules.length, largestFolder: largestFolder(out) }, hasWildcard);
  return { sites: all.length, rules: rules.length, shelf };
}

if (import.meta.main) {
  const {
    NGUON_DATA = './data',
    NGUON_ENGINE = '',
    NGUON_OUT = './dist',
    NGUON_ACTIONS,
    NGUON_WILDCARD,
  } = process.env;
  try {
    const made = await makeStaticProvince({
      voice: VoiceSettings.parse(process.env),
      data: NGUON_DATA,
      engine: NGUON_ENGINE,
      out: NGUON_OUT,
      actions: NGUON_ACTIONS ?? null,
      hasWildcard: NGUON_WILDCARD === '1',
      now: Date.now(),
    });
    console.log(`${NGUON_OUT}: ${made.sites} sites, ${made.rules} rules, ${made.shelf} files of the shelf`);
  } catch (error) {
    console.error(error instanceof Refusal ? error.message : error);
    process.exitCode = 1;
  }
}
