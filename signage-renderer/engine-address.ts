import { globSync, readFileSync } from 'node:fs';
import { addressOf, type Sha256, sha256 } from '@nguon/content-model/content-address';
import { fontAddresses } from '@nguon/themes/fonts';
import satoriPackage from 'satori/package.json' with { type: 'json' };
import sharp from 'sharp';

/** This folder's own code is an input too: a layout that changes gives other frames for the same bulletin. */
const sources = globSync('*.ts', { cwd: import.meta.dirname, exclude: ['*.test.ts'] })
  .toSorted()
  .map((file) => sha256(readFileSync(`${import.meta.dirname}/${file}`)));

/** Names everything that draws: the code, the fonts, and the exact versions of the engines (B10). */
export const engineAddress: Sha256 = addressOf({
  sources,
  fonts: fontAddresses(),
  satori: satoriPackage.version,
  sharp: sharp.versions,
  zlib: process.versions.zlib,
});
