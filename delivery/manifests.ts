import { join } from 'node:path';
import { isAfter, type Signed } from '@nguon/content-model/alarm';
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
   * Issues what `compose` gives, unless it says the same as the newest (Z5) and no alarm was signed since. The number grows
   * even after the records of delivery are lost, because it is never below the clock's milliseconds.
   * @param alarm one that the device may obey: what was signed before it does not end it (D67)
   * @returns the newest, and whether it is a new one
   */
  issue(device: string, compose: Compose, alarm?: Signed | null): Promise<Issued & { isNew: boolean }>;
}

/** How long a device may take to fetch a new manifest and its files, ms. */
const REPLACED_WITHIN_MS = 120_000;

const read = new WeakMap<Pick<Issued, 'jws'>, Manifest>();

/** What an issued manifest says: as it was issued, or read once from our own record. */
export function contentOf(issued: Pick<Issued, 'jws'>): Manifest {
  const known = read.get(issued);
  if (known !== undefined) return known;
  const manifest = Manifest.parse(
    JSON.parse(Buffer.from(issued.jws.split('.')[1] ?? '', 'base64url').toString()),
  );
  read.set(issued, manifest);
  return manifest;
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
  /** Held at hand besides the disk: 10,000 of them are some 50 MB. */
  const newest = new Map<string, Issued>();
  const newestOf = async (device: string): Promise<Issued | null> => {
    const held = newest.get(device) ?? (await kept.get(device));
    if (held !== null) newest.set(device, held);
    return held;
  };
  const lately = (device: string) =>
    (replaced.get(device) ?? []).filter(({ at }) => now() - at < REPLACED_WITHIN_MS);
  return {
    issued: newestOf,
    async obeyable(device) {
      const last = await newestOf(device);
      return [...(last ? [last] : []), ...lately(device).map(({ issued }) => issued)].map(contentOf);
    },
    issue(device, compose, alarm = null) {
      const turn = (turns.get(device) ?? Promise.resolve()).then(() => issueNow(device, compose, alarm));
      turns.set(
        device,
        turn.catch(() => {}),
      );
      return turn;
    },
  };

  async function issueNow(
    device: string,
    compose: Compose,
    alarm: Signed | null,
  ): Promise<Issued & { isNew: boolean }> {
    const last = await newestOf(device);
    const content = addressOf(compose(1, EPOCH));
    const isRecent = (issued: Issued) => alarm === null || isAfter(contentOf(issued), alarm);
    if (last?.content === content && isRecent(last)) return { ...last, isNew: false };
    const sequence = Math.max((last?.sequence ?? 0) + 1, (alarm?.sequence ?? 0) + 1, now());
    const at = instantOf(now());
    const issuedAt = alarm !== null && alarm.issuedAt > at ? alarm.issuedAt : at;
    const manifest = Manifest.parse(compose(sequence, issuedAt));
    const issued = { sequence, content, jws: await seal(manifest) };
    read.set(issued, manifest);
    await kept.put(device, issued);
    newest.set(device, issued);
    if (last !== null) replaced.set(device, [...lately(device), { issued: last, at: now() }]);
    return { ...issued, isNew: true };
  }
}
