import type { ShelfFile } from '@nguon/content-model/manifest';
import type { Panel } from '../player/board.ts';
import type { KioskStore } from './kiosk-store.ts';

/** What of the page shows pictures. */
export interface PageParts {
  readonly image: HTMLImageElement;
  /** Where strips pass through. */
  readonly strip: HTMLElement;
}

/** Shows verified pictures on the page, each decoded before the one before it leaves: no blank between two. */
export class PagePanel implements Panel {
  readonly #parts: PageParts;
  readonly #store: KioskStore;
  /** The address of the picture that is up; empty on a dark page. */
  #up = '';
  /** The strip that is passing. */
  #passing: { readonly file: string; readonly passage: Animation } | null = null;

  constructor(parts: PageParts, store: KioskStore) {
    this.#parts = parts;
    this.#store = store;
  }

  async show(file: ShelfFile | null, passageSeconds: number | null): Promise<boolean> {
    const bytes = file === null ? null : await this.#store.read(file.sha256);
    if (file !== null && bytes === null) return false;
    // A strip that has passed begins again where it ended: it goes on by itself.
    if (file !== null && passageSeconds !== null && this.#passing?.file === file.sha256) return true;
    const next =
      file === null || bytes === null ? '' : URL.createObjectURL(new Blob([bytes], { type: file.mime }));
    const picture = next === '' ? null : await decoded(next);
    if (next !== '' && picture === null) {
      URL.revokeObjectURL(next);
      return false;
    }
    await this.#place(picture, file, passageSeconds);
    if (this.#up !== '') URL.revokeObjectURL(this.#up);
    this.#up = next;
    return true;
  }

  async #place(
    picture: HTMLImageElement | null,
    file: ShelfFile | null,
    passageSeconds: number | null,
  ): Promise<void> {
    const { image, strip } = this.#parts;
    this.#passing?.passage.cancel();
    this.#passing = null;
    const isStrip = picture !== null && passageSeconds !== null;
    if (isStrip && file !== null) {
      this.#passing = { file: file.sha256, passage: pass(strip, picture, passageSeconds) };
    } else if (picture !== null) {
      image.src = picture.src;
      await image.decode().catch(() => {});
    }
    strip.hidden = !isStrip;
    image.hidden = isStrip || picture === null;
    if (image.hidden) image.removeAttribute('src');
  }
}

/**
 * Lets a strip pass, as high as the page, from right to left, again and again. A browser's wish for less motion is not
 * asked: this is a sign, and a line that stands still says its first words alone (B68).
 */
function pass(strip: HTMLElement, picture: HTMLImageElement, seconds: number): Animation {
  const length = (picture.naturalWidth / picture.naturalHeight) * 100;
  strip.style.width = `calc(${length}vh + 100vw)`;
  strip.style.backgroundImage = `url(${picture.src})`;
  const moving = { transform: ['none', `translateX(-${length}vh)`] };
  return strip.animate(moving, { duration: seconds * 1_000, iterations: Number.POSITIVE_INFINITY });
}

/** The picture of an address; `null` when the browser cannot draw what it finds there. */
async function decoded(address: string): Promise<HTMLImageElement | null> {
  const image = new Image();
  image.src = address;
  return image.decode().then(
    () => image,
    () => null,
  );
}
