import type { Edition } from '@nguon/content-model/edition';
import type { Instant } from '@nguon/content-model/instant';
import type { Speaker } from '@nguon/content-model/speaker';
import type { SiteView } from '@nguon/sites/publisher/site-view';
import { themeNamed } from '@nguon/themes/theme';
import type { Clips } from './clips.ts';
import type { Frames } from './frames.ts';
import type { Pictures } from './pictures.ts';

/** What delivery has made for the pages of a bulletin. */
type Rendered = SiteView['rendered'][string];

/** The accent in which a unit's pages are read aloud: its speakers', or the northern one. */
export function pageAccent({ speakers }: Edition): Speaker['accent'] {
  return speakers[0]?.accent ?? 'northern';
}

/** The board whose frames a unit's pages show: its largest; `null` when it has none. */
export function pageBoard({ boards }: Edition): Edition['boards'][number] | null {
  return (
    boards.toSorted((a, b) => b.width * b.height - a.width * a.height || a.id.localeCompare(b.id))[0] ?? null
  );
}

/**
 * Gathers what a unit's pages show: the edition, and what is on the shelf for it by now. What is not made yet is left
 * out, and the site is published again once it is.
 *
 * @param originOf the site's own address, from its host
 */
export async function siteView(
  edition: Edition,
  at: Instant,
  made: { readonly clips: Clips; readonly frames: Frames; readonly pictures: Pictures },
  originOf: (host: string) => string,
): Promise<SiteView> {
  const theme = themeNamed(edition.site.theme);
  const board = pageBoard(edition);
  const accent = pageAccent(edition);
  const renderedOf = async ({ content, carriedOn }: Edition['bulletins'][number]): Promise<Rendered> => {
    const clip = await made.clips.known(content, accent);
    const frames =
      board !== null && carriedOn.includes('board')
        ? await made.frames.known(content, board, theme, edition.unit)
        : null;
    const preview = frames?.[0] === undefined ? null : await made.pictures.preview(frames[0].file);
    const pictures = await Promise.all(
      content.pictures.map(
        async ({ sha256 }) => [sha256, (await made.pictures.known(sha256)) ?? []] as const,
      ),
    );
    return {
      ...(clip && {
        clip: {
          opus: clip.opus.sha256,
          mp3: clip.mp3.sha256,
          seconds: clip.seconds,
          synthetic: clip.synthetic,
        },
      }),
      ...(preview && {
        frame: {
          sha256: preview.file.sha256,
          mime: preview.file.mime,
          width: preview.width,
          height: preview.height,
        },
      }),
      pictures: Object.fromEntries(
        pictures.map(([name, sizes]) => [
          name,
          sizes.map(({ file, width, height }) => ({ sha256: file.sha256, mime: file.mime, width, height })),
        ]),
      ),
    };
  };
  const rendered = await Promise.all(
    edition.bulletins
      .filter(({ carriedOn }) => carriedOn.includes('site'))
      .map(async (bulletin) => [bulletin.content.id, await renderedOf(bulletin)] as const),
  );
  const ownWords = edition.bulletins.flatMap(({ content: { id, renditions } }) =>
    renditions.script ? [[id, renditions.script] as const] : [],
  );
  return {
    edition,
    at,
    origin: originOf(edition.site.host),
    rendered: Object.fromEntries(rendered),
    pictures: {},
    portal: null,
    actions: '/tuong-tac/',
    // Where an editor wrote no script of their own, the article itself is what the voice reads.
    script: Object.fromEntries(ownWords),
  };
}
