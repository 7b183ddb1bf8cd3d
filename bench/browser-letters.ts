import { writeFileSync } from 'node:fs';
import { minorityScene, minorityWords, pageOf } from '@nguon/signage-renderer/fixtures/minority-words';
import { fontBytes, outlineFonts } from '@nguon/themes/fonts';
import { chromium } from 'playwright-core';
import sharp from 'sharp';

/**
 * Draws the samples of minorities' letters in Debian's Chromium, with the fonts of the boards, where the tests of
 * signage-renderer compare them: `node bench/browser-letters.ts`.
 */

const golden = new URL('../signage-renderer/golden/', import.meta.url);

/** The boards' fonts for a browser. */
const faces = outlineFonts
  .map(({ family, weight, file }) => {
    const data = fontBytes(file).toString('base64');
    return `@font-face{font-family:"${family}";font-weight:${weight};src:url(data:font/ttf;base64,${data})}`;
  })
  .join('\n');
const families = [...new Set(outlineFonts.map(({ family }) => `"${family}"`))].join(',');

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--font-render-hinting=none', '--disable-lcd-text'],
});
for (const [name, words] of minorityWords) {
  const scene = minorityScene(words);
  const page = await browser.newPage({ viewport: { width: scene.width, height: scene.height } });
  await page.setContent(pageOf(scene, faces, families.replaceAll('"', "'")));
  await page.evaluate('document.fonts.ready');
  const shot = await page.screenshot();
  const kept = await sharp(shot).greyscale().png({ compressionLevel: 9 }).toBuffer();
  writeFileSync(new URL(`browser-${name}.png`, golden), kept);
  await page.close();
}
await browser.close();
