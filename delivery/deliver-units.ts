import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { isPressing } from '@nguon/content-model/all-clear';
import type { Reported } from '@nguon/content-model/device';
import { currentOn, type Edition, editionUnit } from '@nguon/content-model/edition';
import { instantOf } from '@nguon/content-model/instant';
import { levelOf, type UnitKey } from '@nguon/content-model/unit';
import type { Publisher } from '@nguon/sites/publisher/publisher';
import { alarmsFirst } from './alarms-first.ts';
import { bulletinCard, siteCard, withCards } from './cards.ts';
import type { CmsClient } from './cms-client.ts';
import { type DeviceTools, deliverDevices, type Failure, issueManifests } from './deliver-devices.ts';
import type { SiteParts } from './deliver-site.ts';
import type { EmergencyKeeper } from './emergency-file.ts';
import type { Hosts } from './host-links.ts';
import type { KeptOnDisk } from './kept-on-disk.ts';
import { paced } from './paced.ts';
import { fetchForPages, takeAwayLeft } from './page-files.ts';
import { pageReading, themeOf } from './page-look.ts';
import { sitePublishing } from './publish-sites.ts';
import { sweepMade } from './sweep-made.ts';
import { troubleBook, type Work } from './trouble.ts';
import { expectAnswers } from './unanswered.ts';
import { unitQueue } from './unit-queue.ts';

/** How long work under way may take once delivery is told to end, ms. A long clip would keep an operator waiting. */
const END_WITHIN_MS = 1_500;

/** Units that are told their alarm at a time: a province, for each waits until the broker has passed it on. */
const ALARMS_AT_ONCE = 200;

/** How often the shelf may be swept, ms: it costs a second of a province's 168 units. */
const SWEEP_EVERY_MS = 2_000;
/** How often it is swept without being asked: what was made for an edition that was over by then, ms. */
const SWEEP_ANYHOW_MS = 600_000;

export interface UnitDeliveryOptions {
  readonly cms: CmsClient;
  readonly kept: KeptOnDisk;
  readonly parts: SiteParts;
  readonly publisher: Publisher;
  readonly hosts: Hosts;
  readonly emergencies: EmergencyKeeper;
  /** The clock, ms since 1970. */
  readonly now: () => number;
  readonly hint: DeviceTools['hint'];
  /** Says a sealed alarm to all speakers of a unit; resolves when it is on its way to them. */
  readonly alarm: (unit: UnitKey, jws: string) => Promise<void>;
  /** Told of each unit that was delivered and each try that failed, with all that could not be. */
  readonly tell: (unit: UnitKey, failures: readonly Failure[]) => void;
  /** Told of what failed beside the work for any one unit. */
  readonly onError: (error: unknown) => void;
}

export interface UnitDelivery {
  /**
   * Units whose edition may differ now.
   * @param isNews somebody changed them just now: they wait for none that is only not at hand yet (Z35)
   */
  take(units: readonly UnitKey[], isNews: boolean): void;
  /** Resolves when every manifest of what was taken in is issued: nothing is read meanwhile that can wait. */
  issued(): Promise<void>;
  /** A device says which manifest it obeys (D61). */
  answered(reported: Reported): void;
  /** Publishes every site at hand again; writes nothing that is already so. */
  publishAll(): void;
  /** Ends soon: what is not finished by then is done again after the next start (Z6). */
  close(): Promise<void>;
}

/** Was a bulletin or a prepared announcement of an edition withdrawn or corrected in the next? */
function hasLost(before: Edition, next: Edition | null): boolean {
  const left = new Map<string, object>(next?.bulletins.map((bulletin) => [bulletin.content.id, bulletin]));
  const ready = new Map<string, object>(
    next?.prepared.map((announcement) => [announcement.id, announcement]),
  );
  return (
    before.bulletins.some((bulletin) => !isDeepStrictEqual(left.get(bulletin.content.id), bulletin)) ||
    before.prepared.some((announcement) => !isDeepStrictEqual(ready.get(announcement.id), announcement))
  );
}

function isUrgent(edition: Edition, now: number): boolean {
  const at = instantOf(now);
  return (['board', 'speaker'] as const).some((channel) =>
    currentOn(edition, channel, at).some(({ content }) => isPressing(content)),
  );
}

/**
 * Brings units to their editions. Queues, so that no slow work holds up quick work: intake (a request), home pages and
 * sites (a few ms), alarms, manifests of what is on the shelf, files (pictures and documents), devices (frames and clips that
 * boards and speakers need), aloud (clips that only pages need), cards (for those who share an address).
 */
export function unitDelivery(options: UnitDeliveryOptions): UnitDelivery {
  const { cms, kept, parts, publisher, hosts, emergencies, now, hint, alarm, tell, onError } = options;
  const { editions, progress, frames, clips, prepared, pictures, manifests, cards, alarms } = kept;
  let isClosing = false;
  /** The number of the change that the edition at hand answers. */
  const taken = new Map<UnitKey, number>();
  /** Units whose devices are being brought to an edition; ended when there is a newer one. */
  const underway = new Map<UnitKey, AbortController>();
  const trouble = troubleBook(tell);
  const failed = (work: Work, channel: Failure['channel']) => (unit: UnitKey, error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    trouble.set(unit, work, [{ channel, bulletin: null, device: null, message }]);
  };
  const answers = expectAnswers({
    editionOf: editions.get,
    now,
    tell: (unit, failures) => trouble.set(unit, 'answers', failures),
  });
  const hinting = (unit: UnitKey): DeviceTools['hint'] => {
    return (device, sequence, manifest) => {
      answers.expect(unit, device, manifest === undefined ? null : sequence);
      hint(device, sequence, manifest);
    };
  };
  const onMoment = (unit: UnitKey) => {
    if (editions.get(unit)?.unit.validTo !== null) void hosts.follow();
  };
  const sites = sitePublishing({ publisher, parts, hosts, trouble, now, onMoment });

  const takeIn = async (unit: UnitKey) => {
    const sequence = progress.dueAt(unit) ?? progress.cursor;
    const before = editions.get(unit);
    const edition = await cms.edition(unit);
    trouble.clear(unit, 'intake');
    const others = editions.all().filter((other) => other !== before);
    if (before !== null && before.id !== edition?.id)
      await takeAwayLeft(before, edition === null ? others : [...others, edition], pictures);
    if (edition === null) await editions.remove(unit);
    else await editions.put(unit, edition);
    alarming.add(unit);
    if (before?.id !== edition?.id) underway.get(unit)?.abort();
    void emergencies.follow();
    const followed = hosts.follow(edition === null ? unit : undefined);
    if (before?.site.host !== edition?.site.host) await followed;
    sites.follow(unit);
    if (before !== null && before.id !== edition?.id && hasLost(before, edition)) void sweeping.ask();
    if (edition === null) return progress.done(unit, sequence);
    taken.set(unit, sequence);
    issuing.add(unit);
    devices.add(unit, isUrgent(edition, now()));
    files.add(unit);
    const isPortal = levelOf(edition.unit) === 'province';
    if (isPortal && before?.site.host !== edition.site.host) {
      for (const commune of editions.below(edition)) sites.renew(editionUnit(commune));
    }
  };
  const sayAlarm = async (unit: UnitKey) => {
    const edition = editions.get(unit);
    const jws = edition === null ? null : await alarms.next(edition);
    if (jws !== null) {
      await alarm(unit, jws);
      first.told();
    }
    trouble.clear(unit, 'alarm');
  };
  const issue = async (unit: UnitKey) => {
    await first.over();
    const edition = editions.get(unit);
    if (edition === null) return;
    const { originOf } = parts;
    const lasting = () => alarms.lasting(unit);
    const tools = { frames, clips, prepared, manifests, alarm: lasting, originOf, now, hint: hinting(unit) };
    const failures = await issueManifests(edition, tools);
    if (failures.length > 0) trouble.set(unit, 'manifests', failures);
    else trouble.clear(unit, 'manifests');
  };
  const bringDevices = async (unit: UnitKey) => {
    await first.over();
    const edition = editions.get(unit);
    const sequence = taken.get(unit) ?? progress.cursor;
    if (edition === null) return;
    const bringing = new AbortController();
    underway.set(unit, bringing);
    const { signal: superseded } = bringing;
    const onMade = () => {
      sites.renew(unit);
      // One clip serves many units: each says its alarm now, not when its turn to make comes.
      for (const lacking of alarms.lacking()) alarming.add(lacking);
    };
    const lasting = () => alarms.lasting(unit);
    const { originOf } = parts;
    const told = { now, hint: hinting(unit), onMade, afterAlarms: first.over, superseded };
    const tools = { frames, clips, prepared, manifests, alarm: lasting, originOf, ...told };
    const failures = await deliverDevices(edition, tools);
    underway.delete(unit);
    if (superseded.aborted) return;
    sites.renew(unit);
    await progress.done(unit, sequence);
    trouble.set(unit, 'devices', failures);
    aloud.add(unit);
  };
  const fetchFiles = async (unit: UnitKey) => {
    const edition = editions.get(unit);
    if (edition === null) return;
    const failures = await fetchForPages(edition, pictures);
    if (editions.get(unit)?.id !== edition.id) await takeAwayLeft(edition, editions.all(), pictures);
    sites.renew(unit);
    if (failures.length === 0) return trouble.clear(unit, 'files');
    trouble.set(unit, 'files', failures);
    throw new Error(`${failures.length} files of ${unit} could not be fetched`);
  };
  const readAloud = async (unit: UnitKey) => {
    const edition = editions.get(unit);
    if (edition === null) return;
    const failures: Failure[] = [];
    for (const bulletin of currentOn(edition, 'site', instantOf(now()))) {
      const { content, carriedOn } = bulletin;
      if (isClosing) return;
      if ((await clips.known(bulletin, pageReading(edition))) !== null) continue;
      const isToldAlready = carriedOn.includes('speaker') && edition.speakers.length > 0;
      try {
        await clips.read(bulletin, pageReading(edition));
        sites.renew(unit);
      } catch (error) {
        if (isToldAlready) continue;
        const message = error instanceof Error ? error.message : String(error);
        failures.push({ channel: 'speaker', bulletin: content.id, device: null, message });
      }
    }
    if (failures.length > 0) trouble.set(unit, 'aloud', failures);
    else trouble.clear(unit, 'aloud');
    drawing.add(unit);
  };
  const untilQuiet = async () => {
    for (const queue of [intake, sites, alarming, issuing, devices, files, aloud]) await queue.free();
  };
  const drawCards = async (unit: UnitKey) => {
    const edition = editions.get(unit);
    if (edition === null) return;
    const theme = themeOf(edition);
    let isNew = false;
    for (const spec of [
      siteCard(edition, theme),
      ...withCards(edition).map((one) => bulletinCard(one, theme)),
    ]) {
      if ((await cards.known(spec)) !== null) continue;
      await untilQuiet();
      if (isClosing || editions.get(unit)?.id !== edition.id) return;
      await cards.drawn(spec);
      isNew = true;
    }
    if (isNew) sites.renew(unit);
    trouble.clear(unit, 'cards');
  };

  let isFirstSweep = true;
  const sweep = async () => {
    // After a start much is noted anew, of the same bytes perhaps: the first sweep waits until that is done.
    if (isFirstSweep) await untilQuiet();
    else for (const queue of [intake, sites, issuing]) await queue.free();
    isFirstSweep = false;
    if (isClosing) return;
    await sweepMade({ ...kept, originOf: parts.originOf, now }).catch(onError);
  };
  const sweeping = paced(SWEEP_EVERY_MS, sweep);
  const sweepAnyhow = setInterval(() => void sweeping.ask(), SWEEP_ANYHOW_MS);

  const intake = unitQueue(4, takeIn, failed('intake', 'site'));
  const alarming = unitQueue(ALARMS_AT_ONCE, sayAlarm, failed('alarm', 'speaker'));
  const first = alarmsFirst(intake.free, alarming.free);
  const issuing = unitQueue(4, issue, failed('manifests', 'board'));
  const devices = unitQueue(2, bringDevices, failed('devices', 'board'));
  const files = unitQueue(2, fetchFiles, () => {});
  const aloud = unitQueue(1, readAloud, failed('aloud', 'speaker'));
  const drawing = unitQueue(1, drawCards, failed('cards', 'site'));

  return {
    take(units, isNews) {
      for (const unit of units) intake.add(unit, isNews);
    },
    issued: issuing.free,
    answered: answers.answered,
    publishAll() {
      for (const edition of editions.all()) {
        const unit = editionUnit(edition);
        sites.follow(unit);
        files.add(unit);
        aloud.add(unit);
      }
      void sweeping.ask();
    },
    async close() {
      isClosing = true;
      clearInterval(sweepAnyhow);
      sweeping.close();
      answers.close();
      for (const bringing of underway.values()) bringing.abort();
      const queues = [intake, alarming, issuing, devices, files, aloud, drawing, sites];
      const ended = Promise.all(queues.map((queue) => queue.close()));
      await Promise.race([ended, pause(END_WITHIN_MS, undefined, { ref: false })]);
    },
  };
}
