import { LARGEST_PAPER } from './uploads/papers.ts';

/** The fields that come with a file, bytes. */
const FIELDS = 1024 * 1024;
/** The longest request without a file, bytes: a bulletin's body of some 200 pages, or a batch of playouts. */
const LONGEST_WORDS = 4 * 1024 * 1024;

/** The longest body the API reads, bytes, by its media type (F10). */
export function longestBody(mediaType: string): number {
  return mediaType.startsWith('multipart/form-data') ? LARGEST_PAPER + FIELDS : LONGEST_WORDS;
}
