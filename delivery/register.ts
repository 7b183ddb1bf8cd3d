import { RegisteredDevice } from '@nguon/content-model/device';
import { z } from 'zod';
import type { CmsClient } from './cms-client.ts';
import { keepIn } from './kept.ts';

/** Who may act as which device: the CMS's register, at hand also while the CMS is away. */
export interface Register {
  find(device: string): RegisteredDevice | null;
  /**
   * Reads the register again.
   * @returns the devices that were in it and are no longer, or whose key or token changed
   */
  refresh(): Promise<string[]>;
}

export async function registerIn(folder: string, cms: CmsClient): Promise<Register> {
  const kept = keepIn(folder, z.array(RegisteredDevice));
  const byId = (devices: readonly RegisteredDevice[]) =>
    new Map(devices.map((entry) => [entry.device, entry]));
  let known = byId((await kept.get('register')) ?? []);
  return {
    find: (device) => known.get(device) ?? null,
    async refresh() {
      const devices = await cms.devices();
      const next = byId(devices);
      const gone = [...known.values()].filter(
        ({ device, tokenHash }) => next.get(device)?.tokenHash !== tokenHash,
      );
      known = next;
      await kept.put('register', devices);
      return gone.map(({ device }) => device);
    },
  };
}
