import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeClip } from '@nguon/audio-pipeline/make-clip';
import { espeakVoice } from '@nguon/audio-pipeline/voices/espeak';
import { sha256 } from '@nguon/content-model/content-address';
import type { PublicKey, RegisteredDevice } from '@nguon/content-model/device';
import { type Edition, editionUnit } from '@nguon/content-model/edition';
import type { UnitKey } from '@nguon/content-model/unit';
import { alarmsIn } from '@nguon/delivery/alarms';
import { clipsOn } from '@nguon/delivery/clips';
import { type DeviceTools, type Failure, issueManifests } from '@nguon/delivery/deliver-devices';
import { manifestsIn } from '@nguon/delivery/manifests';
import { shelfIn } from '@nguon/delivery/shelf';
import { isShownWrong } from '@nguon/delivery/shown-wrong';
import { expectAnswers } from '@nguon/delivery/unanswered';
import { unitQueue } from '@nguon/delivery/unit-queue';
import { openAnnouncer } from '@nguon/devices/announcer';
import { openBroker } from '@nguon/devices/broker';
import { seal } from '@nguon/devices/envelope';
import { newKeys } from '@nguon/devices/keys';
import { readReported } from '@nguon/devices/reports';
import { BROKER_KEY, editionsOf } from './alarmed-province.ts';
import { tokenNumbered } from './polled-devices.ts';

/** What is asked of the process that carries the broker. */
export type Asked =
  | { readonly ask: 'open'; readonly count: number; readonly publicKey: PublicKey }
  /**
   * `frozen`: the device that has stopped reading; it is sent more than its line holds just before. `answering`: how many
   * will answer.
   */
  | { readonly ask: 'emergency'; readonly frozen: string | null; readonly answering: number }
  | { readonly ask: 'use' };

/** What it tells. */
export type Told =
  | { readonly tell: 'open'; readonly port: number; readonly serverKey: PublicKey }
  /** `at`: ms since 1970. */
  | { readonly tell: 'emergency'; readonly at: number }
  /** Every alarm is said. `cpuMs`: since the emergency. */
  | { readonly tell: 'alarmed'; readonly at: number; readonly cpuMs: number }
  /** Every manifest is issued and told. */
  | { readonly tell: 'issued'; readonly at: number; readonly cpuMs: number }
  /** Every speaker that answers at all has, by its manifest. */
  | { readonly tell: 'answered'; readonly at: number; readonly cpuMs: number }
  | { readonly tell: 'unanswered'; readonly names: readonly string[] }
  | {
      readonly tell: 'use';
      readonly cpuMs: number;
      readonly mebibytes: number;
      readonly connections: number;
    };

/** What a line that nobody reads is sent: some 6 MB, more than both ends of a socket hold. */
const STUFFED_MESSAGES = 100;
const STUFFED_BYTES = 60_000;

const tell = (told: Told) => process.send?.(told);

/** CPU time of this process, ms. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** The CPU time at the emergency, ms. */
let cpuBefore = 0;

const tellStage = (stage: 'alarmed' | 'issued' | 'answered') =>
  tell({ tell: stage, at: performance.timeOrigin + performance.now(), cpuMs: cpuMs() - cpuBefore });

const unasked = () => Promise.reject(new Error('there are no boards here'));

/** Nobody keeps an announcement ready here. */
const noneMade: DeviceTools['prepared'] = {
  known: async () => null,
  read: () => Promise.reject(new Error('nothing is prepared here')),
};

const noFrames: DeviceTools['frames'] = {
  known: unasked,
  drawn: unasked,
  neutral: unasked,
  offline: unasked,
  schedule: { known: unasked, drawn: unasked },
};

function registerOf(editions: readonly Edition[], publicKey: PublicKey): Map<string, RegisteredDevice> {
  const devices = editions.flatMap((edition) =>
    edition.speakers.map(({ id }) => ({ device: id, unit: editionUnit(edition) })),
  );
  return new Map(
    devices.map(({ device, unit }, number) => {
      const tokenHash = sha256(tokenNumbered(number));
      return [device, { device, kind: 'speaker', unit, publicKey, tokenHash, windows: null }];
    }),
  );
}

/** The names on the list that editors of all units are given together. */
function namesOf(told: ReadonlyMap<UnitKey, readonly Failure[]>): string[] {
  return [...told.values()].flatMap((failures) => failures.map(({ message }) => message.split(':')[0] ?? ''));
}

/**
 * The part of delivery that speaks to devices, put together as delivery does: broker, announcer, manifests, clips, reports,
 * and the list of who has not answered. A process of its own, so that its CPU time and memory are the server's alone; the
 * CMS, pages and pictures are left out.
 *
 * @returns brings the units to an emergency
 */
async function open(folder: string, count: number, publicKey: PublicKey) {
  const keys = await newKeys();
  const calm = editionsOf(count, false);
  const register = registerOf(calm, publicKey);
  const editions = new Map<UnitKey, Edition>();
  const accounts = { account: (device: string) => register.get(device) ?? null };
  const broker = await openBroker({ host: '127.0.0.1', port: 0, accounts, serverToken: BROKER_KEY });
  const announcer = openAnnouncer({ url: broker.url, token: BROKER_KEY });
  const manifests = manifestsIn(folder, Date.now, (manifest) => seal('manifest', manifest, keys));
  const clips = clipsOn({
    shelf: shelfIn(join(folder, 'shelf')),
    folder,
    voice: espeakVoice,
    make: makeClip,
    recorded: () => Promise.reject(new Error('there are no recordings here')),
  });
  const alarms = await alarmsIn({
    folder,
    now: Date.now,
    clips,
    seal: (alarm) => seal('alarm', alarm, keys),
  });
  const told = new Map<UnitKey, readonly Failure[]>();
  const answers = expectAnswers({
    editionOf: (unit) => editions.get(unit) ?? null,
    now: Date.now,
    tell: (unit, failures) => {
      told.set(unit, failures);
      tell({ tell: 'unanswered', names: namesOf(told) });
    },
  });
  announcer.on('reported', async (device, jws) => {
    const account = register.get(device);
    if (account === undefined) return;
    await issuing.free();
    const reported = await readReported(jws, account);
    answers.answered(reported);
    if (reported.bulletin !== null && silent.delete(device) && silent.size === unheard) tellStage('answered');
    isShownWrong(reported, await manifests.obeyable(device));
  });
  const alarming = unitQueue(
    200,
    async (unit) => {
      const edition = editions.get(unit);
      const jws = edition === undefined ? null : await alarms.next(edition);
      if (jws !== null) await announcer.alarm(unit, jws);
    },
    (_unit, error) => console.error(error),
  );
  const issuing = unitQueue(
    4,
    async (unit) => {
      await alarming.free();
      const edition = editions.get(unit);
      if (edition === undefined) return;
      const hint: DeviceTools['hint'] = (device, sequence, manifest) => {
        answers.expect(unit, device, manifest === undefined ? null : sequence);
        announcer.hint(device, sequence, manifest);
      };
      const originOf = (host: string) => `http://${host}`;
      const alarm = () => alarms.lasting(unit);
      const parts = { frames: noFrames, clips, prepared: noneMade, manifests, alarm };
      const tools = { ...parts, originOf, now: Date.now, hint };
      const failures = await issueManifests(edition, tools);
      if (failures.length > 0) throw new Error(failures[0]?.message);
    },
    (_unit, error) => console.error(error),
  );
  const bring = (all: readonly Edition[]) => {
    for (const edition of all) {
      editions.set(editionUnit(edition), edition);
      alarming.add(editionUnit(edition));
      issuing.add(editionUnit(edition));
    }
    return { said: alarming.free(), issued: issuing.idle() };
  };
  /** Who has not answered. */
  const silent = new Set(register.keys());
  /** How many never will. */
  let unheard = 0;
  const emergency = editionsOf(count, true);
  // What is said is recorded before: the emergency finds its clip on the shelf.
  const [first] = emergency;
  for (const bulletin of first?.bulletins ?? []) {
    for (const speaker of first?.speakers.slice(0, 1) ?? []) await clips.read(bulletin, speaker);
  }
  await bring(calm).issued;
  tell({ tell: 'open', port: broker.port, serverKey: keys.publicKey });
  const stuff = (device: string) => {
    for (let sent = 0; sent < STUFFED_MESSAGES; sent += 1)
      announcer.command(device, 'x'.repeat(STUFFED_BYTES));
  };
  const alarm = async (answering: number) => {
    unheard = count - answering;
    cpuBefore = cpuMs();
    const { said, issued } = bring(emergency);
    await said;
    tellStage('alarmed');
    await issued;
    tellStage('issued');
  };
  return { connections: () => broker.connections, alarm, stuff };
}

const folder = mkdtempSync(join(tmpdir(), 'nguon-alarmed-'));
process.once('disconnect', () => {
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
});
let opened: Awaited<ReturnType<typeof open>> | undefined;
process.on('message', async (asked: Asked) => {
  switch (asked.ask) {
    case 'open':
      opened = await open(folder, asked.count, asked.publicKey);
      break;
    case 'emergency':
      if (asked.frozen !== null) opened?.stuff(asked.frozen);
      tell({ tell: 'emergency', at: performance.timeOrigin + performance.now() });
      await opened?.alarm(asked.answering);
      break;
    case 'use': {
      const mebibytes = Math.round(process.memoryUsage.rss() / 2 ** 20);
      tell({
        tell: 'use',
        cpuMs: cpuMs(),
        mebibytes,
        connections: opened?.connections() ?? 0,
      });
      break;
    }
    default:
      asked satisfies never;
  }
});
