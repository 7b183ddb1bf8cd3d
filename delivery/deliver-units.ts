import { setTimeout as pause } from 'node:timers/promises';
import { currentOn, type Edition, editionUnit, nextChange } from '@nguon/content-model/edition';
import { instantOf } from '@nguon/content-model/instant';
import type { UnitKey } from '@nguon/content-model/unit';
import type { Publisher } from '@nguon/sites/publisher/publisher';
import { alarmClock } from './alarm-clock.ts';
import type { CmsClient } from './cms-client.ts';
import { deliverDevices, type Failure } from './deliver-devices.ts';
import { pageAccent, siteView } from './deliver-site.ts';
import type { KeptOnDisk } from './kept-on-disk.ts';
import type { Pictures } from './pictures.ts';
import { unitQueue } from './unit-queue.ts';

/** How long work under way may take once delivery is told to end, ms. A long clip would keep an operator waiting. */
const END_WITHIN_MS = 1_500;

export interface UnitDeliveryOptions {
  readonly cms: CmsClient;
  readonly kept: KeptOnDisk;
  readonly publisher: Publisher;
  /** The clock, ms since 1970. */
  readonly now: () => number;
  /** A site's own address, from its host. */
  readonly originOf: (host: string) => string;
  readonly hint: (device: string, sequence: number) => void;
  /** Told of each unit that was delivered, with what could not be, and of each try that failed. */
  readonly tell: (unit: UnitKey, failures: readonly Failure[]) => void;
}

export interface UnitDelivery {
  /** Units whose edition may differ now. */
  take(units: readonly UnitKey[]): void;
  /** Publishes every site at hand again; writes nothing that is already so. */
  publishAll(): void;
  /** Ends soon: what is not finished by then is done again after the next start (Z6). */
  close(): Promise<void>;
}

function isUrgent(edition: Edition, now: number): boolean {
  const at = instantOf(now);
  return (['board', 'speaker'] as const).some((channel) =>
    currentOn(edition, channel, at).some(({ content }) => content.priority === 'emergency'),
  );
}

/** Fetches what the pages of an edition need besides itself: pictures in their sizes, documents to download. */
async function fetchForPages({ bulletins, documents }: Edition, pictures: Pictures): Promise<void> {
  for (const { content } of bulletins) {
    for (const { sha256 } of content.pictures) await pictures.forPages(sha256);
  }
  for (const { file } of documents) if (file !== null) await pictures.original(file.sha256);
}

/**
 * Brings units to their editions. Four queues, so that no slow work holds up quick work: intake (a request), sites (a
 * few ms), devices (frames and clips that boards and speakers need), aloud (clips that only pages need).
 */
export function unitDelivery({
  cms,
  kept,
  publisher,
  now,
  originOf,
  hint,
  tell,
}: UnitDeliveryOptions): UnitDelivery {
  const { editions, progress, frames, clips, pictures, manifests } = kept;
  let isClosing = false;
  /** The number of the change that the edition at hand answers. */
  const taken = new Map<UnitKey, number>();
  const alarms = alarmClock(now, (unit) => sites.add(unit));
  const failed = (channel: Failure['channel']) => (unit: UnitKey, error: unknown) =>
    tell(unit, [
      {
        channel,
        bulletin: null,
        device: null,
        message: error instanceof Error ? error.message : String(error),
      },
    ]);

  const publishSite = async (unit: UnitKey) => {
    const edition = editions.get(unit);
    if (edition === null) {
      alarms.set(unit, null);
      return publisher.remove(unit);
    }
    const at = instantOf(now());
    await publisher.publish(await siteView(edition, at, { clips, frames, pictures }, originOf));
    alarms.set(unit, nextChange(edition, at));
  };
  const takeIn = async (unit: UnitKey) => {
    const sequence = progress.dueAt(unit) ?? progress.cursor;
    const edition = await cms.edition(unit);
    if (edition === null) {
      await editions.remove(unit);
      sites.add(unit);
      return progress.done(unit, sequence);
    }
    await editions.put(unit, edition);
    taken.set(unit, sequence);
    const urgent = isUrgent(edition, now());
    sites.add(unit, urgent);
    devices.add(unit, urgent);
  };
  const bringDevices = async (unit: UnitKey) => {
    const edition = editions.get(unit);
    const sequence = taken.get(unit) ?? progress.cursor;
    if (edition === null) return;
    const isSuperseded = () => isClosing || editions.get(unit)?.id !== edition.id;
    const onMade = () => sites.add(unit);
    const failures = await deliverDevices(edition, { frames, clips, manifests, hint, onMade, isSuperseded });
    if (isSuperseded()) return devices.add(unit, true);
    await fetchForPages(edition, pictures);
    sites.add(unit);
    await progress.done(unit, sequence);
    tell(unit, failures);
    aloud.add(unit);
  };
  const readAloud = async (unit: UnitKey) => {
    const edition = editions.get(unit);
    if (edition === null) return;
    for (const { content } of currentOn(edition, 'site', instantOf(now()))) {
      if (isClosing) return;
      if ((await clips.known(content, pageAccent(edition))) !== null) continue;
      await clips.read(content, pageAccent(edition));
      sites.add(unit);
    }
  };

  const intake = unitQueue(4, takeIn, failed('site'));
  const sites = unitQueue(4, publishSite, failed('site'));
  const devices = unitQueue(2, bringDevices, failed('board'));
  const aloud = unitQueue(1, readAloud, failed('speaker'));

  return {
    take(units) {
      for (const unit of units) intake.add(unit);
    },
    publishAll() {
      for (const edition of editions.all()) {
        sites.add(editionUnit(edition));
        aloud.add(editionUnit(edition));
      }
    },
    async close() {
      isClosing = true;
      alarms.close();
      const ended = Promise.all([intake, devices, aloud, sites].map((queue) => queue.close()));
      await Promise.race([ended, pause(END_WITHIN_MS, undefined, { ref: false })]);
    },
  };
}
