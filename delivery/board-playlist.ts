import type { Board } from '@nguon/content-model/board';
import { boardStateAt } from '@nguon/content-model/board-loop';
import type { BoardManifest, FrameItem, ShelfFile } from '@nguon/content-model/manifest';
import type { Playlist } from '@nguon/content-model/playlist';
import { html } from 'hono/html';
import { endingOf } from './shelf.ts';

/** What a board's playlists are made from. */
export interface PlaylistSources {
  readonly board: Board;
  readonly manifest: BoardManifest;
  /** Where the files are fetched, without a slash at its end. */
  readonly origin: string;
}

/** One entry of a remote feed as Concerto reads it. Source: concerto/concerto, app/models/remote_feed.rb. */
export interface ConcertoGraphic {
  readonly type: 'Graphic';
  /** Concerto knows an entry by its name. */
  readonly name: string;
  readonly url: string;
  /** s */
  readonly duration: number;
  readonly start_time: string | null;
  readonly end_time: string | null;
}

/** How long a neutral frame stays before the list is looked at again, s. */
const NEUTRAL_SECONDS = 10;

function addressOf(origin: string, { sha256, mime }: ShelfFile): string {
  return `${origin}/shelf/${sha256}.${endingOf(mime)}`;
}

/** The frames a board shows now in their order, each once; `null`: its neutral frame; none while it is dark (D48). */
function shownNow(manifest: BoardManifest, at: number): (FrameItem | null)[] {
  const state = boardStateAt(manifest, at);
  if (state.kind === 'off') return [];
  if (state.kind === 'neutral') return [null];
  const frames = new Set(state.round.flatMap(({ frame }) => (frame === null ? [] : [frame])));
  return frames.size === 0 ? [null] : manifest.items.filter((item) => frames.has(item));
}

/** The frames that are not over: what has the board for itself alone, none where the board is not ours (D47, B67). */
function notOver(manifest: BoardManifest, at: number): FrameItem[] {
  const state = boardStateAt(manifest, at);
  const isNotOurs = state.kind === 'off' && state.reason === 'not-ours';
  if (isNotOurs || manifest.blanked) return [];
  const left = manifest.items.filter(({ until }) => at < Date.parse(until));
  const emergencies = left.filter(({ priority, from }) => priority === 'emergency' && Date.parse(from) <= at);
  if (emergencies.length > 0) return emergencies;
  const allClears = left.filter(({ aloneUntil }) => aloneUntil !== undefined && at < Date.parse(aloneUntil));
  return allClears.length > 0 ? allClears : left;
}

/** @param at ms since 1970 */
export function playlistOf({ board, manifest, origin }: PlaylistSources, at: number): Playlist {
  const fileOf = (file: ShelfFile) => ({ url: addressOf(origin, file), ...file });
  return {
    version: 1,
    board: board.id,
    name: board.name,
    width: board.width,
    height: board.height,
    hours: manifest.hours,
    windows: manifest.windows,
    neutral: fileOf(manifest.neutral),
    items: notOver(manifest, at).map(({ file, strip: _, ...turn }) => ({ ...fileOf(file), ...turn })),
  };
}

function nameOf({ title, page, pages }: FrameItem): string {
  return pages === 1 ? title : `${title} (${page}/${pages})`;
}

/** The names, each its own: those that came before are counted (D53). */
function distinct(names: readonly string[]): string[] {
  const used = new Set<string>();
  return names.map((name) => {
    let own = name;
    for (let count = 2; used.has(own); count += 1) own = `${name} · ${count}`;
    used.add(own);
    return own;
  });
}

/** @param at ms since 1970 */
export function concertoFeed({ board, manifest, origin }: PlaylistSources, at: number): ConcertoGraphic[] {
  const frames = shownNow(manifest, at);
  const names = distinct(frames.map((frame) => (frame === null ? board.name : nameOf(frame))));
  return frames.map((frame, place) => ({
    type: 'Graphic',
    name: names[place] ?? '',
    url: addressOf(origin, frame?.file ?? manifest.neutral),
    duration: frame?.dwellSeconds ?? NEUTRAL_SECONDS,
    start_time: frame?.from ?? null,
    end_time: frame?.until ?? null,
  }));
}

/**
 * What a board shows now as Media RSS 1.5.1, with an enclosure for readers that know no other. Readers that sort by date
 * keep the order: each entry is dated a second before the one it follows.
 *
 * @param at ms since 1970
 */
export function playlistRss({ board, manifest, origin }: PlaylistSources, at: number): string {
  const issued = Date.parse(manifest.issuedAt);
  const items = shownNow(manifest, at).map((frame, place) => {
    const file = frame?.file ?? manifest.neutral;
    const url = addressOf(origin, file);
    const title = frame === null ? board.name : nameOf(frame);
    return html`<item><title>${title}</title><link>${origin}/</link><description>${title}</description>
<guid isPermaLink="false">${frame?.bulletin ?? board.id} ${frame?.page ?? 0} ${file.sha256}</guid><pubDate>${new Date(issued - place * 1_000).toUTCString()}</pubDate>
<enclosure url="${url}" length="${file.bytes}" type="${file.mime}"/>
<media:content url="${url}" fileSize="${file.bytes}" type="${file.mime}" medium="image" duration="${frame?.dwellSeconds ?? NEUTRAL_SECONDS}" width="${board.width}" height="${board.height}"/></item>
`;
  });
  return String(html`<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel>
<title>${board.name}</title><link>${origin}/</link><description>${board.name}</description><language>vi</language><ttl>1</ttl>
${items}</channel></rss>
`);
}
