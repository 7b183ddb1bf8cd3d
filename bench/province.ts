import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Edition, parseEdition } from '@nguon/content-model/edition';
import { instantOf } from '@nguon/content-model/instant';
import { openPublisher } from '@nguon/sites/publisher/publisher';
import { quantile } from './quantile.ts';

/** What publishing a province's sites costs. */
export interface Rebuild {
  readonly what: string;
  readonly sites: number;
  readonly files: number;
  readonly milliseconds: number;
}

function editionsOf(data: string): Edition[] {
  const folder = join(data, 'delivery', 'editions');
  return readdirSync(folder).map((name) =>
    parseEdition(JSON.parse(readFileSync(join(folder, name), 'utf8'))),
  );
}

/**
 * Publishes every site of a province from nothing, again without a change, and one alone. Files go to memory where the
 * machine has such a folder, because creating files costs more than rendering them.
 *
 * @param data data folder of a running system
 * @param engine folder of the built page engine
 */
export async function rebuildTimes(data: string, engine: string): Promise<Rebuild[]> {
  const editions = editionsOf(data);
  const at = instantOf(Date.now());
  const views = editions.map((edition) => ({
    edition,
    at,
    origin: `https://${edition.site.host}`,
    rendered: {},
    pictures: {},
    portal: null,
    actions: null,
  }));
  const memory = process.platform === 'linux' ? '/dev/shm' : tmpdir();
  const out = mkdtempSync(join(memory, 'nguon-bench-'));
  const publisher = await openPublisher({ engine, out });
  const publishAll = async (what: string): Promise<Rebuild> => {
    const begun = performance.now();
    const published = await Promise.all(views.map((view) => publisher.publish(view)));
    const milliseconds = Math.round(performance.now() - begun);
    const files = published.reduce((sum, { written, unchanged }) => sum + written + unchanged, 0);
    return { what, sites: views.length, files, milliseconds };
  };
  try {
    const cold = await publishAll('every site of the province, cold');
    const warm = await publishAll('the same again, nothing changed');
    const singles: number[] = [];
    for (const view of views.slice(0, 20)) {
      const later = { ...view, origin: `${view.origin}:8443` };
      singles.push((await publisher.publish(later)).milliseconds);
    }
    const files = Math.round(cold.files / Math.max(cold.sites, 1));
    return [
      cold,
      warm,
      {
        what: 'one site, every page changed (median)',
        sites: 1,
        files,
        milliseconds: Math.round(quantile(singles, 0.5)),
      },
    ];
  } finally {
    await publisher.close();
    rmSync(out, { recursive: true, force: true });
  }
}
