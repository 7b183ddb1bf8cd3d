import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { espeakVoice } from '@nguon/audio-pipeline/voices/espeak';
import type { Receipt } from '@nguon/content-model/delivery-feed';
import { currentOn, type Edition, nextChange } from '@nguon/content-model/edition';
import { instantOf } from '@nguon/content-model/instant';
import type { UnitKey } from '@nguon/content-model/unit';
import { type Announcer, openAnnouncer } from '@nguon/devices/announcer';
import { type Broker, openBroker } from '@nguon/devices/broker';
import { deviceDoor } from '@nguon/devices/door/device-door';
import { seal, tellTime } from '@nguon/devices/envelope';
import { loadKeys } from '@nguon/devices/keys';
import { readReported } from '@nguon/devices/reports';
import { openPublisher } from '@nguon/sites/publisher/publisher';
import type { Logger } from 'pino';
import { alarmClock } from './alarm-clock.ts';
import { clipsOn } from './clips.ts';
import { type CmsClient, connectCms } from './cms-client.ts';
import { commandsIn } from './commands.ts';
import { deliverDevices, type Failure } from './deliver-devices.ts';
import { pageAccent, siteView } from './deliver-site.ts';
import { openDoors } from './doors.ts';
import { editionsIn } from './editions.ts';
import { follow } from './follow.ts';
import { framesOn } from './frames.ts';
import { manifestsIn } from './manifests.ts';
import { type Pictures, picturesOn } from './pictures.ts';
import { progressIn } from './progress.ts';
import { type Register, registerIn } from './register.ts';
import { sweepParts } from './replace-file.ts';
import type { DeliverySettings } from './settings.ts';
import { shelfIn } from './shelf.ts';
import { unitQueue } from './unit-queue.ts';

/** How often the CMS hears that delivery lives, s. */
const SIGN_OF_LIFE_SECONDS = 15;

export interface Delivery {
  /** The port of sites, shelf and devices' door. */
  readonly port: number;
  readonly brokerUrl: string;
  /** Resolves when everything read so far is on pages and devices' manifests. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

/** The broker delivery speaks through: its own, or the one the settings name. */
async function openVoice(
  settings: DeliverySettings,
  register: Register,
): Promise<{ broker: Broker | null; announcer: Announcer; url: string }> {
  if (settings.MQTT_URL !== undefined) {
    const url = new URL(settings.MQTT_URL);
    const token = decodeURIComponent(url.password);
    url.username = '';
    url.password = '';
    return { broker: null, announcer: openAnnouncer({ url: url.href, token }), url: url.href };
  }
  const broker = await openBroker({
    host: settings.HOST,
    port: settings.MQTT_PORT,
    accounts: { account: register.find },
    serverToken: settings.NGUON_BROKER_KEY,
  });
  const announcer = openAnnouncer({ url: broker.url, token: settings.NGUON_BROKER_KEY });
  return { broker, announcer, url: broker.url };
}

/** Fetches what the pages of an edition need besides itself: pictures in their sizes, documents to download. */
async function fetchForPages({ bulletins, documents }: Edition, pictures: Pictures): Promise<void> {
  for (const { content } of bulletins) {
    for (const { sha256 } of content.pictures) await pictures.forPages(sha256);
  }
  for (const { file } of documents) if (file !== null) await pictures.original(file.sha256);
}

function isUrgent(edition: Edition, now: number): boolean {
  const at = instantOf(now);
  return (['board', 'speaker'] as const).some((channel) =>
    currentOn(edition, channel, at).some(({ content }) => content.priority === 'emergency'),
  );
}

/** Opens everything delivery keeps on disk. */
async function openKept(data: string, cms: CmsClient, now: () => number) {
  const folder = join(data, 'delivery');
  const shelfFolder = join(data, 'shelf');
  for (const own of [folder, shelfFolder]) {
    await mkdir(own, { recursive: true });
    await sweepParts(own);
  }
  const keys = await loadKeys(join(data, 'keys', 'signing.json'));
  const shelf = shelfIn(shelfFolder);
  const pictures = picturesOn(shelf, cms, folder);
  return {
    keys,
    shelf,
    pictures,
    editions: await editionsIn(join(folder, 'editions')),
    progress: await progressIn(folder),
    register: await registerIn(folder, cms),
    frames: framesOn(shelf, pictures, folder),
    clips: clipsOn(shelf, espeakVoice, folder),
    manifests: manifestsIn(folder, now, (manifest) => seal('manifest', manifest, keys)),
    commands: commandsIn(folder, now, (command) => seal('command', command, keys)),
  };
}

/**
 * Starts delivery: follows the outbox, publishes sites, draws and reads for devices, serves all of it, and tells the
 * CMS what became of it.
 *
 * @param now the clock, ms since 1970
 * @throws {Refusal} `port-taken`, `setting-invalid`
 */
export async function openDelivery(
  settings: DeliverySettings,
  log: Logger,
  now = Date.now,
): Promise<Delivery> {
  const cms = connectCms(settings.NGUON_CMS_URL, settings.NGUON_DELIVERY_KEY);
  const kept = await openKept(settings.NGUON_DATA, cms, now);
  const { editions, progress, register, frames, clips, pictures, manifests, commands, keys } = kept;
  const sitesFolder = join(settings.NGUON_DATA, 'sites');
  const publisher = await openPublisher({ engine: settings.NGUON_ENGINE, out: sitesFolder, workers: 1 });
  const voice = await openVoice(settings, register);
  const { announcer } = voice;

  const tell = (unit: UnitKey | null, failures: readonly Failure[]) => {
    const receipt: Receipt = {
      cursor: Math.max(progress.delivered(), 0),
      at: instantOf(now()),
      unit,
      edition: unit === null ? null : (editions.get(unit)?.id ?? null),
      failures: [...failures],
      broker: announcer.connected ? 'up' : 'down',
    };
    return cms
      .receipt(receipt)
      .catch((error) => log.warn({ error: String(error) }, 'the CMS took no receipt'));
  };
  const onFailure = (unit: UnitKey, error: unknown) => {
    log.error(
      { unit, error: error instanceof Error ? error.message : error },
      'a unit could not be delivered',
    );
  };
  const alarms = alarmClock(now, (unit) => sites.add(unit));

  /** Pages: a few ms for a site, so any change publishes the whole site again. */
  const sites = unitQueue(
    4,
    async (unit) => {
      const edition = editions.get(unit);
      if (edition === null) return publisher.remove(unit);
      const at = instantOf(now());
      const view = await siteView(
        edition,
        at,
        { clips, frames, pictures },
        (host) => `http://${host}:${port}`,
      );
      await publisher.publish(view);
      alarms.set(unit, nextChange(edition, at));
    },
    (unit, error) => {
      onFailure(unit, error);
      void tell(unit, [{ channel: 'site', bulletin: null, device: null, message: String(error) }]);
    },
  );
  /** The number of the change that the edition at hand answers. */
  const taken = new Map<UnitKey, number>();
  const intake = unitQueue(
    4,
    async (unit) => {
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
    },
    onFailure,
  );
  const devices = unitQueue(
    2,
    async (unit) => {
      const edition = editions.get(unit);
      const sequence = taken.get(unit) ?? progress.cursor;
      if (edition === null) return;
      const failures = await deliverDevices(edition, { frames, clips, manifests, hint: announcer.hint });
      await fetchForPages(edition, pictures);
      sites.add(unit);
      await progress.done(unit, sequence);
      await tell(unit, failures);
      aloud.add(unit);
    },
    onFailure,
  );
  /** Pages that no speaker needed sound for: read aloud when nothing more urgent waits. */
  const aloud = unitQueue(
    1,
    async (unit) => {
      const edition = editions.get(unit);
      if (edition === null) return;
      for (const { content } of currentOn(edition, 'site', instantOf(now()))) {
        if ((await clips.known(content, pageAccent(edition))) !== null) continue;
        await clips.read(content, pageAccent(edition));
        sites.add(unit);
      }
    },
    onFailure,
  );

  const refreshRegister = async () => {
    for (const device of await register.refresh()) {
      voice.broker?.disconnect(device);
      announcer.forget(device);
    }
  };
  const door = deviceDoor({
    account: register.find,
    manifest: async (device) => {
      const issued = await manifests.issued(device);
      return issued && { jws: issued.jws, etag: String(issued.sequence) };
    },
    commands: (device, after) => commands.after(device, after),
    async enrol(enrolment) {
      const enrolled = await cms.enrol(enrolment);
      await refreshRegister();
      return enrolled;
    },
    playouts: (report) => cms.playouts(report),
    reported: (reported) => cms.reported(reported),
    sealTime: (nonce) => seal('time', tellTime(nonce, now()), keys),
    welcome: () => ({ mqttUrl: voice.url, serverKeys: [keys.publicKey] }),
  });
  announcer.on('reported', async (device, jws) => {
    const account = register.find(device);
    if (account === null) return;
    try {
      await cms.reported(await readReported(jws, account));
    } catch (error) {
      log.warn({ device, error: String(error) }, 'what a device reported was not taken');
    }
  });

  const server = await openDoors({
    host: settings.HOST,
    port: settings.SITES_PORT,
    sites: sitesFolder,
    editions,
    shelf: kept.shelf,
    devices: door.fetch,
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : settings.SITES_PORT;

  const takeBack = (units: readonly UnitKey[]) => {
    for (const unit of units) intake.add(unit);
  };
  for (const { unit } of editions.all()) sites.add(`${unit.code}@${unit.validFrom}`);
  takeBack(progress.due());
  const follower = follow(cms, progress, {
    onUnits: takeBack,
    onDevices: refreshRegister,
    async onCommand(command) {
      announcer.command(command.device, await commands.give(command));
    },
    onError: (error) => log.warn({ error: String(error) }, 'the CMS does not answer'),
  });
  const life = setInterval(() => void tell(null, []), SIGN_OF_LIFE_SECONDS * 1000);

  return {
    port,
    brokerUrl: voice.url,
    async idle() {
      for (const queue of [intake, devices, sites, aloud, sites]) await queue.idle();
    },
    async close() {
      clearInterval(life);
      alarms.close();
      await follower.close();
      await Promise.all([intake, devices, sites, aloud].map((queue) => queue.close()));
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await announcer.close();
      await voice.broker?.close();
      await publisher.close();
    },
  };
}
