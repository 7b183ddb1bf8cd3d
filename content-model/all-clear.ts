import type { Bulletin, BulletinContent, Channel } from './bulletin.ts';
import { type Instant, later } from './instant.ts';
import { isWithin } from './unit.ts';

/** A bulletin that ends an emergency, and stands in its place on every channel. Rules E7 to E9 in SPEC.md. */
export type AllClear = BulletinContent & { readonly ends: string };

/** Does it end an emergency? */
export function isAllClear(content: BulletinContent): content is AllClear {
  return content.ends !== undefined;
}

/** Does it go out before everything else: an emergency, or what ends one? */
export function isPressing(content: BulletinContent): boolean {
  return content.priority === 'emergency' || isAllClear(content);
}

/** An emergency as it is from the approval of its all-clear on: over from that instant, with all else as it was (E7). */
export function ended(emergency: BulletinContent, at: Instant): BulletinContent {
  const least = later(emergency.from, 1);
  return { ...emergency, until: at > least ? at : least };
}

/**
 * How long boards show an all-clear alone, minutes. Our own figure: whoever learns of the end elsewhere and comes to the
 * board still finds it there and reads it in full, and what else is urgent waits no longer than a quarter of an hour.
 */
export const ALONE_MINUTES = 15;

/**
 * Until when boards show an all-clear alone: so long from its approval, which ended the emergency (B67).
 * @returns `null` for any other bulletin
 */
export function aloneUntil({ content, publishedAt }: Bulletin): Instant | null {
  if (!isAllClear(content)) return null;
  const least = later(content.from > publishedAt ? content.from : publishedAt, ALONE_MINUTES * 60);
  return content.until !== null && content.until < least ? content.until : least;
}

/** The places that an emergency reached and its all-clear does not (E9). */
export function placesLeft(emergency: BulletinContent, { audience }: BulletinContent): string[] {
  return emergency.audience.filter((place) => !audience.some((path) => isWithin(place, path)));
}

/** The channels that carried an emergency and do not carry its all-clear (E9). */
export function channelsLeft(emergency: BulletinContent, { channels }: BulletinContent): Channel[] {
  return emergency.channels.filter((channel) => !channels.includes(channel));
}
