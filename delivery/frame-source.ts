import type { Board } from '@nguon/content-model/board';
import type { BulletinContent } from '@nguon/content-model/bulletin';
import type { Edition } from '@nguon/content-model/edition';
import { siteSections } from '@nguon/content-model/site-section';
import type { FrameSpec } from '@nguon/signage-renderer/draw-bulletin';
import type { NeutralSpec } from '@nguon/signage-renderer/draw-neutral';
import { bulletinPaths } from '@nguon/sites/publisher/bulletin-paths';
import { themeOf } from './page-look.ts';

/** What the frames of a bulletin on a board are made from, beside the bytes of its pictures. */
export type FrameSource = Omit<FrameSpec, 'pictures'>;

/** @param origin of the unit's site, such as `https://xa-sin-ho.laichau.gov.vn` */
export function frameSource(
  edition: Edition,
  board: Board,
  content: BulletinContent,
  origin: string,
): FrameSource {
  const path = bulletinPaths(edition).get(content.id);
  const address = path === undefined ? {} : { address: `${origin}${path}` };
  return { content, board, theme: themeOf(edition), unit: edition.unit, ...address };
}

/** What the neutral frame of a board is made from. */
export function neutralSource(edition: Edition, board: Board, origin: string): NeutralSpec {
  const feedback = `${origin}${siteSections.feedback.address}`;
  return { board, theme: themeOf(edition), unit: edition.unit, feedback };
}
