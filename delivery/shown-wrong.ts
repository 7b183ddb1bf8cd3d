import { sha256 } from '@nguon/content-model/content-address';
import type { Reported } from '@nguon/content-model/device';
import { filesOf, type Manifest } from '@nguon/content-model/manifest';

/** The streams a speaker may relay. */
function streamsOf(manifest: Manifest): string[] {
  if (manifest.kind === 'board') return [];
  return manifest.sessions.flatMap(({ plays }) => (plays.kind === 'relay' ? [plays.address] : []));
}

/**
 * Does a device show or play a file that none of the manifests names which it may obey (Z31)? A board's neutral frame is
 * named by its manifest, and so is a relay's stream, which has its address's SHA-256 for a file's; a device that shows
 * nothing is not wrong. A live broadcast that goes on here, or did a moment ago, is wrong nowhere (S49), and so is what an
 * alarm may still bring (D66).
 *
 * @param obeyable the newest manifest of the device, and those that were replaced a moment ago
 * @param isLive is it by this address that a live broadcast, or a clip of an alarm, is known?
 */
export function isShownWrong(
  { showing }: Reported,
  obeyable: readonly Manifest[],
  isLive: (address: string) => boolean = () => false,
): boolean {
  if (showing === null || isLive(showing)) return false;
  const formats = ['opus', 'mp3'] as const;
  if (obeyable.some((manifest) => streamsOf(manifest).some((address) => sha256(address) === showing))) {
    return false;
  }
  return !obeyable.some((manifest) =>
    formats.some((format) => filesOf(manifest, format).some((file) => file.sha256 === showing)),
  );
}
