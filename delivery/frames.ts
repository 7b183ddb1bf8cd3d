import { join } from 'node:path';
import type { Board } from '@nguon/content-model/board';
import type { BulletinContent } from '@nguon/content-model/bulletin';
import type { Sha256 } from '@nguon/content-model/content-address';
import { ShelfFile } from '@nguon/content-model/manifest';
import type { Unit } from '@nguon/content-model/unit';
import type { StoredFrame } from '@nguon/signage-renderer/board-manifest';
import { drawBulletin, type Frame, frameKey } from '@nguon/signage-renderer/draw-bulletin';
import { drawNeutral, neutralKey } from '@nguon/signage-renderer/draw-neutral';
import type { Theme } from '@nguon/themes/theme';
import { z } from 'zod';
import { keepIn } from './kept.ts';
import type { Pictures } from './pictures.ts';
import { remember } from './remembered.ts';
import type { Shelf } from './shelf.ts';

const StoredFrames = z.array(
  z.strictObject({
    file: ShelfFile,
    page: z.int().min(1),
    pages: z.int().min(1),
    dwellSeconds: z.int().min(1),
  }),
);

/** The frames of bulletins on boards, drawn once and kept on the shelf. */
export interface Frames {
  /** The frames drawn before, or `null`. */
  known(
    content: BulletinContent,
    board: Board,
    theme: Theme,
    unit: Unit,
  ): Promise<readonly StoredFrame[] | null>;
  drawn(content: BulletinContent, board: Board, theme: Theme, unit: Unit): Promise<readonly StoredFrame[]>;
  neutral(board: Board, theme: Theme, unit: Unit): Promise<ShelfFile>;
}

export function framesOn(shelf: Shelf, pictures: Pictures, folder: string): Frames {
  const allThere = async (frames: readonly StoredFrame[]) =>
    (await Promise.all(frames.map(({ file }) => shelf.has(file)))).every((there) => there);
  const remembered = remember(keepIn(join(folder, 'frames'), StoredFrames), allThere);
  const store = ({ bytes, mime, page, pages, dwellSeconds }: Frame) =>
    shelf.put(bytes, mime).then((file) => ({ file, page, pages, dwellSeconds }));
  const bytesOf = async (content: BulletinContent): Promise<ReadonlyMap<Sha256, Uint8Array>> =>
    new Map(
      await Promise.all(
        content.pictures.map(async ({ sha256 }) => [sha256, await pictures.original(sha256)] as const),
      ),
    );
  const keyOf = (content: BulletinContent, board: Board, theme: Theme, unit: Unit) =>
    frameKey({ content, board, theme, unit, pictures: new Map() });

  return {
    known: (content, board, theme, unit) => remembered.known(keyOf(content, board, theme, unit)),
    drawn: (content, board, theme, unit) =>
      remembered.made(keyOf(content, board, theme, unit), async () => {
        const drawn = await drawBulletin({ content, board, theme, unit, pictures: await bytesOf(content) });
        return Promise.all(drawn.map(store));
      }),
    async neutral(board, theme, unit) {
      const frames = await remembered.made(neutralKey({ board, theme, unit }), async () => [
        await store(await drawNeutral({ board, theme, unit })),
      ]);
      const [frame] = frames;
      if (frame === undefined) throw new TypeError(`neutral frame of board ${board.id}: none was kept`);
      return frame.file;
    },
  };
}
