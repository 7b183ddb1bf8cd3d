import type { Act, Command } from '@nguon/content-model/command';
import { instantOf } from '@nguon/content-model/instant';
import type { Manifest } from '@nguon/content-model/manifest';
import { Refusal } from '@nguon/content-model/refusal';
import { unseal } from '../envelope.ts';
import type { Identity } from './identity.ts';
import type { Remembered } from './remembered.ts';

/** How far the future a command or an alarm may have been signed in, s: clocks differ a little. */
export const CLOCK_TOLERANCE_SECONDS = 120;

/** A manifest this device may obey, and the key that sealed it. */
export interface Accepted {
  readonly manifest: Manifest;
  readonly keyId: string;
}

/**
 * Opens a sealed manifest as this device does: sealed by a trusted key, meant for it (M3), newer than all before it from
 * that key (M2).
 *
 * @param latest the newest accepted one as it was sealed; it is accepted again
 * @throws {Refusal} `manifest-refused`
 */
export async function acceptManifest(
  jws: string,
  { device, kind, serverKeys }: Pick<Identity, 'device' | 'kind' | 'serverKeys'>,
  { highest, latest }: Pick<Remembered, 'highest' | 'latest'>,
): Promise<Accepted> {
  const { payload: manifest, keyId } = await unseal('manifest', jws, serverKeys);
  const refuse = (found: string) =>
    new Refusal('manifest-refused', `manifest ${manifest.sequence}`, found, 'Keep the loop in force');
  if (manifest.device !== device) throw refuse(`it is for device ${manifest.device}`);
  if (manifest.kind !== kind) throw refuse(`it is for a ${manifest.kind}`);
  const last = highest[keyId] ?? 0;
  if (manifest.sequence <= last && jws !== latest) throw refuse(`it is not newer than ${last}`);
  return { manifest, keyId };
}

/**
 * Opens a sealed command: sealed by a trusted key and meant for this device (C3, C4).
 * @throws {Refusal} `command-refused`
 */
export async function acceptCommand(
  jws: string,
  { device, serverKeys }: Pick<Identity, 'device' | 'serverKeys'>,
): Promise<Command> {
  const { payload: command } = await unseal('command', jws, serverKeys);
  if (command.device === device) return command;
  const found = `it is for device ${command.device}`;
  throw new Refusal('command-refused', `command ${command.sequence}`, found, 'Do nothing');
}

/** What only a speaker can do. */
const sounded: readonly Act[] = ['play', 'stop', 'volume', 'live', 'over'];

/** Why a command that was accepted is not obeyed, in Vietnamese and English; empty when it is (C2, D21). */
export function reasonNotToObey(
  { expiresAt, issuedAt, act }: Command,
  kind: Identity['kind'],
  at: number,
): string {
  if (expiresAt <= instantOf(at)) return `lệnh đã hết hạn · it was over at ${expiresAt}`;
  if (issuedAt > instantOf(at + CLOCK_TOLERANCE_SECONDS * 1000))
    return `lệnh ghi giờ chưa tới · it is from the future: ${issuedAt}`;
  if (act === 'brightness' && kind === 'speaker') return 'loa không có độ sáng · a speaker has no brightness';
  if (sounded.includes(act) && kind === 'board') return 'bảng không có tiếng · a board has no sound';
  return '';
}
