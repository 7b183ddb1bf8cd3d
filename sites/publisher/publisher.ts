import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { sha256 } from '@nguon/content-model/content-address';
import { Refusal } from '@nguon/content-model/refusal';
import { UnitKey, unitKey } from '@nguon/content-model/unit';
import { Hand } from './hand.ts';
import type { RenderedPage } from './render-site.ts';
import { layout, refusalFor, type Written } from './site-folder.ts';
import type { SiteView } from './site-view.ts';

export interface Published extends Written {
  readonly unit: UnitKey;
  /** From the call until the last page was in place, waiting included, ms. */
  readonly milliseconds: number;
}

/**
 * Writes units' sites: `<out>/<unit key>/` for each, and `<out>/_astro/` for the fonts all share, whose names hold their
 * content and which may be cached for ever. One publisher at a time works on a folder.
 */
export interface Publisher {
  /**
   * Makes a unit's site on disk what the view says. Publishes of one site happen one after the other, in the order asked.
   *
   * @throws {Refusal} `page-failed` or `storage-full`; the site's pages stay as they were
   */
  publish(view: SiteView): Promise<Published>;
  /**
   * Replaces a site's first page alone, before whole sites that wait: an emergency is there first. The whole site is to
   * be published after.
   *
   * @throws {Refusal} `page-failed` or `storage-full`; the page stays as it was
   */
  publishHome(view: SiteView): Promise<Published>;
  /**
   * Renders one page of a view and writes nothing.
   * @param path such as `/phan-anh/`
   * @returns the page with its status, 404 and 500 included
   */
  render(view: SiteView, path: string): Promise<RenderedPage>;
  /** Removes a unit's site from disk; a site that is not there is removed already. */
  remove(unit: UnitKey): Promise<void>;
  /** Finishes what was asked, then ends the workers. */
  close(): Promise<void>;
}

/** Workers that are worth their memory when nobody says how many: one for each processor, at most 4. */
const MOST_WORKERS = 4;

function copyAssets(engine: string, out: string): void {
  const from = join(engine, 'client/_astro');
  const to = join(out, '_astro');
  mkdirSync(to, { recursive: true });
  for (const name of existsSync(from) ? readdirSync(from) : []) {
    const { size } = statSync(join(from, name));
    if (statSync(join(to, name), { throwIfNoEntry: false })?.size === size) continue;
    const unfinished = join(layout(out, '').unfinished, name);
    copyFileSync(join(from, name), unfinished);
    renameSync(unfinished, join(to, name));
  }
}

function checkedKey(unit: string): UnitKey {
  const { success, data } = UnitKey.safeParse(unit);
  if (success) return data;
  throw new Refusal(
    'unit-unknown',
    `site ${unit}`,
    'it is not a unit key',
    'Give one such as 03388@2025-07-01',
  );
}

/**
 * @param engine folder of the built engine, from `buildEngine`
 * @param out folder of all sites; made if it is missing
 * @param workers threads that render; at least 1
 * @throws {Refusal} `program-missing` when there is no engine in that folder, `storage-full`
 */
export async function openPublisher({
  engine,
  out,
  workers = Math.min(MOST_WORKERS, availableParallelism()),
}: {
  readonly engine: string;
  readonly out: string;
  readonly workers?: number;
}): Promise<Publisher> {
  if (!existsSync(join(engine, 'server/entry.mjs'))) {
    throw new Refusal(
      'program-missing',
      engine,
      'it holds no built engine',
      'Build it: node sites/build-engine.ts',
    );
  }
  const { unfinished } = layout(out, '');
  rmSync(unfinished, { recursive: true, force: true });
  try {
    mkdirSync(unfinished, { recursive: true });
    copyAssets(engine, out);
  } catch (error) {
    throw refusalFor(error, out);
  }
  const hands = Array.from({ length: Math.max(1, workers) }, () => new Hand({ engine, out }));
  const handFor = (unit: UnitKey) => {
    const hand = hands[Number.parseInt(sha256(unit).slice(0, 8), 16) % hands.length];
    if (hand === undefined) throw new RangeError('a publisher has at least one worker');
    return hand;
  };
  const write = async (act: 'publish' | 'publish-home', view: SiteView): Promise<Published> => {
    const began = performance.now();
    const unit = checkedKey(unitKey(view.edition.unit));
    const done = await handFor(unit).obey({ act, view }, `site ${unit}`);
    if (done.is !== 'written') throw new TypeError(`site ${unit}: nothing was written`);
    return { unit, ...done.written, milliseconds: performance.now() - began };
  };
  return {
    publish: (view) => write('publish', view),
    publishHome: (view) => write('publish-home', view),
    async render(view, path) {
      const name = `page ${view.origin}${path}`;
      const [freest] = hands.toSorted((a, b) => a.load - b.load);
      if (freest === undefined) throw new RangeError('a publisher has at least one worker');
      const done = await freest.obey({ act: 'render', view, path }, name);
      if (done.is !== 'rendered') throw new TypeError(`${name}: nothing was rendered`);
      return done.page;
    },
    async remove(unit) {
      const key = checkedKey(unit);
      await handFor(key).obey({ act: 'remove', unit: key }, `site ${key}`);
    },
    async close() {
      await Promise.all(hands.map((hand) => hand.close()));
    },
  };
}
