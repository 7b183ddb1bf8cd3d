import { copyFile, link, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sha256 } from '@nguon/content-model/content-address';
import type { ShelfFile } from '@nguon/content-model/manifest';
import type { Panel } from './board.ts';
import type { Store } from './store.ts';

/** Puts the picture that is up into a folder as `current.<ext>` for other programs, and keeps it for the board's page. */
export class FolderPanel implements Panel {
  readonly #folder: string;
  readonly #store: Store;
  #picture: { readonly bytes: Buffer; readonly mime: string } | null = null;

  constructor(folder: string, store: Store) {
    this.#folder = folder;
    this.#store = store;
  }

  /** The picture that is up, verified; `null` on a dark screen. */
  get picture(): { readonly bytes: Buffer; readonly mime: string } | null {
    return this.#picture;
  }

  async show(file: ShelfFile | null): Promise<boolean> {
    const bytes = file === null ? null : await this.#store.read(file.sha256);
    if (file !== null && bytes === null) return false;
    this.#picture = file === null || bytes === null ? null : { bytes, mime: file.mime };
    const name = file === null ? null : `current.${file.mime.split('/')[1] ?? 'bin'}`;
    const isPlaced = name !== null && file !== null && (await this.#place(file.sha256, name));
    await this.#keepOnly(isPlaced ? name : null);
    return true;
  }

  /** Puts a file of the shelf under another name at once, without needing room for a second copy. */
  async #place(file: Sha256, name: string): Promise<boolean> {
    const temporary = join(this.#folder, `.${name}.part`);
    const from = this.#store.pathOf(file);
    try {
      await rm(temporary, { force: true });
      await link(from, temporary).catch(() => copyFile(from, temporary));
      await rename(temporary, join(this.#folder, name));
      await rm(temporary, { force: true });
      return true;
    } catch {
      return false;
    }
  }

  async #keepOnly(name: string | null): Promise<void> {
    const pictures = (await readdir(this.#folder)).filter((other) => other.startsWith('current.'));
    const old = pictures.filter((other) => other !== name);
    await Promise.all(old.map((other) => rm(join(this.#folder, other), { force: true })));
  }
}
