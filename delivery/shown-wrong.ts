import type { Reported } from '@nguon/content-model/device';
import { filesOf, type Manifest } from '@nguon/content-model/manifest';

/**
 * Does a device show or play a file that none of the manifests names which it may obey (Z31)? A board's neutral frame is
 * named by its manifest; a device that shows nothing is not wrong.
 *
 * @param obeyable the newest manifest of the device, and those that were replaced a moment ago
 */
export function isShownWrong({ showing }: Reported, obeyable: readonly Manifest[]): boolean {
  if (showing === null) return false;
  const formats = ['opus', 'mp3'] as const;
  return !obeyable.some((manifest) =>
    formats.some((format) => filesOf(manifest, format).some(({ sha256 }) => sha256 === showing)),
  );
}
