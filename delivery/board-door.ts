import { timingSafeEqual } from 'node:crypto';
import { type Board, takesStrip } from '@nguon/content-model/board';
import { boardKey } from '@nguon/content-model/board-key';
import { inStrips } from '@nguon/content-model/board-loop';
import { sha256 } from '@nguon/content-model/content-address';
import type { BoardManifest, ShelfFile } from '@nguon/content-model/manifest';
import { type Context, Hono } from 'hono';
import { concertoFeed, type PlaylistSources, playlistOf, playlistRss } from './board-playlist.ts';
import { pictureDue } from './picture-due.ts';
import { type Picture, type PictureEnding, type PictureFormats, pictureEndings } from './picture-formats.ts';
import type { Shelf } from './shelf.ts';

/** Longest that an answer is fresh, ms: an emergency that nobody foresaw waits no longer (D44). */
const FRESH_MS = 15_000;

export interface BoardDoorPorts {
  /** What boards' keys are derived from. */
  readonly secret: string;
  /** Asked with ids whose key was right alone. */
  board(id: string): Promise<PlaylistSources | null>;
  readonly shelf: Pick<Shelf, 'get'>;
  readonly formats: PictureFormats;
  /** The clock, ms since 1970. */
  now(): number;
  readonly onError: (error: unknown) => void;
}

type Env = { Variables: { own: PlaylistSources; at: number } };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Is this the key of the board? Compared in the same time whether right or wrong, whether there is such a board or not. */
function isKeyOf(secret: string, board: string, key: string): boolean {
  const right = Buffer.from(boardKey(secret, board));
  const given = Buffer.alloc(right.length);
  given.write(key);
  return timingSafeEqual(right, given) && key.length === right.length;
}

/** The same words for everything that is not there, so that guessing tells nothing (D42). */
function unknown(context: Context): Response {
  return context.json(
    { code: 'board-unknown', message: 'board: no such address. Ask its unit for it.' },
    404,
  );
}

function later(context: Context, message: string): Response {
  return context.json({ code: 'board-busy', message }, 503, { 'Retry-After': '5' });
}

/** Freshness until a moment: `Expires` for the simplest caches, `max-age` for the others; whole seconds, never too long. */
function freshness(at: number, until: number): Record<string, string> {
  const end = Math.min(until, at + FRESH_MS);
  return {
    'Cache-Control': `public, max-age=${Math.max(0, Math.floor((end - at) / 1_000))}`,
    Expires: new Date(end).toUTCString(),
    'X-Content-Type-Options': 'nosniff',
    'X-Robots-Tag': 'noindex',
  };
}

/** Does the asker hold what this ETag names, or, without one, what has not changed since (RFC 9110, 13.2.2)? */
function isHeld(context: Context, etag: string, changed: number): boolean {
  const tags = context.req.header('If-None-Match');
  if (tags !== undefined) {
    return tags.split(',').some((tag) => [etag, '*'].includes(tag.trim().replace(/^W\//, '')));
  }
  const since = Date.parse(context.req.header('If-Modified-Since') ?? '');
  return Math.floor(changed / 1_000) * 1_000 <= since;
}

/**
 * What boards without our player read: `GET /boards/<board>/<key>/` and `frame.png`, `frame.jpg`, `frame.webp`, `strip.png`,
 * `playlist.json`, `playlist.rss` or `concerto.json`. Everything else is 404, alike (D42).
 */
export function boardDoor(ports: BoardDoorPorts): Hono<Env> {
  const { secret, shelf, formats, now, onError } = ports;
  const door = new Hono<Env>();
  door.notFound(unknown);
  door.use('/boards/:board/:key/:document', async (context, next) => {
    const { board, key } = context.req.param();
    if (!UUID.test(board) || !isKeyOf(secret, board, key)) return unknown(context);
    const own = await ports.board(board);
    if (own === null) return unknown(context);
    context.set('own', own);
    context.set('at', now());
    return next();
  });

  const answerPicture = async (
    context: Context<Env>,
    ending: PictureEnding,
    manifest: BoardManifest,
  ): Promise<Response> => {
    const [{ board }, at] = [context.get('own'), context.get('at')];
    const { file, since, until } = pictureDue(manifest, at);
    const picture = await pictureIn(board, file, ending);
    if (picture === null) return later(context, 'board: too much is drawn now. Ask again.');
    const etag = `"${picture.sha256}"`;
    const headers = {
      ETag: etag,
      ...freshness(at, until),
      // Not within the second of a change: another change in it would look the same by date.
      ...(at - since >= 1_000 && { 'Last-Modified': new Date(since).toUTCString() }),
    };
    if (isHeld(context, etag, since)) return context.body(null, 304, headers);
    const bytes = await picture.bytes();
    const length = String(bytes.length);
    const type = pictureEndings[ending];
    return context.body(new Uint8Array(bytes), 200, {
      ...headers,
      'Content-Type': type,
      'Content-Length': length,
    });
  };
  /** The picture with its hash; its bytes are read only when they are to be sent. */
  const pictureIn = async (board: Board, file: ShelfFile | null, ending: PictureEnding) => {
    if (file?.mime === pictureEndings[ending]) return { sha256: file.sha256, bytes: () => shelf.get(file) };
    const { width, height } = board;
    const made: Picture | null =
      file === null ? await formats.dark(width, height, ending) : await formats.converted(file, ending);
    return made && { sha256: made.sha256, bytes: async () => made.bytes };
  };
  for (const ending of ['png', 'jpg', 'webp'] as const) {
    door.get(`/boards/:board/:key/frame.${ending}`, (context) =>
      answerPicture(context, ending, context.get('own').manifest),
    );
  }
  door.get('/boards/:board/:key/strip.png', (context) => {
    const { board, manifest } = context.get('own');
    return takesStrip(board) ? answerPicture(context, 'png', inStrips(manifest)) : unknown(context);
  });

  const documents = {
    'playlist.json': { type: 'application/json', write: json(playlistOf) },
    'playlist.rss': { type: 'application/rss+xml', write: playlistRss },
    'concerto.json': { type: 'application/json', write: json(concertoFeed) },
  };
  for (const [name, { type, write }] of Object.entries(documents)) {
    door.get(`/boards/:board/:key/${name}`, (context) => {
      const [own, at] = [context.get('own'), context.get('at')];
      const body = write(own, at);
      const etag = `"${sha256(body)}"`;
      const headers = { ETag: etag, ...freshness(at, pictureDue(own.manifest, at).until) };
      if (isHeld(context, etag, Number.NaN)) return context.body(null, 304, headers);
      const length = String(Buffer.byteLength(body));
      return context.body(body, 200, {
        ...headers,
        'Content-Type': `${type}; charset=utf-8`,
        'Content-Length': length,
      });
    });
  }

  door.onError((error, context) => {
    onError(error);
    return later(context, 'board: its picture cannot be read. Ask again.');
  });
  return door;
}

function json(write: (sources: PlaylistSources, at: number) => unknown) {
  return (sources: PlaylistSources, at: number) => JSON.stringify(write(sources, at));
}
