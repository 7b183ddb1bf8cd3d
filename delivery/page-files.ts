import type { Edition } from '@nguon/content-model/edition';
import type { Failure } from './deliver-devices.ts';
import { pagePictures } from './deliver-site.ts';
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
