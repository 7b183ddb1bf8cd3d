import type { Sha256 } from '@nguon/content-model/content-address';
import type { Edition } from '@nguon/content-model/edition';
import type { Failure } from './deliver-devices.ts';
import { pagePictures } from './deliver-site.ts';
import type { Editions } from './editions.ts';
import type { Pictures } from './pictures.ts';

/**
 * Fetches what the pages of an edition need besides itself: pictures in their sizes, documents to download. One that
 * cannot be fetched does not stop the others.
 *
 * @returns what could not be fetched
 */
export async function fetchForPages(edition: Edition, pictures: Pictures): Promise<Failure[]> {
  const failures: Failure[] = [];
  const attempt = async (what: string, fetching: Promise<unknown>) => {
    try {
      await fetching;
    } catch (error) {
      const message = `${what}: ${error instanceof Error ? error.message : String(error)}`;
      failures.push({ channel: 'site', bulletin: null, device: null, message });
    }
  };
  for (const name of pagePictures(edition)) await attempt(`Ảnh ${name.slice(0, 8)}`, pictures.forPages(name));
  for (const { file, symbol } of edition.documents) {
    if (file !== null) await attempt(`Tệp của văn bản ${symbol}`, pictures.original(file.sha256));
  }
  return failures;
}

/** What of an edition the shelf hands out under the names the CMS has: pictures and documents. */
function filesOf(edition: Edition): Sha256[] {
  return [...pagePictures(edition), ...edition.documents.flatMap(({ file }) => (file ? [file.sha256] : []))];
}

/**
 * Takes from the shelf what one edition named and no other names: it was withdrawn, and is reached by its address no
 * more (A54).
 *
 * @param left the edition that is replaced, or was while its files were fetched
 * @param instead all that is public now
 */
export async function takeAwayLeft(
  left: Edition,
  instead: readonly Edition[],
  pictures: Pick<Pictures, 'takeAway'>,
): Promise<void> {
  const kept = new Set(instead.filter(({ unit }) => unit.path === left.unit.path).flatMap(filesOf));
  const gone = filesOf(left).filter((name) => !kept.has(name));
  if (gone.length === 0) return;
  const used = new Set(instead.flatMap(filesOf));
  await pictures.takeAway(
    gone.filter((name) => !used.has(name)),
    used,
  );
}

/**
 * Takes from the shelf what no edition names, such as what was withdrawn just before delivery was killed (A54). Without
 * any edition nothing is known of what is public, and all stays.
 */
export async function takeAwayUnnamed(
  editions: Pick<Editions, 'all'>,
  pictures: Pick<Pictures, 'all' | 'takeAway'>,
): Promise<void> {
  const used = new Set(editions.all().flatMap(filesOf));
  if (editions.all().length === 0) return;
  const unnamed = (await pictures.all()).filter((name) => !used.has(name));
  if (unnamed.length > 0) await pictures.takeAway(unnamed, used);
}
