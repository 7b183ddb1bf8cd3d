import { constants, crc32, deflateSync } from 'node:zlib';
import { channelsOf, type Pixels } from './pixels.ts';

/** The first bytes of every PNG. Source: ISO/IEC 15948, 5.2. */
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Colour type of a picture whose pixels are places in a palette. Source: ISO/IEC 15948, 11.2.2. */
const INDEXED = 3;

/** One part of a PNG: its length, name, content and check sum. */
function chunk(name: string, content: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** Least bits a pixel for so many colours: 1, 2 or 4. */
function depthFor(colours: number): 1 | 2 | 4 {
  if (colours <= 2) return 1;
  return colours <= 4 ? 2 : 4;
}

/** The rows, each after the byte that says they are not filtered; several pixels a byte, the first in its highest bits. */
function packed({ width, height, indices }: Pixels, places: Uint8Array, depth: number): Uint8Array {
  const stride = 1 + Math.ceil((width * depth) / 8);
  const rows = new Uint8Array(stride * height);
  const perByte = 8 / depth;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const place = places[indices[y * width + x] ?? 0] ?? 0;
      const at = y * stride + 1 + Math.floor(x / perByte);
      rows[at] = (rows[at] ?? 0) | (place << (8 - depth * ((x % perByte) + 1)));
    }
  }
  return rows;
}

/**
 * A picture of at most 16 colours as PNG, with exactly its colours and as few bits a pixel as they need.
 *
 * @param table what each value of a colour becomes
 */
export function indexedPng(pixels: Pixels, table: Uint8Array): Uint8Array {
  const palette = pixels.palette.map((colour) => channelsOf(colour).map((value) => table[value] ?? value));
  const names = palette.map(String);
  const colours = [...new Set(names)];
  const places = Uint8Array.from(names, (name) => colours.indexOf(name));
  const depth = depthFor(colours.length);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(pixels.width, 0);
  header.writeUInt32BE(pixels.height, 4);
  header.set([depth, INDEXED], 8);
  const shown = colours.flatMap((name) => palette[names.indexOf(name)] ?? []);
  const level = constants.Z_BEST_COMPRESSION;
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Uint8Array.from(shown)),
    chunk('IDAT', deflateSync(packed(pixels, places, depth), { level, memLevel: 9 })),
    chunk('IEND', new Uint8Array()),
  ]);
}
