import { z } from 'zod';
import { Window } from './board.ts';
import { isCurrent } from './bulletin.ts';
import { Sha256 } from './content-address.ts';
import { Instant } from './instant.ts';
import { MOST_ON_A_SPEAKER } from './prepared-announcement.ts';
import { byPriority, Priority } from './priority.ts';
import { Session, type Sitting, Weekday } from './session.ts';
import { Brightness, DayPart, TimeOfDay } from './time-of-day.ts';
import { UnitKey } from './unit.ts';

/** One file a device must hold. */
export const ShelfFile = z.strictObject({
  sha256: Sha256,
  bytes: z.int().min(1),
  mime: z.string().min(3).max(120),
});
export type ShelfFile = z.output<typeof ShelfFile>;

const item = {
  bulletin: z.uuid(),
  title: z.string().min(1),
  priority: Priority,
  from: Instant,
  until: Instant,
};

/** A whole bulletin in one line, as high as its board, for a display that moves it through by itself. */
export const Strip = z.strictObject({
  file: ShelfFile,
  /** Pixels, of which the first are a dark board: it runs in from the right and ends where it begins again. */
  width: z.int().min(1),
  /** How long one passage should take, s. */
  seconds: z.int().min(1),
});
export type Strip = z.output<typeof Strip>;

/** One frame of a board's loop. A bulletin of several pages has several, in order. */
export const FrameItem = z.strictObject({
  ...item,
  file: ShelfFile,
  page: z.int().min(1),
  pages: z.int().min(1),
  dwellSeconds: z.int().min(1),
  /** Parts of the day in which it is shown; none means all day (B51). */
  dayParts: z.array(DayPart),
  /** Its bulletin is shown at most once in so many minutes; 0 in every round (B53). */
  restMinutes: z.int().min(0).max(120),
  /** An all-clear's: until this instant it is shown alone (B67). */
  aloneUntil: Instant.optional(),
  /** On the first page of a bulletin, and on boards that scroll by themselves alone (B59). */
  strip: Strip.optional(),
});
export type FrameItem = z.output<typeof FrameItem>;

/** One clip of a speaker's programme, in the formats a device may choose from. */
export const ClipItem = z.strictObject({
  ...item,
  opus: ShelfFile,
  mp3: ShelfFile,
  seconds: z.number().positive(),
  /** The emergency it ends: a speaker that played that one says this at once (S17). `null` for all others. */
  ends: z.uuid().nullable(),
});
export type ClipItem = z.output<typeof ClipItem>;

/** The clip of an announcement that is held for the day on which it is needed. It has no end (S50). */
export const PreparedItem = z.strictObject({
  announcement: z.uuid(),
  title: z.string().min(1),
  opus: ShelfFile,
  mp3: ShelfFile,
  seconds: z.number().positive(),
});
export type PreparedItem = z.output<typeof PreparedItem>;

const head = {
  device: z.uuid(),
  unit: UnitKey,
  edition: Sha256,
  /** Grows with every manifest of a device; one that does not grow is a replay (M2). */
  sequence: z.int().min(1),
  /** When it was signed; a device's clock is never before it (M5). */
  issuedAt: Instant,
};

export const BoardManifest = z.strictObject({
  kind: z.literal('board'),
  version: z.literal(1),
  ...head,
  /** Shown when nothing else is: names the unit, holds nothing that can expire (M4). */
  neutral: ShelfFile,
  /** Shown instead of it while the server is out of reach: it says so (B32). */
  offline: ShelfFile,
  blanked: z.boolean(),
  /** When the board is on each day; none means always (B52). */
  hours: z.array(DayPart),
  brightness: z.array(Brightness),
  /** Least share of the loop's time for priority bulletins, % (B54). */
  priorityShare: z.int().min(0).max(80),
  /** `null`: always ours; else in these times only (B57). */
  windows: z.array(Window).nullable(),
  items: z.array(FrameItem),
});
export type BoardManifest = z.output<typeof BoardManifest>;

export const SpeakerManifest = z.strictObject({
  kind: z.literal('speaker'),
  version: z.literal(3),
  ...head,
  /** What stands first keeps the air (S8). They hold for as long as no newer manifest comes. */
  sessions: z.array(Session),
  /** For what is no emergency, %. */
  volume: z.int().min(0).max(100),
  /** For emergencies, %. */
  emergencyVolume: z.int().min(0).max(100),
  muted: z.boolean(),
  items: z.array(ClipItem),
  /** Played when a command names one or somebody at the speaker presses it, and at no other time (S52). */
  prepared: z.array(PreparedItem).max(MOST_ON_A_SPEAKER),
});
export type SpeakerManifest = z.output<typeof SpeakerManifest>;

/** A speaker's manifest of version 1: the same sessions every day. */
const FirstSpeakerManifest = z.strictObject({
  kind: z.literal('speaker'),
  version: z.literal(1),
  ...head,
  sessions: z.array(TimeOfDay),
  sessionMinutes: z.int().min(1),
  volume: z.int().min(0).max(100),
  muted: z.boolean(),
  items: z.array(ClipItem.omit({ ends: true })),
});

/**
 * Reads a speaker's manifest of version 1 or 2 as one of version 3; leaves everything else as it is. Version 2 was the
 * same without prepared announcements (M11, M13).
 */
function renewed(json: unknown): unknown {
  // Looked at before it is parsed: most are of version 3, and thousands are parsed in the second of an emergency.
  if (typeof json !== 'object' || json === null || !('version' in json)) return json;
  if (json.version === 2 && !('prepared' in json)) return { ...json, version: 3, prepared: [] };
  if (json.version !== 1) return json;
  const { success, data } = FirstSpeakerManifest.safeParse(json);
  if (!success) return json;
  const { sessions, sessionMinutes, items, ...same } = data;
  const daily = { days: Weekday.array().parse([1, 2, 3, 4, 5, 6, 7]), firstDay: null, lastDay: null };
  return {
    ...same,
    version: 3,
    emergencyVolume: same.volume,
    sessions: sessions.map((at) => ({
      schedule: same.device,
      at,
      minutes: sessionMinutes,
      ...daily,
      plays: { kind: 'bulletins', order: [] },
    })),
    items: items.map((item) => ({ ...item, ends: null })),
    prepared: [],
  };
}

/** The files one device must hold, in order, with times and hashes. Travels signed. Rules M1 to M13 in SPEC.md. */
export const Manifest = z.preprocess(renewed, z.discriminatedUnion('kind', [BoardManifest, SpeakerManifest]));
export type Manifest = z.output<typeof Manifest>;

/**
 * Every file a device needs to hold to obey a manifest; each once, prepared announcements last. A speaker holds the
 * format it plays.
 */
export function filesOf(manifest: Manifest, format: 'opus' | 'mp3'): ShelfFile[] {
  const files =
    manifest.kind === 'board'
      ? [
          manifest.neutral,
          manifest.offline,
          ...manifest.items.flatMap(({ file, strip }) => (strip ? [file, strip.file] : [file])),
        ]
      : [...manifest.items, ...manifest.prepared].map((clip) => clip[format]);
  return [...new Map(files.map((file) => [file.sha256, file])).values()];
}

/** Orders what is no emergency: priority first, then the unit's own order, then as the manifest has it (S4, S9). */
function inSessionOrder(clips: readonly ClipItem[], order: readonly string[]): ClipItem[] {
  const place = ({ bulletin }: ClipItem) =>
    order.includes(bulletin) ? order.indexOf(bulletin) : order.length;
  return clips.toSorted((a, b) => byPriority(a, b) || place(a) - place(b));
}

/** The clips a sitting may play, in order; of a relay, what is played instead of it (S9, S15). */
function clipsOf({ items }: SpeakerManifest, { session: { plays } }: Sitting, at: Instant): ClipItem[] {
  const clips = items.filter((clip) => clip.priority !== 'emergency' && isCurrent(clip, at));
  switch (plays.kind) {
    case 'bulletins':
      return inSessionOrder(clips, plays.order);
    case 'bulletin':
      return clips.filter(({ bulletin }) => bulletin === plays.bulletin);
    case 'relay':
      return plays.fallback === 'bulletins' ? inSessionOrder(clips, []) : [];
    default:
      return plays satisfies never;
  }
}

/** The clips a sitting plays, priority ones first, cut to its length; emergencies do not wait for one (S1, S2). */
export function clipsForSession(manifest: SpeakerManifest, sitting: Sitting, at: Instant): ClipItem[] {
  let left = sitting.session.minutes * 60;
  return clipsOf(manifest, sitting, at).filter((clip) => {
    if (clip.seconds > left) return false;
    left -= clip.seconds;
    return true;
  });
}

/** The emergencies a speaker must be playing at one instant (P5, S2). */
export function emergenciesAt(manifest: SpeakerManifest, at: Instant): ClipItem[] {
  return manifest.items.filter((clip) => clip.priority === 'emergency' && isCurrent(clip, at));
}
