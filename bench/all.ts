import { execFileSync } from 'node:child_process';
import { cpus, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startSystem } from '../e2e/system.ts';
import { browserTimes } from './browser-frames.ts';
import { clipTimes } from './clips.ts';
import { emergencyTimes } from './emergency.ts';
import { frameRates, provinceRedrawn } from './frames.ts';
import { brokersKilled } from './killed-broker.ts';
import { liveDelays } from './live-delay.ts';
import { pollingCosts } from './polling.ts';
import { preemptionTimes } from './pre-emption.ts';
import { rebuildTimes } from './province.ts';
import { countryTimes, provinceTimes } from './scale.ts';
import { reachTimes } from './to-everywhere.ts';

/** How many bulletins are approved and waited for. */
const RUNS = 20;

const root = join(import.meta.dirname, '..');
const title = (words: string) => console.log(`\n### ${words}\n`);

/** Rows as a Markdown table, so that what is printed can be kept in docs/benchmarks.md. */
function print(rows: readonly object[]): void {
  const columns = Object.keys(rows[0] ?? {});
  console.log(`| ${columns.join(' | ')} |\n| ${columns.map(() => '---').join(' | ')} |`);
  for (const row of rows) console.log(`| ${Object.values(row).join(' | ')} |`);
}

/** Waits until delivery has nothing left to do. */
async function settled(cms: string): Promise<void> {
  for (;;) {
    const health = (await (await fetch(`${cms}/api/health`)).json()) as {
      delivery: { cursor: number; newest: number };
    };
    if (health.delivery.cursor >= health.delivery.newest) return;
    await pause(1_000);
  }
}

const engine = execFileSync(process.execPath, [join(root, 'sites/build-engine.ts')], {
  encoding: 'utf8',
}).trim();
const revision = execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
  cwd: root,
  encoding: 'utf8',
}).trim();
console.log(
  `${new Date().toISOString().slice(0, 10)}, revision ${revision}, Node ${process.version}, ${type()} ${release()}, ` +
    `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB`,
);

title('Frames: one bulletin, warm, medians');
print(await frameRates());
title('Frames: one bulletin on every board of a province');
print([await provinceRedrawn()]);
title('Frames: Chromium beside them');
print(await browserTimes());
title('Pages: what a province says to 200 sites, files in memory');
print(await provinceTimes(engine));
title('Pages: the country, from a cold start, files in memory');
print(countryTimes(engine));
title('Boards that ask whether there is something new');
print(await pollingCosts());
title('An emergency takes the air from what sounds');
print(await preemptionTimes());
title('Live: from the microphone to the line');
print(await liveDelays());
title('An emergency to 10,000 speakers');
print(await emergencyTimes());
title('The broker killed 100 times in the middle of commands');
print(await brokersKilled());
title('Sound');
print(await clipTimes());

const system = await startSystem();
try {
  const begun = performance.now();
  await settled(system.cms);
  const seconds = ((performance.now() - begun) / 1000).toFixed(0);
  title('One bulletin, from the approval to everywhere, ms');
  print(await reachTimes(system, RUNS));
  title('Pages: the whole province');
  print(await rebuildTimes(system.data, engine));
  title('Memory and first delivery');
  print([
    { what: 'all processes after the runs above, MiB', value: system.memory() },
    { what: 'first delivery of the whole province: frames, clips, pages, s', value: seconds },
  ]);
} finally {
  await system.stop();
}
