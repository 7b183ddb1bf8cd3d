import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instantOf } from '@nguon/content-model/instant';
import { openPublisher } from '@nguon/sites/publisher/publisher';
import { countryUnits, countryView } from './country-content.ts';

/** Views on their way to the workers at once: enough to keep them busy, few enough to keep memory small. */
const AT_ONCE = 16;

/**
 * Publishes the first `limit` sites of the country and prints what it took, as JSON: from the cold start of the publisher
 * on, with what the sites are to show at hand. A process of its own, so that its memory and its start are its own: `node bench/country.ts <engine folder> [limit]`.
 */
async function measure(engine: string, limit: number): Promise<object> {
  const memory = process.platform === 'linux' ? '/dev/shm' : tmpdir();
  const out = mkdtempSync(join(memory, 'nguon-country-'));
  const at = instantOf(Date.now());
  const views = countryUnits(at.slice(0, 10))
    .flatMap(([province, ...communes]) =>
      province === undefined ? [] : [province, ...communes].map((unit) => countryView(unit, province, at)),
    )
    .slice(0, limit);
  const cpuBefore = process.cpuUsage();
  const begun = performance.now();
  const publisher = await openPublisher({ engine, out });
  try {
    const waiting = views.values();
    let files = 0;
    const work = async () => {
      for (const view of waiting) {
        const { written } = await publisher.publish(view);
        files += written;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    const { user, system } = process.cpuUsage(cpuBefore);
    return {
      sites: views.length,
      files,
      seconds: (performance.now() - begun) / 1000,
      cpuSeconds: (user + system) / 1e6,
      mebibytes: process.resourceUsage().maxRSS / 1024,
    };
  } finally {
    await publisher.close();
    rmSync(out, { recursive: true, force: true });
  }
}

const [engine = '', limit = 'Infinity'] = process.argv.slice(2);
console.log(JSON.stringify(await measure(engine, Number(limit))));
