import { isCurrent } from '@nguon/content-model/bulletin';
import { type Instant, instantOf, millisecondsOf } from '@nguon/content-model/instant';
import {
  type ClipItem,
  clipsForSession,
  emergenciesAt,
  type SpeakerManifest,
} from '@nguon/content-model/manifest';
import type { PlayoutEntry } from '@nguon/content-model/playout';
import type { TimeOfDay } from '@nguon/content-model/time-of-day';

/**
 * Silence between two playings of one emergency, minutes. Whoever comes within earshot hears it before five minutes are
 * over, and between two playings people can hear each other and the telephone.
 */
export const EMERGENCY_PAUSE_MINUTES = 5;

/** Pause before an emergency that could not be played is tried again, s. */
export const RETRY_SECONDS = 10;

/** Vietnam's distance from UTC, ms. Constant since 1975; a test compares it with the time zone data. */
const VIETNAM_MS = 7 * 3_600_000;
const DAY_MS = 24 * 3_600_000;

/** What the speaker is playing. */
export interface Playing {
  readonly clip: ClipItem;
  /** ms since 1970. */
  readonly since: number;
}

/** What the speaker does next: perhaps stops, and then perhaps starts. */
export interface Decision {
  readonly stop: { readonly result: 'preempted' | 'partial'; readonly reason: string } | null;
  readonly start: ClipItem | null;
}

/**
 * Decides what a speaker does at one moment, from its manifest, its log and what it is playing; nothing else is
 * remembered, so a player that was cut off goes on as if it had not been.
 *
 * @param heard the speaker's log, oldest first
 * @param at ms since 1970
 */
export function decide(
  manifest: SpeakerManifest,
  heard: readonly PlayoutEntry[],
  playing: Playing | null,
  at: number,
): Decision {
  const stop = playing === null ? null : reasonToStop(manifest, playing.clip, instantOf(at));
  if (playing !== null && stop === null) return { stop: null, start: null };
  if (manifest.muted) return { stop, start: null };
  return { stop, start: nextClip(manifest, heard, at) };
}

function reasonToStop({ muted, items }: SpeakerManifest, clip: ClipItem, at: Instant): Decision['stop'] {
  if (muted) return { result: 'partial', reason: 'the speaker was switched off' };
  const now = items.find(
    ({ bulletin, opus }) => bulletin === clip.bulletin && opus.sha256 === clip.opus.sha256,
  );
  if (now === undefined) return { result: 'partial', reason: 'withdrawn or corrected' };
  if (!isCurrent(now, at)) return { result: 'partial', reason: 'its time was over' };
  const isEmergency = items.some((item) => item.priority === 'emergency' && isCurrent(item, at));
  return isEmergency && now.priority !== 'emergency' ? { result: 'preempted', reason: 'an emergency' } : null;
}

function nextClip(manifest: SpeakerManifest, heard: readonly PlayoutEntry[], at: number): ClipItem | null {
  const emergencies = emergenciesAt(manifest, instantOf(at));
  if (emergencies.length > 0) return dueEmergency(emergencies, heard, at);
  return interrupted(manifest, heard, at) ?? nextOfSession(manifest, heard, at);
}

/** The emergency that waited longest; all current ones take turns, none silences another (D14). */
function dueEmergency(
  emergencies: readonly ClipItem[],
  heard: readonly PlayoutEntry[],
  at: number,
): ClipItem | null {
  const dueFrom = (clip: ClipItem): number => {
    const last = lastOf(clip, heard);
    if (last === undefined || last.result === 'partial') return 0;
    const pause = last.result === 'failed' ? RETRY_SECONDS : EMERGENCY_PAUSE_MINUTES * 60;
    return millisecondsOf(last.endedAt) + pause * 1000;
  };
  const [first] = emergencies.toSorted((a, b) => dueFrom(a) - dueFrom(b));
  return first !== undefined && dueFrom(first) <= at ? first : null;
}

/** A priority clip that an emergency interrupted: it is played again from its start, session or not (D15). */
function interrupted(manifest: SpeakerManifest, heard: readonly PlayoutEntry[], at: number): ClipItem | null {
  const isInterrupted = (clip: ClipItem): boolean => lastOf(clip, heard)?.result === 'preempted';
  const current = manifest.items.filter((clip) => isCurrent(clip, instantOf(at)));
  return current.find((clip) => clip.priority === 'priority' && isInterrupted(clip)) ?? null;
}

/** The session's next clip that was not heard in it yet and still ends within it. */
function nextOfSession(
  manifest: SpeakerManifest,
  heard: readonly PlayoutEntry[],
  at: number,
): ClipItem | null {
  const session = sessionAt(manifest.sessions, manifest.sessionMinutes, at);
  if (session === null) return null;
  const wasHeard = (clip: ClipItem): boolean => {
    const last = lastOf(clip, heard);
    return (
      last !== undefined && last.result !== 'preempted' && millisecondsOf(last.startedAt) >= session.start
    );
  };
  const clips = clipsForSession(manifest, instantOf(at));
  return clips.find((clip) => !wasHeard(clip) && at + clip.seconds * 1000 <= session.end) ?? null;
}

function lastOf({ bulletin, opus }: ClipItem, heard: readonly PlayoutEntry[]): PlayoutEntry | undefined {
  return heard.findLast((entry) => entry.bulletin === bulletin && entry.sha256 === opus.sha256);
}

/** The session a moment is in, by Vietnam's time of day, ms; the one that began last; `null` between sessions (S3). */
export function sessionAt(
  sessions: readonly TimeOfDay[],
  sessionMinutes: number,
  at: number,
): { start: number; end: number } | null {
  const midnight = Math.floor((at + VIETNAM_MS) / DAY_MS) * DAY_MS - VIETNAM_MS;
  const starts = sessions.flatMap((time) => {
    const [hours = 0, minutes = 0] = time.split(':').map(Number);
    const today = midnight + (hours * 60 + minutes) * 60_000;
    return [today - DAY_MS, today];
  });
  const lengthMs = sessionMinutes * 60_000;
  const start = Math.max(...starts.filter((begin) => begin <= at && at < begin + lengthMs));
  return Number.isFinite(start) ? { start, end: start + lengthMs } : null;
}
