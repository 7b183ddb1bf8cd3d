import { join } from 'node:path';
import type { Receipt } from '@nguon/content-model/delivery-feed';
import type { Reported } from '@nguon/content-model/device';
import { instantOf } from '@nguon/content-model/instant';
import type { UnitKey } from '@nguon/content-model/unit';
import { type Announcer, openAnnouncer } from '@nguon/devices/announcer';
import { type Broker, openBroker } from '@nguon/devices/broker';
import { type DevicePorts, deviceDoor } from '@nguon/devices/door/device-door';
import { seal, tellTime } from '@nguon/devices/envelope';
import { readReported } from '@nguon/devices/reports';
import { openPublisher } from '@nguon/sites/publisher/publisher';
import type { Logger } from 'pino';
import { type BoardDoorPorts, boardDoor } from './board-door.ts';
import { type CmsClient, connectCms } from './cms-client.ts';
import type { Failure } from './deliver-devices.ts';
import { type SiteParts, siteView } from './deliver-site.ts';
import { unitDelivery } from './deliver-units.ts';
import { openDoors } from './doors.ts';
import { keepEmergencyFile } from './emergency-file.ts';
import { follow } from './follow.ts';
import { hostLinks } from './host-links.ts';
import { type KeptOnDisk, openKept } from './kept-on-disk.ts';
import { lastWords } from './last-word.ts';
import { loopDoor } from './loop-door.ts';
import { contentOf } from './manifests.ts';
import { fetchForPages, takeAwayUnnamed } from './page-files.ts';
import { passAcks } from './pass-acks.ts';
import { reportPasser } from './pass-reports.ts';
import { pictureFormats } from './picture-formats.ts';
import type { Register } from './register.ts';
import { sweepParts } from './replace-file.ts';
import { ACTIONS, residentsDoor } from './residents-door.ts';
import type { DeliverySettings } from './settings.ts';
import { isShownWrong } from './shown-wrong.ts';
import { sitesDoor } from './sites-door.ts';
import { voiceDoor } from './voice-door.ts';

/** How often the CMS hears that delivery lives, s. */
const SIGN_OF_LIFE_SECONDS = 15;

export interface Delivery {
  /** The port of sites, shelf and devices' door. */
  readonly port: number;
  readonly brokerUrl: string;
  close(): Promise<void>;
}

/** How delivery speaks to devices: through its own broker, or the one the settings name. */
interface Voice {
  readonly broker: Broker | null;
  readonly announcer: Announcer;
  /** The broker's address without credentials, as devices are told it. */
  readonly url: string;
}

async function openVoice(settings: DeliverySettings, register: Register, now: () => number): Promise<Voice> {
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
    now,
  });
  return {
    broker,
    announcer: openAnnouncer({ url: broker.url, token: settings.NGUON_BROKER_KEY }),
    url: `mqtt://${settings.NGUON_DEVICE_HOST}:${broker.port}`,
  };
}

/** What the devices' door answers from. */
function devicePorts(
  cms: CmsClient,
  { register, manifests, commands, keys, studio }: KeptOnDisk,
  voice: Voice,
  now: () => number,
  { passOn, refreshRegister }: { passOn: PassOn; refreshRegister: () => Promise<void> },
): DevicePorts {
  return {
    account: register.find,
    async manifest(device) {
      const issued = await manifests.issued(device);
      return issued && { jws: issued.jws, etag: String(issued.sequence) };
    },
    commands: (device, after) => commands.after(device, after),
    async enrol(enrolment) {
      const enrolled = await cms.enrol(enrolment);
      await commands.forget(enrolled.device);
      await refreshRegister();
      return enrolled;
    },
    playouts: (report) => cms.playouts(report),
    reported: passOn,
    sealTime: (nonce) => seal('time', tellTime(nonce, now()), keys),
    now,
    welcome: () => ({ mqttUrl: voice.url, serverKeys: [keys.publicKey] }),
    live: (device, key, signal) => studio.listen(device, key, signal),
    liveHeard: (device, key, heard) => studio.heard(device, key, heard),
  };
}

/** What the door of boards without our player answers from. */
function boardPorts(
  { editions, manifests, shelf }: KeptOnDisk,
  settings: DeliverySettings,
  { originOf, now, onError }: Pick<BoardDoorPorts, 'now' | 'onError'> & Pick<SiteParts, 'originOf'>,
): BoardDoorPorts {
  return {
    secret: settings.NGUON_DELIVERY_KEY,
    async board(id) {
      const issued = await manifests.issued(id);
      const manifest = issued && contentOf(issued);
      const edition = manifest && editions.get(manifest.unit);
      const board = edition?.boards.find((own) => own.id === id);
      if (!edition || !board || manifest?.kind !== 'board') return null;
      return { board, manifest, origin: originOf(edition.site.host) };
    },
    shelf,
    formats: pictureFormats(shelf),
    now,
    onError,
  };
}

/** Passes what a device reports on to the CMS. */
type PassOn = (reported: Reported) => Promise<void>;

/**
 * Takes what devices report through the broker, once no manifest waits to be issued: thousands answer an emergency while
 * the others are still to be told of it.
 */
function hearReports(
  announcer: Announcer,
  register: Register,
  { take, calm }: { readonly take: (reported: Reported) => void; readonly calm: () => Promise<void> },
  log: Logger,
): void {
  announcer.on('reported', async (device, jws) => {
    const account = register.find(device);
    if (account === null) return;
    try {
      await calm();
      take(await readReported(jws, account));
    } catch (error) {
      log.warn({ device, error: String(error) }, 'what a device reported was not taken');
    }
  });
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
  const kept = await openKept(settings, cms, now);
  const { editions, progress, register, commands } = kept;
  const sites = join(settings.NGUON_DATA, 'sites');
  const publisher = await openPublisher({ engine: settings.NGUON_ENGINE, out: sites, workers: 2 });
  const voice = await openVoice(settings, register, now);
  const { announcer } = voice;

  const tell = (unit: UnitKey | null, failures: readonly Failure[]) => {
    for (const failure of failures) log.error({ unit, ...failure }, 'something could not be delivered');
    const receipt: Receipt = {
      cursor: Math.max(progress.delivered(), 0),
      at: instantOf(now()),
      unit,
      edition: unit === null ? null : (editions.get(unit)?.id ?? null),
      failures: [...failures],
      broker: announcer.connected ? 'up' : 'down',
    };
    cms.receipt(receipt).catch((error) => log.warn({ error: String(error) }, 'the CMS took no receipt'));
  };
  const refreshRegister = async () => {
    for (const device of await register.refresh()) {
      voice.broker?.disconnect(device);
      announcer.forget(device);
    }
  };
  let port = settings.SITES_PORT;
  const originOf = (host: string) =>
    (settings.NGUON_SITES_ORIGIN ?? `http://{host}:${port}`).replace('{host}', host);
  const onError = (error: unknown) => log.error({ error: String(error) }, 'something of the sites failed');
  const hosts = await hostLinks(sites, editions, now, onError);
  await sweepParts(sites, '*.part');
  const emergencies = keepEmergencyFile(sites, editions, now, onError);
  const { clips, frames, pictures, cards } = kept;
  const parts: SiteParts = { editions, clips, frames, pictures, cards, originOf, actions: ACTIONS };
  const units = unitDelivery({
    cms,
    kept,
    parts,
    publisher,
    hosts,
    emergencies,
    now,
    hint: announcer.hint,
    alarm: announcer.alarm,
    tell,
    onError,
  });
  const toCms = async (reported: Reported) => {
    const { manifests, studio, alarms } = kept;
    const wrong = isShownWrong(
      reported,
      await manifests.obeyable(reported.device),
      (address) => studio.isKnown(address) || alarms.isHeard(address),
    );
    await cms.reported({ ...reported, wrong });
  };
  const pass = reportPasser(toCms, ({ device }, error) =>
    log.warn({ device, error: String(error) }, 'what a device reported was not taken'),
  );
  const take = (reported: Reported) => {
    units.answered(reported);
    pass(reported);
  };
  hearReports(announcer, register, { take, calm: units.issued }, log);
  const endAcks = passAcks({
    announcer,
    commands,
    find: register.find,
    calm: units.issued,
    pass: cms.acknowledged,
    onError: (device, error) =>
      log.warn({ device, error: String(error) }, 'what became of a command was not taken'),
  });
  // A device that reports over HTTP is answered once the CMS has its report: it reports again when that is away.
  const passOn = (reported: Reported) => {
    units.answered(reported);
    return toCms(reported);
  };
  const residents = residentsDoor({
    cms,
    publisher,
    viewOf: (edition, at) => siteView(edition, at, parts),
    prepare: (edition) => fetchForPages(edition, pictures),
    now,
    onError,
  });
  const doors = await openDoors({
    host: settings.HOST,
    port,
    people: sitesDoor({ sites, editions, hosts, originOf, residents, onError }),
    shelf: kept.shelf,
    loops: loopDoor({ ...kept, key: settings.NGUON_DELIVERY_KEY, cms, originOf, now }).fetch,
    devices: deviceDoor(devicePorts(cms, kept, voice, now, { passOn, refreshRegister })).fetch,
    voices: voiceDoor(kept.callbacks).fetch,
    boards: boardDoor(boardPorts(kept, settings, { originOf, now, onError })).fetch,
  });
  port = doors.port;
  await emergencies.follow();
  await takeAwayUnnamed(editions, pictures);

  const sayLast = lastWords(announcer);
  units.publishAll();
  units.take(progress.due(), false);
  const follower = follow(cms, progress, {
    has: (unit) => editions.get(unit) !== null,
    onUnits: units.take,
    onDevices: refreshRegister,
    async onCommand(command) {
      const jws = await commands.give(command);
      if (command.act === 'revoke') await sayLast(command.device, jws);
      else announcer.command(command.device, jws);
    },
    onError: (error) => log.warn({ error: String(error) }, 'the CMS does not answer'),
  });
  const sayAlive = async () => {
    const message = await kept.voiceTrouble();
    const failures =
      message === null ? [] : [{ channel: 'speaker', bulletin: null, device: null, message } as const];
    tell(null, failures);
  };
  const life = setInterval(() => void sayAlive().catch(onError), SIGN_OF_LIFE_SECONDS * 1000);

  return {
    port: doors.port,
    brokerUrl: voice.url,
    async close() {
      clearInterval(life);
      endAcks();
      await follower.close();
      hosts.close();
      emergencies.close();
      await units.close();
      await kept.close();
      await doors.close();
      await announcer.close();
      await voice.broker?.close();
      await publisher.close();
    },
  };
}
