import { type Sha256, sha256 } from '@nguon/content-model/content-address';
import type { FrameItem, Manifest, ShelfFile } from '@nguon/content-model/manifest';
import { testPicture } from './test-picture.ts';
import { type Calm, Watched, type WatchedOptions } from './watched.ts';

export interface WatchedBoardOptions extends WatchedOptions {
  /** Pixels of the board. */
  readonly width: number;
  readonly height: number;
}

/** A board as a station sees it. */
export class WatchedBoard extends Watched {
  readonly neutral: ShelfFile;
  readonly #width: number;
  readonly #height: number;
  #pictures = 0;

  constructor(options: WatchedBoardOptions) {
    super(options);
    this.#width = options.width;
    this.#height = options.height;
    this.neutral = this.#picture();
  }

  async calm(): Promise<Calm & { readonly file: Sha256 }> {
    const { file } = await this.showing();
    return { file: file.sha256, tempt: async () => this.manifest([this.frame()]), tempter: ['blank', {}] };
  }

  fileOf(manifest: Manifest): Sha256 | null {
    return (manifest.kind === 'board' && manifest.items[0]?.file.sha256) || null;
  }

  renew(): Promise<Manifest> {
    return this.publish([this.frame()]);
  }

  #picture(): ShelfFile {
    this.#pictures += 1;
    const bytes = testPicture(this.#width, this.#height, this.#pictures);
    const name = sha256(bytes);
    this.station.shelf.set(name, bytes);
    return { sha256: name, bytes: bytes.length, mime: 'image/png' };
  }

  /** A frame of its own colour, current from an hour ago for an hour. */
  frame(changes: Partial<FrameItem> = {}): FrameItem {
    const file = this.#picture();
    return { ...this.station.frame(`Khung thử ${this.#pictures}`), file, dwellSeconds: 1, ...changes };
  }

  /** Takes a frame's bytes off the shelf. @returns puts them back */
  withhold({ file }: FrameItem): () => void {
    const bytes = this.station.shelf.get(file.sha256);
    this.station.shelf.delete(file.sha256);
    return () => void (bytes && this.station.shelf.set(file.sha256, bytes));
  }

  manifest(items: FrameItem[], changes: object = {}): Manifest {
    return this.station.boardManifest(this.device, items, { neutral: this.neutral, ...changes });
  }

  async publish(items: FrameItem[], changes: object = {}): Promise<Manifest> {
    const manifest = this.manifest(items, changes);
    await this.station.publish(manifest);
    return manifest;
  }

  /** Switches the board on, publishes one frame and waits until it is up. @throws {RangeError} when it never is */
  async showing(changes: Partial<FrameItem> = {}): Promise<FrameItem> {
    const frame = this.frame(changes);
    await this.station.order(this.device, 'show');
    await this.publish([frame]);
    if (await this.shows(frame.file.sha256)) return frame;
    throw new RangeError('it did not show the frame this begins with');
  }
}
