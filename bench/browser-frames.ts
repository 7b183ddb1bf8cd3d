import { powerCut } from '@nguon/content-model/fixtures/sin-ho';
import { boardOf, specOf } from '@nguon/signage-renderer/fixtures/sin-ho-boards';
import { wordsOf } from '@nguon/signage-renderer/frame';
import { outlinePages } from '@nguon/signage-renderer/outline-board';
import { svgOf } from '@nguon/signage-renderer/paint-scene';
import { themeNamed } from '@nguon/themes/theme';
import { chromium } from 'playwright-core';

const RUNS = 5;

/** How long Chromium, already open, takes for a JPEG of the same frame, words as outlines: medians, ms. */
export async function browserTimes(): Promise<{ readonly what: string; readonly wallMs: number }[]> {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  const rows: { what: string; wallMs: number }[] = [];
  try {
    for (const [width, height] of [
      [1_920, 1_080],
      [3_840, 2_160],
      [320, 240],
    ] as const) {
      const spec = specOf(boardOf(width, height), powerCut.content);
      const [page] = outlinePages(spec.board, themeNamed('nuoc'), wordsOf(spec), false);
      if (page === undefined) continue;
      const tab = await browser.newPage({ viewport: { width, height } });
      const html = `<!doctype html><style>body{margin:0}</style>${await svgOf(page.scene)}`;
      const times: number[] = [];
      for (let run = 0; run < RUNS; run += 1) {
        const start = performance.now();
        await tab.setContent(html);
        await tab.screenshot({ type: 'jpeg', quality: 85 });
        times.push(performance.now() - start);
      }
      await tab.close();
      const middle = times.toSorted((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0;
      rows.push({ what: `Chromium, ${width} × ${height}`, wallMs: Math.round(middle * 10) / 10 });
    }
  } finally {
    await browser.close();
  }
  return rows;
}
