import { type BulletinContent, isOver } from '@nguon/content-model/bulletin';
import { channelsCarried, type Decision } from '@nguon/content-model/edition';
import { type Instant, instantOf } from '@nguon/content-model/instant';
import { fullName, isWithin, type Unit } from '@nguon/content-model/unit';
import type { Board } from '../payload-types.ts';

/** Why a board that was due to show a bulletin has not. */
export type NotShown =
  | {
      readonly kind:
        | 'not-yet'
        | 'over'
        | 'withdrawn'
        | 'declined'
        | 'undecided'
        | 'not-enrolled'
        | 'off'
        | 'waiting';
    }
  | { readonly kind: 'offline'; readonly since: string | null }
  | { readonly kind: 'refused'; readonly message: string };

/** What one board's log says of one bulletin. */
export interface Showings {
  readonly times: number;
  readonly first: string;
  readonly last: string;
}

export interface ProofRow {
  readonly unit: string;
  readonly board: string;
  readonly boardName: string;
  /** When it was due, and until when. */
  readonly from: Instant;
  readonly until: Instant | null;
  /** Is it in what delivery made for the board? */
  readonly delivered: boolean;
  readonly shown: Showings | null;
  /** `null` once it was shown. */
  readonly why: NotShown | null;
}

export type ProvenBoard = Pick<
  Board,
  'id' | 'name' | 'path' | 'enrolledAt' | 'revokedAt' | 'seenAt' | 'blanked'
>;

/** What delivery last said of a unit. */
export interface UnitReceipt {
  readonly at: string;
  readonly failures: readonly {
    readonly channel: string;
    readonly bulletin: string | null;
    readonly device: string | null;
    readonly message: string;
  }[];
}

export interface ProofSources {
  readonly content: BulletinContent;
  readonly approvedAt: Instant;
  readonly withdrawnAt: Instant | null;
  readonly boards: readonly ProvenBoard[];
  readonly units: ReadonlyMap<string, Unit>;
  readonly decisions: ReadonlyMap<string, readonly Decision[]>;
  /** By the path of the unit. */
  readonly receipts: ReadonlyMap<string, UnitReceipt>;
  /** By board. */
  readonly showings: ReadonlyMap<string, Showings>;
  /** Is the device heard from now? */
  readonly isOnline: (board: ProvenBoard) => boolean;
}

/** The boards that a bulletin is meant for. */
export function boardsMeant<Board extends Pick<ProvenBoard, 'path'>>(
  { audience, channels }: Pick<BulletinContent, 'audience' | 'channels'>,
  boards: readonly Board[],
): Board[] {
  if (!channels.includes('board')) return [];
  return boards.filter(({ path }) => path && audience.some((scope) => isWithin(path, scope)));
}

function failureOf(receipt: UnitReceipt | undefined, bulletin: string, board: string): string | null {
  const failed = receipt?.failures.find(
    (failure) =>
      failure.channel === 'board' &&
      (failure.bulletin === bulletin || failure.bulletin === null) &&
      (failure.device === board || failure.device === null),
  );
  return failed?.message ?? null;
}

/** Why a board has not shown a bulletin: what the unit decided first, then what delivery and the device say. */
function whyNot(
  board: ProvenBoard,
  carried: boolean,
  { content, withdrawnAt, decisions, receipts, isOnline }: ProofSources,
  at: Instant,
): NotShown {
  const path = board.path ?? '';
  if (!carried) {
    const choice = decisions.get(path)?.find(({ bulletin }) => bulletin === content.id)?.choice;
    return { kind: choice === 'decline' ? 'declined' : 'undecided' };
  }
  const refused = failureOf(receipts.get(path), content.id, board.id);
  if (refused !== null) return { kind: 'refused', message: refused };
  if (withdrawnAt !== null) return { kind: 'withdrawn' };
  if (isOver(content, at)) return { kind: 'over' };
  if (at < content.from) return { kind: 'not-yet' };
  if (!board.enrolledAt || board.revokedAt) return { kind: 'not-enrolled' };
  if (!isOnline(board)) return { kind: 'offline', since: board.seenAt ?? null };
  return { kind: board.blanked ? 'off' : 'waiting' };
}

/** For each board that a bulletin is meant for: when it was due, delivered and shown, or why not (W64). */
export function proofOf(sources: ProofSources, at: Instant): ProofRow[] {
  const { content, approvedAt, withdrawnAt, units, decisions, receipts, showings } = sources;
  return boardsMeant(content, sources.boards).flatMap((board) => {
    const path = board.path ?? '';
    const unit = units.get(path);
    if (unit === undefined) return [];
    const bulletin = { content, approvedHash: '', publishedAt: approvedAt, corrects: null, slug: '' };
    const carried = channelsCarried(bulletin, unit, decisions.get(path) ?? []).includes('board');
    const shown = showings.get(board.id) ?? null;
    const receipt = receipts.get(path);
    const isMade = receipt !== undefined && instantOf(new Date(receipt.at)) >= approvedAt;
    const until = [content.until, withdrawnAt].filter((end) => end !== null).toSorted()[0] ?? null;
    return [
      {
        unit: fullName(unit),
        board: board.id,
        boardName: board.name,
        from: content.from > approvedAt ? content.from : approvedAt,
        until,
        delivered: shown !== null || (carried && isMade && failureOf(receipt, content.id, board.id) === null),
        shown,
        why: shown === null ? whyNot(board, carried, sources, at) : null,
      },
    ];
  });
}
