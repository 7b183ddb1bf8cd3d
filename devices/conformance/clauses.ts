import type { Command } from '@nguon/content-model/command';
import { instantOf } from '@nguon/content-model/instant';
import { brokenLink } from '@nguon/content-model/playout';
import { newKeys } from '../keys.ts';
import { refusedManifests } from './refused-manifests.ts';
import { until } from './station.ts';
import type { Watched } from './watched.ts';

/** One sentence of the protocol and how it is tried on a device. */
export interface Clause {
  /** The section of `docs/devices/protocol.md`. */
  readonly section: number;
  readonly says: string;
  /** @returns what the device did instead; `null` when it did what the sentence says */
  readonly breach: (device: Watched) => Promise<string | null>;
}

const DAY_MS = 24 * 3_600_000;

/** A report may be on its way this much longer than what it tells of, s. */
const TOLERANCE_SECONDS = 5;

const unless = (isRight: boolean, found: string): string | null => (isRight ? null : found);

const joining: Clause[] = [
  {
    section: 2,
    says: 'asks for the signed time with a nonce',
    breach: async (device) => {
      const isAsked = await device.askedSince(
        0,
        ({ path, status }) => /\/time\?nonce=/.test(path) && status === 200,
      );
      return unless(isAsked, 'it did not ask');
    },
  },
  {
    section: 4,
    says: 'connects to the broker and says that it is online',
    breach: async ({ station, device, patience }) => {
      const isOnline = await until(() => station.presence.get(device) === 'online', patience.answerMs);
      return unless(isOnline, 'it did not say so');
    },
  },
];

const showing: Clause[] = [
  {
    section: 5,
    says: 'shows the frame of its manifest, and reports it',
    breach: async (device) => {
      const frame = device.frame();
      const { sequence } = await device.publish([frame]);
      if (!(await device.shows(frame.file.sha256))) return 'its report or page names another file';
      const report = await device.look();
      return unless(
        report?.manifest === sequence,
        `it reports manifest ${report?.manifest}, not ${sequence}`,
      );
    },
  },
  {
    section: 2,
    says: 'asks with the ETag of the manifest it holds',
    breach: async (device) => {
      const place = device.station.asked.length;
      await device.look();
      const isKnown = await device.askedSince(
        place,
        ({ path, status }) => /\/manifest$/.test(path) && status === 304,
      );
      return unless(isKnown, 'it asked without, and was sent the same manifest again');
    },
  },
  {
    section: 5,
    says: 'asks when it is hinted at a newer manifest',
    breach: async (device) => {
      const place = device.station.asked.length;
      await device.publish([device.frame()]);
      const isAsked = await device.askedSince(
        place,
        ({ path, status }) => /\/manifest$/.test(path) && status === 200,
      );
      return unless(isAsked, 'it did not ask');
    },
  },
  {
    section: 5,
    says: 'keeps its loop until every file of a newer one is held',
    breach: async (device) => {
      const old = await device.showing();
      const fresh = device.frame();
      const supply = device.withhold(fresh);
      const place = device.station.asked.length;
      const { sequence } = await device.publish([fresh, old]);
      const isTried = await device.askedSince(place, ({ path }) => path.includes(fresh.file.sha256));
      if (!isTried) return 'it did not ask for the new file';
      if (!(await device.stays(old.file.sha256))) return 'it left the old loop';
      if (device.station.reported.at(-1)?.manifest === sequence) return 'it reports a loop it does not hold';
      supply();
      const isWhole = async () => (await device.look())?.manifest === sequence;
      return unless(await until(isWhole, device.patience.answerMs), 'it did not take the whole loop');
    },
  },
  {
    section: 5,
    says: 'drops what was withdrawn at once, even while files are missing',
    breach: async (device) => {
      await device.showing();
      const missing = device.frame();
      device.withhold(missing);
      await device.publish([missing]);
      return unless(await device.shows(device.neutral.sha256), 'it did not show its neutral frame');
    },
  },
  {
    section: 5,
    says: 'throws a file away whose SHA-256 is not its name',
    breach: async (device) => {
      const good = await device.showing();
      const bad = device.frame();
      device.station.shelf.set(bad.file.sha256, Buffer.alloc(bad.file.bytes, 'x'));
      const place = device.station.asked.length;
      await device.publish([bad, good]);
      const isTried = await device.askedSince(place, ({ path }) => path.includes(bad.file.sha256));
      if (!isTried) return 'it did not ask for the file';
      return unless(await device.stays(good.file.sha256), 'it left the loop it could still show');
    },
  },
  {
    section: 5,
    says: 'takes an emergency alone and at once, while other files are missing',
    breach: async (device) => {
      const old = await device.showing();
      const [alarm, missing] = [device.frame({ priority: 'emergency' }), device.frame()];
      device.withhold(missing);
      await device.publish([alarm, old, missing]);
      if (!(await device.shows(alarm.file.sha256))) return 'it did not show the emergency';
      if (!(await device.stays(alarm.file.sha256))) return 'it showed something beside it';
      await device.publish([old]);
      return unless(
        await device.shows(old.file.sha256),
        'it did not go back when the emergency was cancelled',
      );
    },
  },
  {
    section: 5,
    says: 'is dark outside its hours, but for an emergency',
    breach: async (device) => {
      const old = await device.showing();
      const hours = [elsewhen(device.station.now)];
      await device.publish([old], { hours });
      if (!(await device.shows(null))) return 'it is not dark';
      const alarm = device.frame({ priority: 'emergency' });
      await device.publish([alarm, old], { hours });
      return unless(await device.shows(alarm.file.sha256), 'it did not show the emergency');
    },
  },
  {
    section: 5,
    says: 'shows its neutral frame while it is switched off',
    breach: async (device) => {
      const old = await device.showing();
      await device.publish([old], { blanked: true });
      return unless(await device.shows(device.neutral.sha256), 'it did not show its neutral frame');
    },
  },
  {
    section: 5,
    says: 'lets go of what is over within a second',
    breach: async (device) => {
      const end = Math.ceil(device.station.now / 1_000) * 1_000 + 3_000;
      const short = device.frame({ until: instantOf(end) });
      const place = device.station.reported.length;
      await device.publish([short]);
      await until(
        () => device.station.reported.slice(place).some(({ showing }) => showing === short.file.sha256),
        2_500,
      );
      if (!(await device.shows(device.neutral.sha256))) return 'it did not show its neutral frame';
      const late = instantOf(end + (1 + TOLERANCE_SECONDS) * 1_000);
      const isLate = device.station.reported
        .slice(place)
        .some(({ at, showing }) => showing === short.file.sha256 && at >= late);
      return unless(!isLate, 'it showed it for longer');
    },
  },
];

/** A part of the day that does not hold a moment. */
function elsewhen(at: number): { from: string; to: string } {
  const hour = (hours: number) =>
    `${String((Math.floor(at / 3_600_000) + 7 + hours) % 24).padStart(2, '0')}:00`;
  return { from: hour(3), to: hour(6) };
}

const refusing: Clause[] = [
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

const commanded: Clause[] = [
  {
    section: 6,
    says: 'blanks and shows, and acknowledges both',
    breach: async (device) => {
      const frame = await device.showing();
      const blank = await device.order('blank');
      if ((await device.ackOf(blank))?.outcome !== 'obeyed') return 'it did not acknowledge blank';
      if (!(await device.shows(device.neutral.sha256))) return 'it did not show its neutral frame';
      const show = await device.order('show');
      if ((await device.ackOf(show))?.outcome !== 'obeyed') return 'it did not acknowledge show';
      return unless(await device.shows(frame.file.sha256), 'it did not show its loop again');
    },
  },
  ...(['refresh', 'test', 'brightness'] as const).map(
    (act): Clause => ({
      section: 6,
      says: `obeys and acknowledges ${act}`,
      breach: async (device) => {
        const ack = await device.ackOf(
          await device.order(act, { percent: act === 'brightness' ? 40 : null }),
        );
        return unless(ack?.outcome === 'obeyed', ack === null ? 'no acknowledgement came' : ack.reason);
      },
    }),
  ),
  {
    section: 6,
    says: 'obeys a command once, however often it comes',
    breach: async (device) => {
      const frame = await device.showing();
      const blank = await device.order('blank');
      const show = await device.order('show');
      if ((await device.ackOf(show)) === null) return 'no acknowledgement came';
      if (!(await device.shows(frame.file.sha256))) return 'it did not show its loop again';
      await device.send(blank);
      await device.send(blank);
      return unless(await device.stays(frame.file.sha256), 'it obeyed it again');
    },
  },
  {
    section: 6,
    says: 'obeys commands it missed first, in the order of their numbers',
    breach: async (device) => {
      const frame = await device.showing();
      const { station } = device;
      const place = station.acks.length;
      const missed = station.command(device.device, 'blank');
      await station.keep(device.device, 'blank', missed);
      const show = await device.order('show');
      if ((await device.ackOf(missed)) === null || (await device.ackOf(show)) === null) {
        return 'an acknowledgement did not come';
      }
      const acked = station.acks.slice(place).map(({ command }) => command);
      if (acked.indexOf(missed.id) > acked.indexOf(show.id)) return 'it obeyed the later one first';
      return unless(await device.shows(frame.file.sha256), 'it did not end with the later one');
    },
  },
  ...untimely('is over', (at) => ({ issuedAt: instantOf(at - DAY_MS), expiresAt: instantOf(at - 60_000) })),
  ...untimely('is from the future', (at) => ({
    issuedAt: instantOf(at + 600_000),
    expiresAt: instantOf(at + DAY_MS),
  })),
  disobeyed('is for another device', async (device, command) =>
    device.send({ ...command, device: crypto.randomUUID() }),
  ),
  disobeyed('is forged', async (device, command) => device.send(command, await newKeys())),
];

/** A command whose times are wrong is taken, and acknowledged as refused. */
function untimely(name: string, times: (at: number) => Pick<Command, 'issuedAt' | 'expiresAt'>): Clause[] {
  return [
    {
      section: 6,
      says: `refuses a command that ${name}, and acknowledges it so`,
      breach: async (device) => {
        const frame = await device.showing();
        const ack = await device.ackOf(await device.order('blank', times(device.station.now)));
        if (ack?.outcome !== 'refused') return ack === null ? 'no acknowledgement came' : 'it obeyed it';
        return unless(await device.stays(frame.file.sha256), 'it obeyed it');
      },
    },
  ];
}

function disobeyed(name: string, send: (device: Watched, command: Command) => Promise<void>): Clause {
  return {
    section: 3,
    says: `does nothing about a command that ${name}`,
    breach: async (device) => {
      const frame = await device.showing();
      const command = device.station.command(device.device, 'blank');
      await send(device, command);
      if (!(await device.stays(frame.file.sha256))) return 'it obeyed it';
      return unless(!device.station.acks.some(({ command: id }) => id === command.id), 'it acknowledged it');
    },
  };
}

const telling: Clause[] = [
  {
    section: 5,
    says: 'logs what it showed, in a chain without gaps',
    breach: async (device) => {
      const { station, patience } = device;
      const frame = await device.showing();
      await device.showing();
      const isLogged = () => station.playouts.some(({ sha256 }) => sha256 === frame.file.sha256);
      if (!(await until(isLogged, patience.answerMs))) return 'a frame that was up is not in its log';
      const broken = brokenLink(station.playouts, null);
      return unless(broken === null, `entry ${broken?.number} does not follow the one before`);
    },
  },
  {
    section: 5,
    says: 'goes by the server’s time, never earlier than its newest manifest',
    breach: async (device) => {
      const { station } = device;
      station.clockAhead += DAY_MS;
      const [over, left] = [device.frame(), device.frame()];
      const days = { from: instantOf(station.now - 2 * DAY_MS), until: instantOf(station.now + DAY_MS) };
      await device.publish([
        { ...over, ...days, until: instantOf(station.now - 60_000) },
        { ...left, ...days },
      ]);
      if (!(await device.shows(left.file.sha256))) return 'it showed what is over by the server’s time';
      const report = await device.look();
      const seconds = Math.abs(Date.parse(report?.at ?? '') - station.now) / 1_000;
      return unless(seconds <= 120, `its report is ${Math.round(seconds)} s off`);
    },
  },
  {
    section: 3,
    says: 'seals what it says with its own key, and is never refused for it',
    breach: async ({ station }) => {
      const refused = station.asked.find(({ method, status }) => method === 'POST' && status >= 400);
      const [fault = refused && `${refused.path}: ${refused.status}`] = station.faults;
      return fault ?? null;
    },
  },
  {
    section: 5,
    says: 'reports at least every 90 seconds, unasked',
    breach: async ({ station, patience }) => {
      for (let beat = 0; beat < patience.heartbeats; beat += 1) {
        const before = station.reported.length;
        const isHeard = await until(() => station.reported.length > before, patience.heartbeatMs);
        if (!isHeard) return `nothing for ${patience.heartbeatMs / 1_000} s`;
      }
      return null;
    },
  },
  {
    section: 6,
    says: 'starts again when it is told, once, and shows its loop',
    breach: async (device) => {
      const frame = await device.showing();
      const ack = await device.ackOf(await device.order('restart'));
      if (ack?.outcome !== 'obeyed') return 'it did not acknowledge restart';
      return unless(await device.shows(frame.file.sha256), 'it did not come back');
    },
  },
];

/** Every sentence that is tried, in the order of the trial. */
export const clauses: readonly Clause[] = [...joining, ...showing, ...refusing, ...commanded, ...telling];
