import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Sha256, sha256 } from '@nguon/content-model/content-address';
import type { ShelfFile } from '@nguon/content-model/manifest';
import { Refusal } from '@nguon/content-model/refusal';
import { replaceFile } from './replace-file.ts';

/** The kinds of file the shelf keeps, by their ending. */
export const shelfEndings = {
  avif: 'image/avif',
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  opus: 'audio/ogg',
  mp3: 'audio/mpeg',
  pdf: 'application/pdf',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  odt: 'application/vnd.oasis.opendocument.text',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  bin: 'application/octet-stream',
} as const;

/** The ending under which a file of a kind is kept. */
export function endingOf(mime: string): keyof typeof shelfEndings {
  const found = Object.entries(shelfEndings).find(([, known]) => mime.split(';')[0] === known);
  return (found?.[0] ?? 'bin') as keyof typeof shelfEndings;
}

/** Files by their SHA-256. Equal bytes are kept once; a file never changes (Z1). */
export interface Shelf {
  put(bytes: Uint8Array, mime: string): Promise<ShelfFile>;
  /** @throws {Refusal} `file-damaged` when the bytes are no longer those of the name */
  get(file: Pick<ShelfFile, 'sha256' | 'mime'>): Promise<Buffer>;
  has(file: ShelfFile): Promise<boolean>;
  /** Takes a file away; from then on there is none of its name. */
  remove(file: Pick<ShelfFile, 'sha256' | 'mime'>): Promise<void>;
  /** Where the file of a name stands, whatever its ending; `null` when there is none. */
  find(name: Sha256): Promise<{ path: string; mime: string; bytes: number } | null>;
}

export function shelfIn(folder: string): Shelf {
  const pathOf = (name: Sha256, ending: string) => join(folder, name.slice(0, 2), `${name}.${ending}`);
  const sizeOf = async (path: string) => {
    try {
      return (await stat(path)).size;
    } catch {
      return null;
    }
  };
  return {
    async put(bytes, mime) {
      const name = sha256(bytes);
      const path = pathOf(name, endingOf(mime));
      if ((await sizeOf(path)) !== bytes.length) await replaceFile(path, bytes);
      return { sha256: name, bytes: bytes.length, mime };
    },
    async get({ sha256: name, mime }) {
      const bytes = await readFile(pathOf(name, endingOf(mime)));
      if (sha256(bytes) === name) return bytes;
      throw new Refusal(
        'file-damaged',
        `shelf/${name}`,
        'its bytes are not those of its name',
        'It is made again when asked for',
      );
    },
    async has(file) {
      return (await sizeOf(pathOf(file.sha256, endingOf(file.mime)))) === file.bytes;
    },
    remove: ({ sha256: name, mime }) => rm(pathOf(name, endingOf(mime)), { force: true }),
    async find(name) {
      for (const [ending, mime] of Object.entries(shelfEndings)) {
        const path = pathOf(name, ending);
        const bytes = await sizeOf(path);
        if (bytes !== null) return { path, mime, bytes };
      }
      return null;
    },
  };
}
