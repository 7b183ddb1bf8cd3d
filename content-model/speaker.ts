import { z } from 'zod';
import { LONGEST_SESSION_MINUTES, Session } from './session.ts';
import { line } from './text.ts';
import { UnitPath } from './unit.ts';

/** The regional accents a Vietnamese voice may have. */
export const accents = ['northern', 'central', 'southern'] as const;

/** How loud clips are made unless a speaker says otherwise, and the quietest and loudest it may ask for, LUFS (V38). */
export const USUAL_LUFS = -16;
export const QUIETEST_LUFS = -24;
export const LOUDEST_LUFS = -14;

/** One addressable loudspeaker cluster. Rules S1 onwards in SPEC.md. */
export const Speaker = z.strictObject({
  id: z.uuid(),
  name: line(120).min(1),
  unit: UnitPath,
  /** When it plays what: those of its schedules that keep the broadcast rules (S11). */
  sessions: z.array(Session).max(400),
  /** The longest session of its own, minutes. */
  sessionMinutes: z.int().min(1).max(LONGEST_SESSION_MINUTES),
  /** Loudness of the amplifier for what is no emergency, 0 to 100 %; no louder than the rules let it (S13). */
  volume: z.int().min(0).max(100),
  /** Loudness in an emergency, 0 to 100 %, whatever the rules say (S13). */
  emergencyVolume: z.int().min(0).max(100),
  accent: z.enum(accents),
  /** How loud its clips are made, integrated, LUFS; `USUAL_LUFS` where left out. */
  loudness: z.number().min(QUIETEST_LUFS).max(LOUDEST_LUFS).optional(),
  /** Switched off by the authority. */
  muted: z.boolean(),
});
export type Speaker = z.output<typeof Speaker>;
