import { type Alarm, isAfter } from '@nguon/content-model/alarm';
import { instantOf } from '@nguon/content-model/instant';
import type { Manifest, SpeakerManifest } from '@nguon/content-model/manifest';
import { Refusal } from '@nguon/content-model/refusal';
import { unseal } from '../envelope.ts';
import { CLOCK_TOLERANCE_SECONDS } from './accept.ts';
import type { Identity } from './identity.ts';

/** What a speaker knows when an alarm reaches it. */
export interface Hearing {
  /** The newest verified manifest; it names the unit. */
  readonly manifest: Manifest | null;
  /** The number of the newest alarm that was obeyed since the start; 0 before the first. */
  readonly highest: number;
  /** Signed time, ms since 1970; `null` while none came since the start: nobody knows then whether an alarm is over. */
  readonly at: number | null;
}

/**
 * Opens a sealed alarm as a speaker does (D68).
 * @throws {Refusal} `alarm-refused`; then the manifest alone is obeyed
 */
export async function acceptAlarm(
  jws: string,
  serverKeys: Identity['serverKeys'],
  hearing: Hearing,
): Promise<Alarm> {
  const { payload: alarm } = await unseal('alarm', jws, serverKeys);
  const found = reasonNotToHeed(alarm, hearing);
  if (found === '') return alarm;
  throw new Refusal('alarm-refused', `alarm ${alarm.sequence}`, found, 'Obey the manifest in force');
}

/** Why a verified alarm is not obeyed; empty when it is. */
function reasonNotToHeed(alarm: Alarm, { manifest, highest, at }: Hearing): string {
  if (manifest?.kind !== 'speaker') return 'no manifest of a speaker is held';
  if (alarm.unit !== manifest.unit) return `it is for unit ${alarm.unit}`;
  if (alarm.sequence <= highest) return `it is not newer than ${highest}`;
  if (!isAfter(alarm, manifest)) return `manifest ${manifest.sequence} of ${manifest.issuedAt} is newer`;
  if (at === null) return 'no signed time has come yet';
  if (alarm.expiresAt <= instantOf(at)) return `it was over at ${alarm.expiresAt}`;
  const isFuture = alarm.issuedAt > instantOf(at + CLOCK_TOLERANCE_SECONDS * 1000);
  return isFuture ? `it is from the future: ${alarm.issuedAt}` : '';
}

/** Is an alarm that was accepted still obeyed beside the newest verified manifest (D67)? */
export function isHeeded(alarm: Alarm, manifest: Manifest | null, at: number): boolean {
  return manifest !== null && isAfter(alarm, manifest) && instantOf(at) < alarm.expiresAt;
}

/**
 * What a speaker obeys while an alarm bridges the time to its next manifest: that of now, with the emergencies of the
 * alarm whose files are held. Its volumes, and whether it is muted, stay (S37).
 */
export function withAlarm(
  manifest: SpeakerManifest,
  { items }: Alarm,
  holds: (file: string) => boolean,
): SpeakerManifest {
  const held = items.filter(({ opus }) => holds(opus.sha256));
  const said = new Set(held.map(({ bulletin }) => bulletin));
  return { ...manifest, items: [...held, ...manifest.items.filter(({ bulletin }) => !said.has(bulletin))] };
}
