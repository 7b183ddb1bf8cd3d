import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instantOf } from '@nguon/content-model/instant';
import { openPublisher } from '@nguon/sites/publisher/publisher';
import { countryUnits, countryView } from './country-content.ts';

/** Views on their way to the workers at once: enough to keep them busy, few enough to keep memory small. */
const AT_ONCE = 16;

/**
 * Publishes the first `limit` sites of the country from a cold start and prints what it took, as JSON. A process of its
 * own, so that its memory and its start are its own: `node bench/country.ts <engine folder> [limit]`.
 */
async function measure(engine: string, limit: number): Promise<object> {
  const begun = performance.now();
  const memory = process.platform === 'linux' ? '/dev/shm' : tmpdir();
  const out = mkdtempSync(join(memory, 'nguon-country-'));
  const at = instantOf(Date.now());
  const publisher = await openPublisher({ engine, out });
  try {
    const units = countryUnits(at.slice(0, 10)).flatMap((province) =>
      province.map((unit) => ({ unit, province: province[0] ?? unit })),
    );
    const wanted = units.slice(0, limit).values();
    let files = 0;
    let sites = 0;
    const work = async () => {
      for (const { unit, province } of wanted) {
        const { written } = await publisher.publish(countryView(unit, province, at));
        files += written;
        sites += 1;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return {
      sites,
      files,
      seconds: (performance.now() - begun) / 1000,
      cpuSeconds: (process.cpuUsage().user + process.cpuUsage().system) / 1e6,
      mebibytes: process.resourceUsage().maxRSS / 1024,
    };
  } finally {
    await publisher.close();
    rmSync(out, { recursive: true, force: true });
  }
}

const [engine = '', limit = 'Infinity'] = process.argv.slice(2);
console.log(JSON.stringify(await measure(engine, Number(limit))));
