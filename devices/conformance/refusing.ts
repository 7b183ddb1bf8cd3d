import { type Clause, unless } from './clause.ts';
import { refusedManifests } from './refused-manifests.ts';
import type { Watched } from './watched.ts';

async function staysThrough(device: Watched, file: string, jws: string): Promise<string | null> {
  const place = device.station.asked.length;
  device.station.offer(device.device, jws);
  const isAsked = await device.askedSince(
    place,
    ({ path, status }) => /\/manifest$/.test(path) && status === 200,
  );
  if (!isAsked) return 'it did not ask for the manifest';
  return unless(await device.stays(file), 'it showed something else, or told nothing');
}

/** What a board does not believe. */
export const refusing: readonly Clause[] = [
  ...Object.entries(refusedManifests).map(
    ([name, make]): Clause => ({
      section: 3,
      says: `keeps its loop when a manifest ${name}`,
      breach: async (device) => {
        const good = await device.showing();
        const jws = await make(device.station, device.manifest([device.frame()]));
        return staysThrough(device, good.file.sha256, jws);
      },
    }),
  ),
  {
    section: 3,
    says: 'keeps its loop when a manifest from before comes again',
    breach: async (device) => {
      await device.showing();
      const before = device.station.manifests.get(device.device)?.jws ?? '';
      const good = await device.showing();
      return staysThrough(device, good.file.sha256, before);
    },
  },
];
