import type { Block, Picture } from '@nguon/content-model/block';
import type { BulletinContent } from '@nguon/content-model/bulletin';
import type { Sha256 } from '@nguon/content-model/content-address';
import type { CarriedBulletin, Edition } from '@nguon/content-model/edition';
import type { Instant } from '@nguon/content-model/instant';
import { levelOf } from '@nguon/content-model/unit';
import { firstOnBoard } from '@nguon/sites/publisher/first-on-board';
import type { RenderedBulletin, ShelfPicture, SiteView } from '@nguon/sites/publisher/site-view';
import { bulletinCard, type Cards, siteCard } from './cards.ts';
import type { Clips } from './clips.ts';
import type { Editions } from './editions.ts';
import { frameSource, neutralSource } from './frame-source.ts';
import type { Frames } from './frames.ts';
import { pageBoard, pageReading, themeOf } from './page-look.ts';
import type { PagePicture, Pictures } from './pictures.ts';
import { communesOf, portalAbove } from './portal.ts';
import { shelfClip } from './shelf-clip.ts';

/** What sites are put together from. */
export interface SiteParts {
  readonly editions: Editions;
  readonly clips: Pick<Clips, 'known' | 'script'>;
  readonly frames: Pick<Frames, 'known' | 'knownNeutral'>;
  readonly pictures: Pick<Pictures, 'known' | 'preview'>;
  readonly cards: Pick<Cards, 'known'>;
  /** A site's own address, from its host. */
  readonly originOf: (host: string) => string;
  /** Where forms are answered; `null` where nobody answers them. */
  readonly actions: SiteView['actions'];
}

function picturesIn(body: readonly Block[]): Picture[] {
  return body.flatMap((block) => (block.kind === 'picture' ? [block.picture] : []));
}

function bulletinPictures({ pictures, body }: BulletinContent): Sha256[] {
  return [...new Set([...pictures, ...picturesIn(body)].map(({ sha256 }) => sha256))];
}

/** Pictures of a site beside those of its bulletins: standing pages, portraits, logo and header. */
function standingPictures({ pages, officials, site: { look } }: Edition): Sha256[] {
  const all = [
    ...pages.flatMap(({ pictures, body }) => [...pictures, ...picturesIn(body)]),
    ...officials.map(({ portrait }) => portrait),
    look.logo,
    look.header,
  ];
  return [...new Set(all.flatMap((picture) => (picture === null ? [] : [picture.sha256])))];
}

/** Every picture that the pages of an edition show. */
export function pagePictures(edition: Edition): Sha256[] {
  const ofBulletins = edition.bulletins.flatMap(({ content }) => bulletinPictures(content));
  return [...new Set([...standingPictures(edition), ...ofBulletins])];
}

function shelfPicture({ file, width, height, asked }: PagePicture): ShelfPicture {
  return { sha256: file.sha256, mime: file.mime, width, height, ...(asked !== undefined && { asked }) };
}

async function sizesOf(
  names: readonly Sha256[],
  pictures: Pick<Pictures, 'known'>,
): Promise<Record<Sha256, readonly ShelfPicture[]>> {
  const sizes = names.map(
    async (name) => [name, ((await pictures.known(name)) ?? []).map(shelfPicture)] as const,
  );
  return Object.fromEntries(await Promise.all(sizes));
}

async function renderedOf(
  bulletin: CarriedBulletin,
  edition: Edition,
  { clips, frames, pictures, cards, originOf }: SiteParts,
): Promise<RenderedBulletin> {
  const { content, carriedOn } = bulletin;
  const theme = themeOf(edition);
  const board = pageBoard(edition);
  const clip = await clips.known(bulletin, pageReading(edition));
  const drawn =
    board !== null && carriedOn.includes('board')
      ? await frames.known(frameSource(edition, board, content, originOf(edition.site.host)))
      : null;
  const frame = drawn?.[0] === undefined ? null : await pictures.preview(drawn[0].file, 'column');
  const card = await cards.known(bulletinCard(bulletin, theme));
  return {
    ...(clip && { clip: shelfClip(clip) }),
    ...(frame && { frame: shelfPicture(frame) }),
    ...(card && { card }),
    pictures: await sizesOf(bulletinPictures(content), pictures),
  };
}

/** A small picture of what stands first on each board, where it is drawn (G110). */
async function boardPictures(
  edition: Edition,
  at: Instant,
  { frames, pictures, originOf }: SiteParts,
): Promise<Record<string, ShelfPicture>> {
  const origin = originOf(edition.site.host);
  const all = edition.boards.map(async (board) => {
    const first = firstOnBoard(edition, board, at);
    const file =
      first === null
        ? await frames.knownNeutral(neutralSource(edition, board, origin))
        : (await frames.known(frameSource(edition, board, first, origin)))?.[0]?.file;
    return file ? [[board.id, shelfPicture(await pictures.preview(file, 'small'))] as const] : [];
  });
  return Object.fromEntries((await Promise.all(all)).flat());
}

/**
 * Gathers what a unit's pages show: the edition, what is on the shelf for it by now, and what its portal or its
 * communes are. What is not made yet is left out, and the site is published again once it is.
 */
export async function siteView(edition: Edition, at: Instant, parts: SiteParts): Promise<SiteView> {
  const { editions, pictures, cards, originOf, actions } = parts;
  const rendered = await Promise.all(
    edition.bulletins
      .filter(({ carriedOn }) => carriedOn.includes('site'))
      .map(async (bulletin) => [bulletin.content.id, await renderedOf(bulletin, edition, parts)] as const),
  );
  const withClip = new Set(rendered.flatMap(([id, { clip }]) => (clip ? [id] : [])));
  const scripts = edition.bulletins.flatMap((bulletin) =>
    withClip.has(bulletin.content.id)
      ? [[bulletin.content.id, parts.clips.script(bulletin, pageReading(edition))] as const]
      : [],
  );
  const card = await cards.known(siteCard(edition, themeOf(edition)));
  const isPortal = levelOf(edition.unit) === 'province';
  return {
    edition,
    at,
    origin: originOf(edition.site.host),
    rendered: Object.fromEntries(rendered),
    script: Object.fromEntries(scripts),
    pictures: await sizesOf(standingPictures(edition), pictures),
    boards: await boardPictures(edition, at, parts),
    ...(card && { card }),
    portal: isPortal ? null : portalAbove(edition, editions, originOf),
    ...(isPortal && { communes: await communesOf(edition, at, parts, originOf) }),
    actions,
  };
}
