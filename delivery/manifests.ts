import { join } from 'node:path';
import { addressOf, Sha256 } from '@nguon/content-model/content-address';
import { type Instant, instantOf } from '@nguon/content-model/instant';
import { Manifest } from '@nguon/content-model/manifest';
import { z } from 'zod';
import { keepIn } from './kept.ts';

const Issued = z.strictObject({
  sequence: z.int().min(1),
  /** Address of the manifest without its number and date. */
  content: Sha256,
  jws: z.string(),
});
export type Issued = z.output<typeof Issued>;

type Compose = (sequence: number, issuedAt: Instant) => Manifest;

/** The manifests issued to devices, newest of each. */
export interface Manifests {
  issued(device: string): Promise<Issued | null>;
  /** What a device may obey now: the newest, and those that were replaced within two minutes, as it may be fetching. */
  obeyable(device: string): Promise<Manifest[]>;
  /**
   * Issues what `compose` gives, unless it says the same as the newest (Z5). The number grows even after the records
   * of delivery are lost, because it is never below the clock's milliseconds.
   * @returns the newest, and whether it is a new one
   */
  issue(device: string, compose: Compose): Promise<Issued & { isNew: boolean }>;
}

/** How long a device may take to fetch a new manifest and its files, ms. */
const REPLACED_WITHIN_MS = 120_000;

/** What an issued manifest says. It is our own record, sealed by us. */
export function contentOf({ jws }: Pick<Issued, 'jws'>): Manifest {
  return Manifest.parse(JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString()));
}

const EPOCH: Instant = '1970-01-01T00:00:00Z';

/** @param seal signs a manifest */
export function manifestsIn(
  folder: string,
  now: () => number,
  seal: (manifest: Manifest) => Promise<string>,
): Manifests {
  const kept = keepIn(join(folder, 'manifests'), Issued);
  /** The last issue of each device that was asked for: they happen one after the other. */
  const turns = new Map<string, Promise<unknown>>();
  const replaced = new Map<string, { readonly issued: Issued; readonly at: number }[]>();
  const lately = (device: string) =>
    (replaced.get(device) ?? []).filter(({ at }) => now() - at < REPLACED_WITHIN_MS);
  return {
    issued: (device) => kept.get(device),
    async obeyable(device) {
      const newest = await kept.get(device);
      return [...(newest ? [newest] : []), ...lately(device).map(({ issued }) => issued)].map(contentOf);
    },
    issue(device, compose) {
      const turn = (turns.get(device) ?? Promise.resolve()).then(() => issueNow(device, compose));
      turns.set(
        device,
        turn.catch(() => {}),
      );
      return turn;
    },
  };

  async function issueNow(device: string, compose: Compose): Promise<Issued & { isNew: boolean }> {
    const last = await kept.get(device);
    const content = addressOf(compose(1, EPOCH));
    if (last?.content === content) return { ...last, isNew: false };
    const sequence = Math.max((last?.sequence ?? 0) + 1, now());
    const jws = await seal(Manifest.parse(compose(sequence, instantOf(now()))));
    const issued = { sequence, content, jws };
    await kept.put(device, issued);
    if (last !== null) replaced.set(device, [...lately(device), { issued: last, at: now() }]);
    return { ...issued, isNew: true };
  }
}
