import { join } from 'node:path';
import { takesStrip } from '@nguon/content-model/board';
import type { BulletinContent } from '@nguon/content-model/bulletin';
import type { Sha256 } from '@nguon/content-model/content-address';
import { ShelfFile, Strip } from '@nguon/content-model/manifest';
import type { StoredFrame } from '@nguon/signage-renderer/board-manifest';
import { type Frame, type FrameSpec, frameKey } from '@nguon/signage-renderer/draw-bulletin';
import { type NeutralSpec, neutralKey, offlineKey } from '@nguon/signage-renderer/draw-neutral';
import { type ScheduleSpec, scheduleKey } from '@nguon/signage-renderer/draw-schedule';
import { passageSeconds } from '@nguon/signage-renderer/draw-strip';
import { z } from 'zod';
import type { Drawing } from './drawing.ts';
import type { FrameSource } from './frame-source.ts';
import { keepIn } from './kept.ts';
import type { Pictures } from './pictures.ts';
import { type MadeFiles, remember } from './remembered.ts';
import type { Shelf } from './shelf.ts';

const StoredFrames = z.array(
  z.strictObject({
    file: ShelfFile,
    page: z.int().min(1),
    pages: z.int().min(1),
    dwellSeconds: z.int().min(1),
    strip: Strip.optional(),
  }),
);

/** The frames of bulletins, schedules and nothing on boards, drawn once and kept on the shelf. */
export interface Frames {
  /** The frames drawn before, or `null`. */
  known(source: FrameSource): Promise<readonly StoredFrame[] | null>;
  drawn(source: FrameSource): Promise<readonly StoredFrame[]>;
  /** The neutral frame if it was drawn before, or `null`. */
  knownNeutral(spec: NeutralSpec): Promise<ShelfFile | null>;
  neutral(spec: NeutralSpec): Promise<ShelfFile>;
  offline(spec: NeutralSpec): Promise<ShelfFile>;
  readonly schedule: {
    known(spec: ScheduleSpec): Promise<readonly StoredFrame[] | null>;
    drawn(spec: ScheduleSpec): Promise<readonly StoredFrame[]>;
  };
  readonly made: MadeFiles;
}

/** What the frames of a bulletin are kept under. */
export function bulletinFramesKey(source: FrameSource): Sha256 {
  return frameKey({ ...source, pictures: new Map() });
}

export function framesOn(shelf: Shelf, pictures: Pictures, folder: string, drawing: Drawing): Frames {
  const remembered = remember(keepIn(join(folder, 'frames'), StoredFrames), shelf, (frames) =>
    frames.flatMap(({ file, strip }) => (strip ? [file, strip.file] : [file])),
  );
  const store = ({ bytes, mime, page, pages, dwellSeconds }: Frame) =>
    shelf.put(bytes, mime).then((file) => ({ file, page, pages, dwellSeconds }));
  const stripOf = async (spec: FrameSpec): Promise<Strip> => {
    const { bytes, mime, width } = await drawing.strip(spec);
    return { file: await shelf.put(bytes, mime), width, seconds: passageSeconds({ width }) };
  };
  const bytesOf = async (content: BulletinContent): Promise<ReadonlyMap<Sha256, Uint8Array>> =>
    new Map(
      await Promise.all(
        content.pictures.map(async ({ sha256 }) => [sha256, await pictures.original(sha256)] as const),
      ),
    );
  const single = async (key: Sha256, draw: () => Promise<Frame>) => {
    const [frame] = await remembered.made(key, async () => [await store(await draw())]);
    if (frame === undefined) throw new TypeError(`frame ${key}: none was kept`);
    return frame.file;
  };

  return {
    known: (source) => remembered.known(bulletinFramesKey(source)),
    drawn: (source) =>
      remembered.made(bulletinFramesKey(source), async () => {
        const drawn = await drawing.bulletin({ ...source, pictures: await bytesOf(source.content) });
        const frames: StoredFrame[] = await Promise.all(drawn.map(store));
        const [first, ...others] = frames;
        if (first === undefined || !takesStrip(source.board)) return frames;
        return [{ ...first, strip: await stripOf({ ...source, pictures: new Map() }) }, ...others];
      }),
    knownNeutral: async (spec) => (await remembered.known(neutralKey(spec)))?.[0]?.file ?? null,
    neutral: (spec) => single(neutralKey(spec), () => drawing.neutral(spec)),
    offline: (spec) => single(offlineKey(spec), () => drawing.offline(spec)),
    schedule: {
      known: (spec) => remembered.known(scheduleKey(spec)),
      drawn: (spec) =>
        remembered.made(scheduleKey(spec), async () =>
          Promise.all((await drawing.schedule(spec)).map(store)),
        ),
    },
    made: remembered,
  };
}
