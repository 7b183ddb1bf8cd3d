import { isCurrent } from '@nguon/content-model/bulletin';
import { type Sha256, sha256 } from '@nguon/content-model/content-address';
import { type Instant, instantOf, millisecondsOf } from '@nguon/content-model/instant';
import { addressOfLive, type LiveOrder } from '@nguon/content-model/live';
import {
  type ClipItem,
  clipsForSession,
  emergenciesAt,
  type PreparedItem,
  type SpeakerManifest,
} from '@nguon/content-model/manifest';
import type { PlayoutEntry } from '@nguon/content-model/playout';
import { type Sitting, sittingAt } from '@nguon/content-model/session';
import { LIVE_OVER } from './live.ts';

/**
 * Silence between two playings of one emergency, minutes. Whoever comes within earshot hears it before five minutes are
 * over, and between two playings people can hear each other and the telephone.
 */
export const EMERGENCY_PAUSE_MINUTES = 5;

/** Pause before an emergency or an all-clear that could not be played is tried again, s. */
export const RETRY_SECONDS = 10;

/** Pause before the stream of a relay that was dead or silent is tried again, s. */
export const RELAY_RETRY_SECONDS = 60;

/** The stream of another station, for as long as its session lasts. */
export interface Relay {
  readonly address: string;
}

/** What a speaker can play: a clip, a prepared announcement, the stream of another station, a live broadcast. */
export type Sound = ClipItem | PreparedItem | Relay | LiveOrder;

/** What a command, or somebody at the speaker, can ask for. */
export type Asked = ClipItem | PreparedItem;

export function isRelay(sound: Sound): sound is Relay {
  return 'address' in sound;
}

export function isLive(sound: Sound): sound is LiveOrder {
  return 'broadcast' in sound;
}

export function isClip(sound: Sound): sound is ClipItem {
  return 'bulletin' in sound;
}

export function isPrepared(sound: Sound): sound is PreparedItem {
  return 'announcement' in sound;
}

/** By what the log knows a sound: the file it plays; for a stream its address, for a live broadcast its own (S49). */
export function addressOfSound(sound: Sound): Sha256 {
  if (isLive(sound)) return addressOfLive(sound.broadcast);
  return isRelay(sound) ? sha256(sound.address) : sound.opus.sha256;
}

/** What the speaker is playing. */
export interface Playing {
  readonly sound: Sound;
  /** ms since 1970. */
  readonly since: number;
}

/** What the speaker does next: perhaps stops, and then perhaps starts. */
export interface Decision {
  readonly stop: { readonly result: 'preempted' | 'partial' | 'played'; readonly reason: string } | null;
  readonly start: Sound | null;
}

/**
 * Decides what a speaker does at one moment, from its manifest, its log and what it is playing; nothing else is
 * remembered, so a player that was cut off goes on as if it had not been. The states are those of the sound: none, a
 * clip, a prepared announcement, a relay, a live broadcast; an emergency takes the air from any, and what it took it
 * from is decided anew when it is over. What a command asks for takes the air from what neither is an emergency nor ends
 * one (S31), and a live broadcast from that too (S45). A prepared announcement takes it from all but emergencies (S53).
 *
 * @param heard the speaker's log, oldest first
 * @param at ms since 1970
 * @param asked what a command or somebody at the speaker asked for and that has not begun yet
 * @param ordered the live broadcast a command asked for; it may be over
 */
export function decide(
  manifest: SpeakerManifest,
  heard: readonly PlayoutEntry[],
  playing: Playing | null,
  at: number,
  asked: Asked | null = null,
  ordered: LiveOrder | null = null,
): Decision {
  const wants = { asked, live: dueLive(ordered, heard, at) };
  const stop = playing === null ? null : reasonToStop(manifest, heard, playing.sound, at, wants);
  if (playing !== null && stop === null) return { stop: null, start: null };
  if (manifest.muted) return { stop, start: null };
  return { stop, start: nextSound(manifest, heard, at, wants) };
}

/** What commands and those at the speaker want played now. */
interface Wants {
  readonly asked: Asked | null;
  readonly live: LiveOrder | null;
}

/** The live broadcast, unless it is over or its stream was dead a moment ago (S47). */
function dueLive(ordered: LiveOrder | null, heard: readonly PlayoutEntry[], at: number): LiveOrder | null {
  if (ordered === null || ordered.until <= instantOf(at)) return null;
  const last = heard.findLast(({ sha256: name }) => name === addressOfSound(ordered));
  switch (last?.result) {
    case 'played':
    case 'skipped':
      return null;
    case 'failed': {
      const isResting = at < millisecondsOf(last.endedAt) + RETRY_SECONDS * 1000;
      return isResting || last.reason === LIVE_OVER ? null : ordered;
    }
    default:
      return ordered;
  }
}

function reasonToStop(
  manifest: SpeakerManifest,
  heard: readonly PlayoutEntry[],
  sound: Sound,
  at: number,
  { asked, live }: Wants,
): Decision['stop'] {
  if (manifest.muted) return { result: 'partial', reason: 'the speaker was switched off' };
  const over = soundOver(manifest, sound, at, live);
  if (over !== null) return over;
  const isOther = live !== null && !(isLive(sound) && sound.broadcast === live.broadcast);
  // A clip that was not heard to its end is due again at once, an emergency's too (S46).
  if (isOther && live.priority === 'emergency') return { result: 'partial', reason: 'a live emergency' };
  if (isEmergency(sound)) return null;
  if (emergenciesAt(manifest, instantOf(at)).length > 0) {
    return { result: 'preempted', reason: 'an emergency' };
  }
  if (asked !== null && isPrepared(asked)) return { result: 'preempted', reason: 'a prepared announcement' };
  if (isPrepared(sound)) return null;
  const isAllClear = isClip(sound) && sound.ends !== null;
  if (isAllClear) return null;
  if (dueAllClear(manifest, heard, at) !== null) return { result: 'preempted', reason: 'an all-clear' };
  if (isOther) return { result: 'preempted', reason: 'a live broadcast' };
  return asked === null || isLive(sound) ? null : { result: 'preempted', reason: 'a command' };
}

function isEmergency(sound: Sound): boolean {
  return !isRelay(sound) && !isPrepared(sound) && sound.priority === 'emergency';
}

function soundOver(
  manifest: SpeakerManifest,
  sound: Sound,
  at: number,
  live: LiveOrder | null,
): Decision['stop'] {
  if (isRelay(sound)) return relayOver(manifest, sound, at);
  if (isClip(sound)) return clipOver(manifest, sound, instantOf(at));
  if (isPrepared(sound)) return preparedOver(manifest, sound);
  return live?.broadcast === sound.broadcast ? null : { result: 'played', reason: 'live' };
}

function clipOver({ items }: SpeakerManifest, clip: ClipItem, at: Instant): Decision['stop'] {
  const now = items.find(
    ({ bulletin, opus }) => bulletin === clip.bulletin && opus.sha256 === clip.opus.sha256,
  );
  if (now === undefined) return { result: 'partial', reason: 'withdrawn or corrected' };
  return isCurrent(now, at) ? null : { result: 'partial', reason: 'its time was over' };
}

/** A prepared announcement has no end but its withdrawal (S50). */
function preparedOver({ prepared }: SpeakerManifest, { announcement, opus }: PreparedItem): Decision['stop'] {
  const isThere = prepared.some(
    (item) => item.announcement === announcement && item.opus.sha256 === opus.sha256,
  );
  return isThere ? null : { result: 'partial', reason: 'withdrawn or corrected' };
}

/** A relay lasts as long as its session; when that is over it was played. */
function relayOver({ sessions }: SpeakerManifest, { address }: Relay, at: number): Decision['stop'] {
  const plays = sittingAt(sessions, instantOf(at))?.session.plays;
  return plays?.kind === 'relay' && plays.address === address ? null : { result: 'played', reason: '' };
}

function nextSound(
  manifest: SpeakerManifest,
  heard: readonly PlayoutEntry[],
  at: number,
  { asked, live }: Wants,
): Sound | null {
  if (live?.priority === 'emergency') return live;
  const emergencies = emergenciesAt(manifest, instantOf(at));
  if (emergencies.length > 0) {
    return asked !== null && isEmergency(asked) ? asked : dueEmergency(emergencies, heard, at);
  }
  if (asked !== null && isPrepared(asked)) return asked;
  return (
    dueAllClear(manifest, heard, at) ??
    live ??
    asked ??
    interrupted(manifest, heard, at) ??
    nextOfSession(manifest, heard, at)
  );
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

/** An all-clear that was not heard to its end yet, of an emergency that was heard here (S17). */
function dueAllClear(
  { items }: SpeakerManifest,
  heard: readonly PlayoutEntry[],
  at: number,
): ClipItem | null {
  const wasHeard = (emergency: string) =>
    heard.some(({ bulletin, result }) => bulletin === emergency && result !== 'failed');
  const isDue = (clip: ClipItem) => {
    const last = lastOf(clip, heard);
    if (last?.result === 'played' || last?.result === 'skipped') return false;
    return last?.result !== 'failed' || millisecondsOf(last.endedAt) + RETRY_SECONDS * 1000 <= at;
  };
  return (
    items.find(
      (clip) => clip.ends !== null && isCurrent(clip, instantOf(at)) && wasHeard(clip.ends) && isDue(clip),
    ) ?? null
  );
}

/** A priority clip that was interrupted: it is played again from its start, session or not (D15). */
function interrupted(manifest: SpeakerManifest, heard: readonly PlayoutEntry[], at: number): ClipItem | null {
  const isInterrupted = (clip: ClipItem): boolean => lastOf(clip, heard)?.result === 'preempted';
  const current = manifest.items.filter((clip) => isCurrent(clip, instantOf(at)));
  return current.find((clip) => clip.priority === 'priority' && isInterrupted(clip)) ?? null;
}

/** What the session plays now: its stream unless that rests, else the next clip that was not heard in it and fits (S15). */
function nextOfSession(manifest: SpeakerManifest, heard: readonly PlayoutEntry[], at: number): Sound | null {
  const sitting = sittingAt(manifest.sessions, instantOf(at));
  if (sitting === null || wasStopped(heard, sitting)) return null;
  const { plays } = sitting.session;
  if (plays.kind === 'relay' && !isResting(plays, heard, at)) return { address: plays.address };
  const wasHeard = (clip: ClipItem): boolean => {
    const last = lastOf(clip, heard);
    return last !== undefined && last.result !== 'preempted' && last.startedAt >= sitting.start;
  };
  const clips = clipsForSession(manifest, sitting, instantOf(at));
  const end = millisecondsOf(sitting.end);
  return clips.find((clip) => !wasHeard(clip) && at + clip.seconds * 1000 <= end) ?? null;
}

/** Did a command stop what was played in a sitting? Nothing more of it is played then (S32). */
function wasStopped(heard: readonly PlayoutEntry[], { start }: Sitting): boolean {
  return heard.some(({ result, endedAt }) => result === 'skipped' && endedAt >= start);
}

/** Was the stream dead or silent less than a minute ago? */
function isResting(relay: Relay, heard: readonly PlayoutEntry[], at: number): boolean {
  const last = heard.findLast(({ sha256: name }) => name === addressOfSound(relay));
  return last?.result === 'failed' && at < millisecondsOf(last.endedAt) + RELAY_RETRY_SECONDS * 1000;
}

function lastOf({ bulletin, opus }: ClipItem, heard: readonly PlayoutEntry[]): PlayoutEntry | undefined {
  return heard.findLast((entry) => entry.bulletin === bulletin && entry.sha256 === opus.sha256);
}
