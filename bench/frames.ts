import { powerCut, sinHo } from '@nguon/content-model/fixtures/sin-ho';
import { drawBulletin } from '@nguon/signage-renderer/draw-bulletin';
import { drawNeutral } from '@nguon/signage-renderer/draw-neutral';
import { boardOf, hills, specOf, withPicture } from '@nguon/signage-renderer/fixtures/sin-ho-boards';
import { themeNamed } from '@nguon/themes/theme';

/** What drawing the frames of one bulletin costs: medians, warm, in milliseconds. */
export interface Row {
  readonly what: string;
  readonly frames: number;
  readonly kilobytes: number;
  readonly wallMs: number;
  /** Of all threads. */
  readonly cpuMs: number;
  readonly framesPerSecond: number;
}

const RUNS = 9;
const WARMING_RUNS = 3;

const median = (numbers: readonly number[]) =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

async function measure(
  what: string,
  draw: () => Promise<readonly { readonly bytes: Uint8Array }[]>,
): Promise<Row> {
  const walls: number[] = [];
  const cpus: number[] = [];
  let drawn: readonly { readonly bytes: Uint8Array }[] = [];
  for (let run = 0; run < WARMING_RUNS + RUNS; run += 1) {
    const [start, before] = [performance.now(), process.cpuUsage()];
    drawn = await draw();
    const { user, system } = process.cpuUsage(before);
    if (run < WARMING_RUNS) continue;
    walls.push(performance.now() - start);
    cpus.push((user + system) / 1_000);
  }
  const bytes = drawn.reduce((sum, frame) => sum + frame.bytes.length, 0);
  return {
    what,
    frames: drawn.length,
    kilobytes: Math.round(bytes / 100) / 10,
    wallMs: Math.round(median(walls) * 10) / 10,
    cpuMs: Math.round(median(cpus) * 10) / 10,
    framesPerSecond: Math.round((1_000 * drawn.length) / median(walls)),
  };
}

/** Draws the same bulletin at every size that matters. */
export async function frameRates(): Promise<Row[]> {
  const photo = await hills();
  const rows: Row[] = [];
  for (const [width, height] of [
    [1_920, 1_080],
    [3_840, 2_160],
    [320, 160],
    [192, 96],
    [96, 32],
    [64, 16],
  ] as const) {
    const spec = specOf(boardOf(width, height), powerCut.content);
    rows.push(await measure(`${width} × ${height}`, () => drawBulletin(spec)));
    if (height < 1_080) continue;
    const pictured = withPicture(spec, photo);
    rows.push(await measure(`${width} × ${height}, photo`, () => drawBulletin(pictured)));
  }
  const neutral = { board: boardOf(1_920, 1_080), theme: themeNamed('nuoc'), unit: sinHo };
  rows.push(await measure('1920 × 1080, neutral', async () => [await drawNeutral(neutral)]));
  return rows;
}

if (import.meta.main) console.table(await frameRates());
