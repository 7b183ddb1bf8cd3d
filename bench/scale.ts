import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instantOf } from '@nguon/content-model/instant';
import type { Priority } from '@nguon/content-model/priority';
import { openPublisher } from '@nguon/sites/publisher/publisher';
import { countryUnits, countryView, provinceNews } from './country-content.ts';
import { type HugoRun, hugoRun } from './hugo.ts';
import { quantile } from './quantile.ts';

/** The largest province has 168 communes; the goal speaks of 200 sites. */
const PROVINCE = 200;

const RUNS = 5;

/** Articles published one after another on one site. */
const ARTICLES = 20;

function countryRun(engine: string, limit: number): HugoRun {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'country.ts'), engine, String(limit)],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`country: ${stderr}`);
  return JSON.parse(stdout) as HugoRun;
}

function row(what: string, { sites, files, seconds, cpuSeconds, mebibytes }: HugoRun, goal: string): object {
  return {
    what,
    sites,
    files,
    s: seconds.toFixed(1),
    'CPU, s': cpuSeconds.toFixed(1),
    'files/s': Math.round(files / seconds),
    'peak, MiB': Math.round(mebibytes),
    goal,
  };
}

/**
 * All units of the country, and Hugo beside us on the same units; files in memory, everything from a cold start.
 * @param limit units, from the first of the first province on
 */
export function countryTimes(engine: string, limit = Number.POSITIVE_INFINITY): object[] {
  const ours = countryRun(engine, limit);
  const hugo = hugoRun(limit);
  return [
    row('Nguồn', ours, '≤ 45 s, ≤ 1.5 GB'),
    ...(hugo === null ? [] : [row('Hugo (Debian’s package), province by province', hugo, '')]),
  ];
}

/** How long an article takes to be on its site, and what a province says on 200 of them; medians. */
export async function provinceTimes(engine: string): Promise<object[]> {
  const at = instantOf(Date.now());
  const memory = process.platform === 'linux' ? '/dev/shm' : tmpdir();
  const out = mkdtempSync(join(memory, 'nguon-scale-'));
  const publisher = await openPublisher({ engine, out });
  const units = countryUnits(at.slice(0, 10))
    .flatMap((province) => province.map((unit) => ({ unit, province: province[0] ?? unit })))
    .slice(0, PROVINCE);
  const audience = [...new Set(units.map(({ province }) => province.path))];
  const viewsWith = (priority: Priority, number: number) =>
    units.map(({ unit, province }) =>
      countryView(unit, province, at, [provinceNews(province, audience, { at, priority, number })]),
    );
  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    const begun = performance.now();
    await work();
    return performance.now() - begun;
  };
  try {
    const whole: number[] = [];
    const homes: number[] = [];
    for (let run = 0; run <= RUNS; run++) {
      const views = viewsWith('normal', run);
      whole.push(await timed(() => Promise.all(views.map((view) => publisher.publish(view)))));
      const urgent = viewsWith('emergency', run);
      homes.push(await timed(() => Promise.all(urgent.map((view) => publisher.publishHome(view)))));
    }
    const singles: number[] = [];
    const own = units.find(({ unit, province }) => unit !== province);
    for (let run = 0; run <= ARTICLES && own !== undefined; run++) {
      const article = provinceNews(own.province, audience, { at, priority: 'normal', number: RUNS + run });
      singles.push(await timed(() => publisher.publish(countryView(own.unit, own.province, at, [article]))));
    }
    const median = (times: readonly number[]) => Math.round(quantile(times.slice(1), 0.5));
    return [
      { what: 'one article on its own whole site', ms: median(singles), goal: '≤ 50' },
      { what: 'a province bulletin on 200 whole sites', ms: median(whole), goal: '≤ 3,000' },
      { what: 'an emergency on 200 home pages', ms: median(homes), goal: '≤ 500' },
    ];
  } finally {
    await publisher.close();
    rmSync(out, { recursive: true, force: true });
  }
}
