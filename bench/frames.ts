import { globSync, readFileSync } from 'node:fs';
import type { Board } from '@nguon/content-model/board';
import { type BoardPreset, boardPresets } from '@nguon/content-model/board-preset';
import { powerCut, sinHo } from '@nguon/content-model/fixtures/sin-ho';
import { openDrawing } from '@nguon/delivery/drawing';
import { drawBulletin } from '@nguon/signage-renderer/draw-bulletin';
import { drawNeutral } from '@nguon/signage-renderer/draw-neutral';
import { boardOf, hills, specOf, withPicture } from '@nguon/signage-renderer/fixtures/sin-ho-boards';
import { themeNamed } from '@nguon/themes/theme';
import { browserTimes } from './browser-frames.ts';

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

/** A board as that make is sold. */
function boardLike({ name: _, ...make }: BoardPreset): Board {
  return { ...boardOf(make.width, make.height), ...make };
}

function presetAt(index: number): BoardPreset {
  const preset = boardPresets[index % boardPresets.length];
  if (preset === undefined) throw new RangeError('boardPresets: there is none');
  return preset;
}

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

const words = ({ width, height, colour }: Board) =>
  `${width} × ${height}${{ full: '', 'two-colour': ', two colours', 'one-bit': ', one bit' }[colour]}`;

/** Draws the same bulletin on a board of every preset. */
export async function frameRates(): Promise<Row[]> {
  const photo = await hills();
  const rows: Row[] = [];
  for (const preset of boardPresets) {
    const spec = specOf(boardLike(preset), powerCut.content);
    const { board } = spec;
    rows.push(await measure(words(board), () => drawBulletin(spec)));
    if (board.technology === 'led') continue;
    const pictured = withPicture(spec, photo);
    rows.push(await measure(`${words(board)}, photo`, () => drawBulletin(pictured)));
  }
  const neutral = { board: boardOf(1_920, 1_080), theme: themeNamed('nuoc'), unit: sinHo };
  rows.push(await measure('1920 × 1080, neutral', async () => [await drawNeutral(neutral)]));
  return rows;
}

/** Parts of a second in which Linux counts CPU time. */
const TICKS_A_SECOND = 100;

/** Boards of a province, one a commune and some more. */
const PROVINCE_BOARDS = 168;

/** Units whose boards are brought at once, as delivery does. */
const AT_ONCE = 4;

/** The process that draws for this one, as Linux tells: the most memory it ever held, MiB, and its CPU time, s. */
function costOfChildren(): { readonly peakMiB: number; readonly cpuSeconds: number } {
  const children = globSync(`/proc/${process.pid}/task/*/children`).flatMap((file) =>
    readFileSync(file, 'utf8').trim().split(' ').filter(Boolean),
  );
  let [peakMiB, cpuSeconds] = [0, 0];
  for (const pid of children) {
    const [, peak = '0'] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    const ticks = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ').slice(11, 13) ?? [];
    peakMiB += Number(peak) / 2 ** 10;
    cpuSeconds += ticks.reduce((sum, tick) => sum + Number(tick), 0) / TICKS_A_SECOND;
  }
  return { peakMiB, cpuSeconds };
}

/** What drawing one bulletin anew on every board of a province costs, the boards' makes mixed evenly, as delivery draws. */
export async function provinceRedrawn(): Promise<{
  readonly what: string;
  readonly frames: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMiB: number;
}> {
  const boards = Array.from({ length: PROVINCE_BOARDS }, (_, index) => boardLike(presetAt(index)));
  const photo = await hills();
  const drawing = openDrawing();
  try {
    await drawing.neutral({ board: boardOf(64, 16), theme: themeNamed('nuoc'), unit: sinHo });
    const [start, before] = [performance.now(), costOfChildren()];
    let frames = 0;
    const waiting = boards.values();
    const drawNext = async () => {
      for (const board of waiting) {
        const drawn = await drawing.bulletin(withPicture(specOf(board), photo));
        frames += drawn.length;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, drawNext));
    const { peakMiB, cpuSeconds } = costOfChildren();
    return {
      what: `${PROVINCE_BOARDS} boards, each with the photo where it shows one`,
      frames,
      seconds: Math.round((performance.now() - start) / 100) / 10,
      cpuSeconds: Math.round((cpuSeconds - before.cpuSeconds) * 10) / 10,
      peakMiB: Math.round(peakMiB),
    };
  } finally {
    drawing.close();
  }
}

if (import.meta.main) {
  console.table(await frameRates());
  console.table([await provinceRedrawn()]);
  console.table(await browserTimes());
}
