import { readFileSync } from 'node:fs';
import { sha256 } from '@nguon/content-model/content-address';

/** A scalable font, whole: subsets lose tones (ế becomes ê). */
export interface OutlineFont {
  readonly family: string;
  readonly weight: 400 | 700;
  /** Asked in this order: the first that has a letter draws it. */
  readonly file: URL;
}

/** Letters of whole pixels, for lines that are too low for outlines. */
export interface BitmapFont {
  readonly name: string;
  /** Height of a letter's cell and of the part above the baseline, in pixels. */
  readonly height: number;
  readonly ascent: number;
  /** By code point: the lit pixels of each row, top first, the leftmost as the highest of `width` bits. */
  readonly glyphs: ReadonlyMap<number, { readonly width: number; readonly rows: readonly number[] }>;
}

const fileNamed = (name: string) => new URL(`./fonts/${name}`, import.meta.url);

/** Source and licence of each file: `fonts/README.md`. */
export const outlineFonts: readonly OutlineFont[] = [
  { family: 'Be Vietnam Pro', weight: 400, file: fileNamed('be-vietnam-pro-400.ttf') },
  { family: 'Be Vietnam Pro', weight: 700, file: fileNamed('be-vietnam-pro-700.ttf') },
  { family: 'Noto Sans', weight: 400, file: fileNamed('noto-sans-400.ttf') },
  { family: 'Noto Sans', weight: 700, file: fileNamed('noto-sans-700.ttf') },
  { family: 'Noto Sans Khmer', weight: 400, file: fileNamed('noto-sans-khmer-400.ttf') },
  { family: 'Noto Sans Khmer', weight: 700, file: fileNamed('noto-sans-khmer-700.ttf') },
  { family: 'Noto Sans Cham', weight: 400, file: fileNamed('noto-sans-cham-400.ttf') },
  { family: 'Noto Sans Cham', weight: 700, file: fileNamed('noto-sans-cham-700.ttf') },
  // It has no bold.
  { family: 'Noto Sans Tai Viet', weight: 400, file: fileNamed('noto-sans-tai-viet-400.ttf') },
  { family: 'Noto Sans Tai Viet', weight: 700, file: fileNamed('noto-sans-tai-viet-400.ttf') },
];

const bitmapNames = ['misc-fixed-7x13', 'misc-fixed-9x15', 'misc-fixed-10x20'] as const;

const bytesByAddress = new Map<string, Buffer>();

/** The bytes of a font file, read once: engines cache by buffer, so everyone must hold the same one. */
export function fontBytes(file: URL): Buffer {
  const known = bytesByAddress.get(file.href);
  if (known) return known;
  const bytes = readFileSync(file);
  bytesByAddress.set(file.href, bytes);
  return bytes;
}

/**
 * Reads a bitmap font. The first line names it, `# name; height 13; ascent 11`; each other line is one letter,
 * `1EA4:7:00…`: its code point, its width in pixels, and its rows in hexadecimal, each padded to whole digits.
 */
function parseBitmapFont(name: string, text: string): BitmapFont {
  const [head = '', ...lines] = text.trimEnd().split('\n');
  const [, height = '0', ascent = '0'] = /height (\d+); ascent (\d+)/.exec(head) ?? [];
  const glyphs = lines.map((line) => {
    const [point = '', cells = '', rows = ''] = line.split(':');
    const width = Number(cells);
    const digits = Math.ceil(width / 4);
    const bits = rows.match(new RegExp(`.{${digits}}`, 'g')) ?? [];
    const glyph = { width, rows: bits.map((row) => Number.parseInt(row, 16) >> (digits * 4 - width)) };
    return [Number.parseInt(point, 16), glyph] as const;
  });
  return { name, height: Number(height), ascent: Number(ascent), glyphs: new Map(glyphs) };
}

let parsed: readonly BitmapFont[] | undefined;

/** The bitmap fonts, lowest first, read once. */
export function bitmapFonts(): readonly BitmapFont[] {
  parsed ??= bitmapNames.map((name) => parseBitmapFont(name, String(fontBytes(fileNamed(`${name}.hex`)))));
  return parsed;
}

/** Content addresses of every font file: part of the name of whatever is drawn with them. */
export function fontAddresses(): string[] {
  const files = [
    ...outlineFonts.map(({ file }) => file),
    ...bitmapNames.map((name) => fileNamed(`${name}.hex`)),
  ];
  return files.map((file) => sha256(fontBytes(file)));
}
