import type { Sha256 } from '@nguon/content-model/content-address';
import type { Edition } from '@nguon/content-model/edition';
import { instantOf } from '@nguon/content-model/instant';
import { filesOf, type ShelfFile } from '@nguon/content-model/manifest';
import { cardKey } from '@nguon/signage-renderer/draw-card';
import { neutralKey, offlineKey } from '@nguon/signage-renderer/draw-neutral';
import { scheduleKey } from '@nguon/signage-renderer/draw-schedule';
import { bulletinCard, type Cards, siteCard, withCards } from './cards.ts';
import type { Clips } from './clips.ts';
import { schedulesFor } from './deliver-devices.ts';
import type { SiteParts } from './deliver-site.ts';
import { frameSource, neutralSource } from './frame-source.ts';
import { bulletinFramesKey, type Frames } from './frames.ts';
import { contentOf, type Manifests } from './manifests.ts';
import { pageReading, themeOf } from './page-look.ts';
import type { Pictures } from './pictures.ts';
import type { PreparedClips } from './prepared-clips.ts';
import type { MadeFiles } from './remembered.ts';
import type { Shelf } from './shelf.ts';

export interface SweepParts extends Pick<SiteParts, 'editions' | 'originOf'> {
  readonly clips: Pick<Clips, 'keys' | 'made'>;
  readonly prepared: Pick<PreparedClips, 'keys' | 'made'>;
  readonly frames: Pick<Frames, 'made'>;
  readonly cards: Pick<Cards, 'made'>;
  readonly pictures: Pick<Pictures, 'previewKeys' | 'made'>;
  readonly manifests: Pick<Manifests, 'issued'>;
  readonly shelf: Pick<Shelf, 'get' | 'put' | 'remove'>;
  /** The clock, ms since 1970. */
  readonly now: () => number;
}

/** What the frames of an edition's boards are kept under. */
function frameKeys(edition: Edition, { originOf, now }: SweepParts): Sha256[] {
  const origin = originOf(edition.site.host);
  const onBoards = edition.bulletins.filter(({ carriedOn }) => carriedOn.includes('board'));
  return edition.boards.flatMap((board) => {
    const resting = neutralSource(edition, board, origin);
    return [
      neutralKey(resting),
      offlineKey(resting),
      ...onBoards.map(({ content }) => bulletinFramesKey(frameSource(edition, board, content, origin))),
      ...[...schedulesFor(edition, board, instantOf(now())).values()].map(scheduleKey),
    ];
  });
}

/** What the clips of an edition's pages and speakers are kept under. */
function clipKeys(edition: Edition, { clips }: SweepParts): Sha256[] {
  const readings = [pageReading(edition), ...edition.speakers];
  return edition.bulletins
    .filter(({ carriedOn }) => carriedOn.includes('site') || carriedOn.includes('speaker'))
    .flatMap((bulletin) => readings.flatMap((reading) => clips.keys(bulletin, reading)));
}

/** What the clips of an edition's prepared announcements are kept under. */
function preparedKeys({ prepared: announcements, speakers }: Edition, { prepared }: SweepParts): Sha256[] {
  return announcements.flatMap((announcement) =>
    speakers.flatMap((speaker) => prepared.keys(announcement, speaker)),
  );
}

/** What the cards of an edition's site and bulletins are kept under. */
function cardKeys(edition: Edition): Sha256[] {
  const theme = themeOf(edition);
  return [siteCard(edition, theme), ...withCards(edition).map((one) => bulletinCard(one, theme))].map(
    cardKey,
  );
}

/** The files that devices were told to hold. */
async function filesOfDevices({ editions, manifests }: SweepParts): Promise<ShelfFile[]> {
  const files: ShelfFile[] = [];
  for (const { boards, speakers } of editions.all()) {
    for (const { id } of [...boards, ...speakers]) {
      const issued = await manifests.issued(id);
      const manifest = issued && contentOf(issued);
      if (manifest !== null) files.push(...filesOf(manifest, 'opus'), ...filesOf(manifest, 'mp3'));
    }
  }
  return files;
}

async function filesUnder(made: MadeFiles, keys: Iterable<Sha256>): Promise<ShelfFile[]> {
  const files: ShelfFile[] = [];
  for (const key of keys) files.push(...(await made.files(key)));
  return files;
}

/** How many files are held in memory while it is made sure that nobody needs them. */
const AT_A_TIME = 50;

/** Takes files away, and puts back those that something came to need meanwhile. */
async function takeAway(
  files: readonly ShelfFile[],
  stores: readonly MadeFiles[],
  known: ReadonlySet<Sha256>,
  shelf: SweepParts['shelf'],
): Promise<void> {
  for (let at = 0; at < files.length; at += AT_A_TIME) {
    const taken = new Map<Sha256, { readonly mime: string; readonly bytes: Uint8Array | null }>();
    for (const file of files.slice(at, at + AT_A_TIME)) {
      taken.set(file.sha256, { mime: file.mime, bytes: await shelf.get(file).catch(() => null) });
      await shelf.remove(file);
    }
    for (const made of stores) {
      const since = (await made.keys()).filter((key) => !known.has(key));
      for (const { sha256 } of await filesUnder(made, since)) {
        const { mime, bytes } = taken.get(sha256) ?? { mime: '', bytes: null };
        if (bytes !== null) await shelf.put(bytes, mime);
      }
    }
  }
}

/**
 * Takes from the shelf the clips, frames, cards and small pictures of frames that are of no edition any more, such as
 * those of a withdrawn bulletin, and that no device was told to hold: they are reached by their address no more (A60).
 * Work goes on meanwhile: who notes a file just then finds it missing and makes it again, or has it put back. Without
 * any edition nothing is known of what is public, and all stays.
 */
export async function sweepMade(parts: SweepParts): Promise<void> {
  const { editions, clips, prepared, frames, cards, pictures, shelf } = parts;
  const swept = [clips.made, prepared.made, frames.made, cards.made];
  const stores = [...swept, pictures.made];
  // First what there is, then what is needed: what is made meanwhile is not among the first.
  const there = await Promise.all(stores.map(({ keys }) => keys()));
  const all = editions.all();
  if (all.length === 0) return;
  const needed = new Set<Sha256>();
  for (const edition of all) {
    for (const key of [
      ...frameKeys(edition, parts),
      ...clipKeys(edition, parts),
      ...preparedKeys(edition, parts),
      ...cardKeys(edition),
    ])
      needed.add(key);
    await new Promise(setImmediate);
  }
  const used = new Set((await filesOfDevices(parts)).map(({ sha256 }) => sha256));
  const gone: ShelfFile[] = [];
  for (const [place, made] of swept.entries()) {
    const keys = there[place] ?? [];
    for (const { sha256 } of await filesUnder(
      made,
      keys.filter((key) => needed.has(key)),
    ))
      used.add(sha256);
    const left = keys.filter((key) => !needed.has(key));
    gone.push(...(await filesUnder(made, left)));
    for (const key of left) await made.forget(key);
  }
  if (gone.length === 0) return;
  const smallOf = (names: Iterable<Sha256>) =>
    filesUnder(pictures.made, [...names].flatMap(pictures.previewKeys));
  for (const { sha256 } of await smallOf(used)) used.add(sha256);
  const unused = gone.filter(({ sha256 }) => !used.has(sha256));
  const small = await smallOf(unused.map(({ sha256 }) => sha256));
  for (const key of unused.flatMap(({ sha256 }) => pictures.previewKeys(sha256)))
    await pictures.made.forget(key);
  const files = [...unused, ...small.filter(({ sha256 }) => !used.has(sha256))];
  await takeAway(files, stores, new Set(there.flat()), shelf);
}
