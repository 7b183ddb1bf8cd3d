import type { ShelfFile } from '@nguon/content-model/manifest';
import type { Panel } from '../player/board.ts';
import type { KioskStore } from './kiosk-store.ts';

/** Shows verified pictures on the page, each decoded before the one before it leaves: no blank between two. */
export class PagePanel implements Panel {
  readonly #image: HTMLImageElement;
  readonly #store: KioskStore;

  constructor(image: HTMLImageElement, store: KioskStore) {
    this.#image = image;
    this.#store = store;
  }

  async show(file: ShelfFile | null): Promise<boolean> {
    const bytes = file === null ? null : await this.#store.read(file.sha256);
    if (file !== null && bytes === null) return false;
    const before = this.#image.src;
    if (file !== null && bytes !== null) {
      const next = URL.createObjectURL(new Blob([bytes], { type: file.mime }));
      if (!(await isDrawable(next))) {
        URL.revokeObjectURL(next);
        return false;
      }
      this.#image.src = next;
      await this.#image.decode().catch(() => {});
    }
    this.#image.hidden = file === null;
    if (file === null) this.#image.removeAttribute('src');
    if (before !== '') URL.revokeObjectURL(before);
    return true;
  }
}

/** Can the browser draw what it finds there? */
async function isDrawable(address: string): Promise<boolean> {
  const image = new Image();
  image.src = address;
  return image.decode().then(
    () => true,
    () => false,
  );
}
