import { boardStateAt, brightnessAt } from '@nguon/content-model/board-loop';
import { type Bulletin, isOver } from '@nguon/content-model/bulletin';
import { channelsCarried, type Decision } from '@nguon/content-model/edition';
import { type Instant, later, millisecondsOf } from '@nguon/content-model/instant';
import type { BoardManifest } from '@nguon/content-model/manifest';
import type { Priority } from '@nguon/content-model/priority';
import type { DayPart } from '@nguon/content-model/time-of-day';
import type { Unit } from '@nguon/content-model/unit';

/** How long after its end a bulletin is still named among those that are not shown, s. */
const STILL_NAMED_SECONDS = 3 * 24 * 3_600;

/** Longest round that is shown turn by turn. */
const MOST_TURNS = 60;

/** What a board does: its loop, or why it has none. */
export type LoopKind = 'loop' | 'nothing' | 'blanked' | 'hours' | 'not-ours';

/** Why a board does not show a bulletin. */
export type Why =
  | { readonly kind: 'declined' | 'undecided' | 'no-frame' | 'emergency' }
  | { readonly kind: 'over' | 'not-yet' | 'all-clear'; readonly at: Instant }
  | { readonly kind: 'day-part'; readonly parts: readonly DayPart[] };

/** One turn of a round; the neutral frame has no bulletin. */
export interface ShownTurn {
  readonly bulletin: string | null;
  readonly title: string | null;
  readonly priority: Priority | null;
  readonly sha256: string;
  readonly seconds: number;
  readonly page: number;
  readonly pages: number;
  readonly restMinutes: number;
}

export interface LoopPreview {
  readonly at: Instant;
  readonly kind: LoopKind;
  /** Of the whole round, s. */
  readonly seconds: number;
  /** %. */
  readonly brightness: number;
  readonly turns: readonly ShownTurn[];
  /** How many turns of the round are left out of `turns`. */
  readonly more: number;
  readonly absent: readonly { readonly bulletin: string; readonly title: string; readonly why: Why }[];
}

export interface LoopSources {
  readonly manifest: BoardManifest;
  readonly unit: Unit;
  /** Everything public that is meant for the unit. */
  readonly bulletins: readonly Bulletin[];
  readonly decisions: readonly Decision[];
}

function kindAt(manifest: BoardManifest, at: number): LoopKind {
  const state = boardStateAt(manifest, at);
  if (state.kind === 'off') return state.reason;
  if (state.kind === 'loop') return 'loop';
  return manifest.blanked ? 'blanked' : 'nothing';
}

function turnsAt(manifest: BoardManifest, at: number): ShownTurn[] {
  const state = boardStateAt(manifest, at);
  const round = state.kind === 'loop' ? state.round : [];
  return round.map(({ frame, seconds }) => ({
    bulletin: frame?.bulletin ?? null,
    title: frame?.title ?? null,
    priority: frame?.priority ?? null,
    sha256: frame?.file.sha256 ?? manifest.neutral.sha256,
    seconds,
    page: frame?.page ?? 1,
    pages: frame?.pages ?? 1,
    restMinutes: frame?.restMinutes ?? 0,
  }));
}

/** Why a bulletin that is not in the round is not in it; `null` for one that boards have nothing to do with. */
function whyAbsent(
  bulletin: Bulletin,
  { manifest, unit, decisions }: LoopSources,
  outranked: Why | null,
  at: Instant,
): Why | null {
  const { id, from, until, channels, audience } = bulletin.content;
  if (!channels.includes('board') || !audience.some((path) => unit.path.startsWith(path))) return null;
  if (until === null || until <= later(at, -STILL_NAMED_SECONDS)) return null;
  if (isOver(bulletin.content, at)) return { kind: 'over', at: until };
  if (!channelsCarried(bulletin, unit, decisions).includes('board')) {
    const declined = decisions.some(
      ({ bulletin: decided, choice }) => decided === id && choice === 'decline',
    );
    return { kind: declined ? 'declined' : 'undecided' };
  }
  if (at < from) return { kind: 'not-yet', at: from };
  const item = manifest.items.find((each) => each.bulletin === id);
  if (item === undefined) return { kind: 'no-frame' };
  return outranked ?? { kind: 'day-part', parts: item.dayParts };
}

/** What drives other bulletins out of a round: an emergency, or an all-clear until it is no longer alone (B67). */
function outrankedBy(turns: readonly ShownTurn[], { items }: BoardManifest, at: Instant): Why | null {
  if (turns.some(({ priority }) => priority === 'emergency')) return { kind: 'emergency' };
  const shown = new Set(turns.map(({ bulletin }) => bulletin));
  const ends = items.flatMap(({ bulletin, aloneUntil: end }) =>
    end !== undefined && at < end && shown.has(bulletin) ? [end] : [],
  );
  const last = ends.toSorted().at(-1);
  return last === undefined ? null : { kind: 'all-clear', at: last };
}

/** What a board shows at an instant, turn by turn, and why the rest of its unit's bulletins are not there (W62, W63). */
export function loopPreview(sources: LoopSources, at: Instant): LoopPreview {
  const { manifest, bulletins } = sources;
  const ms = millisecondsOf(at);
  const turns = turnsAt(manifest, ms);
  const kind = kindAt(manifest, ms);
  const shown = new Set(turns.map(({ bulletin }) => bulletin));
  const outranked = outrankedBy(turns, manifest, at);
  const isDark = kind !== 'loop' && kind !== 'nothing';
  const absent = bulletins
    .filter(({ content }) => !shown.has(content.id))
    .flatMap((bulletin) => {
      const why = whyAbsent(bulletin, sources, outranked, at);
      const isForTheWholeBoard = isDark && why?.kind === 'day-part';
      const { id, title } = bulletin.content;
      return why === null || isForTheWholeBoard ? [] : [{ bulletin: id, title, why }];
    });
  return {
    at,
    kind,
    seconds: turns.reduce((sum, { seconds }) => sum + seconds, 0),
    brightness: brightnessAt(manifest.brightness, ms),
    turns: turns.slice(0, MOST_TURNS),
    more: Math.max(0, turns.length - MOST_TURNS),
    absent,
  };
}
