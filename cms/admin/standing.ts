import { isCurrent, isOver } from '@nguon/content-model/bulletin';
import { type Instant, instantOf, millisecondsOf } from '@nguon/content-model/instant';
import type { Stage } from '@nguon/content-model/workflow';
import type { Words } from './words.ts';

/** How a mark looks: the words carry the meaning, the tone only helps the eye. */
export type Tone = 'plain' | 'good' | 'wait' | 'bad' | 'alarm';

export interface Standing {
  readonly tone: Tone;
  readonly text: string;
}

/** The element in the standing panel where the buttons, which stand elsewhere, say what came of a step. */
export const NOTICE_PLACE = 'nguon-notice';

interface Staged {
  readonly stage: Stage;
  /** As the database gives it: ISO 8601 with milliseconds. */
  readonly from: string;
  readonly until: string | null;
}

/** Where a bulletin stands for a person: its stage, and once it is approved, its window (F1). */
export function standingOf({ stage, from, until }: Staged, at: Instant, words: Words): Standing {
  switch (stage) {
    case 'draft':
    case 'withdrawn':
      return { tone: 'plain', text: words.stages[stage] };
    case 'submitted':
      return { tone: 'wait', text: words.stages[stage] };
    case 'rejected':
      return { tone: 'bad', text: words.stages[stage] };
    case 'approved': {
      const window = { from: instantOf(Date.parse(from)), until: until && instantOf(Date.parse(until)) };
      if (isCurrent(window, at)) return { tone: 'good', text: words.times.live };
      if (isOver(window, at)) return { tone: 'plain', text: words.times.over };
      return { tone: 'wait', text: words.times.scheduled };
    }
  }
}

/** A device reports at least once a minute; after this long without a word it counts as silent, s. */
export const SILENT_AFTER_SECONDS = 150;

interface Seen {
  readonly enrolledAt?: string | null;
  readonly revokedAt?: string | null;
  readonly seenAt?: string | null;
}

export type DeviceState = 'notEnrolled' | 'revoked' | 'online' | 'offline';

/** How a board's or speaker's device is doing (F2). */
export function deviceStateOf({ enrolledAt, revokedAt, seenAt }: Seen, at: Instant): DeviceState {
  if (revokedAt && (!enrolledAt || Date.parse(enrolledAt) <= Date.parse(revokedAt))) return 'revoked';
  if (!enrolledAt) return 'notEnrolled';
  const silent = seenAt ? (millisecondsOf(at) - Date.parse(seenAt)) / 1000 : Number.POSITIVE_INFINITY;
  return silent <= SILENT_AFTER_SECONDS ? 'online' : 'offline';
}

export const toneOfDevice: Record<DeviceState, Tone> = {
  notEnrolled: 'plain',
  revoked: 'plain',
  online: 'good',
  offline: 'bad',
};
