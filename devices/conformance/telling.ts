import { instantOf } from '@nguon/content-model/instant';
import { brokenLink } from '@nguon/content-model/playout';
import { type Clause, unless } from './clause.ts';
import { until } from './station.ts';
import type { WatchedBoard } from './watched-board.ts';

const DAY_MS = 24 * 3_600_000;

/** What every device tells. */
export const telling: readonly Clause[] = [
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
];

/** What a board tells, and by which clock; last, because it turns the clock and starts the player again. */
export const toldOfShowing: readonly Clause<WatchedBoard>[] = [
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
