import { instantOf } from '@nguon/content-model/instant';
import { brokenLink } from '@nguon/content-model/playout';
import { type Clause, TOLERANCE_SECONDS, unless } from './clause.ts';
import { AHEAD_MS, beforeMinute, sessionAt } from './test-session.ts';
import type { WatchedSpeaker } from './watched-speaker.ts';

/** How long after its end an emergency is due again, ms. */
const AGAIN_MS = 5 * 60_000;

/** What a speaker plays, and when. */
export const playing: readonly Clause<WatchedSpeaker>[] = [
  {
    section: 5,
    says: 'holds its manifest with its files, reports it, and is silent without a session',
    breach: async (device) => {
      const notice = await device.notice();
      if (!(await device.holds(await device.publish([notice])))) return 'it does not report the manifest';
      const isFetched = await device.askedSince(0, ({ path }) =>
        [notice.opus, notice.mp3].some(({ sha256 }) => path.includes(sha256)),
      );
      if (!isFetched) return 'it did not fetch the clip';
      return unless(await device.shows(null), 'it plays something');
    },
  },
  {
    section: 5,
    says: 'begins a session at its minute, and plays each clip once in it, priority first',
    breach: async (device) => {
      await device.calm();
      const [normal, priority] = [
        await device.clip({ seconds: 1 }),
        await device.clip({ seconds: 1, priority: 'priority' }),
      ];
      const begins = beforeMinute(device.station);
      const sessions = [sessionAt(begins, { kind: 'bulletins', order: [] })];
      const manifest = await device.publish([normal, priority], { sessions });
      if (!(await device.holds(manifest))) return 'it did not take the manifest';
      if (!(await device.logs(normal, 1, AHEAD_MS)) || !(await device.logs(priority, 1))) {
        return 'a clip of the session is not in its log';
      }
      if (!(await device.stays(null))) return 'it plays on when the session has played everything';
      const [first, second] = [...device.logged(priority), ...device.logged(normal)];
      if (device.logged(priority).length + device.logged(normal).length > 2) return 'it played a clip again';
      if ((second?.number ?? 0) < (first?.number ?? 0)) return 'it played the normal one first';
      const late = (Date.parse(first?.startedAt ?? '') - begins) / 1_000;
      return unless(late >= 0 && late <= 1 + TOLERANCE_SECONDS, `it began ${late} s after its time`);
    },
  },
  {
    section: 5,
    says: 'plays in a session of one bulletin that alone',
    breach: async (device) => {
      await device.calm();
      const [named, other] = [await device.clip({ seconds: 1 }), await device.clip({ seconds: 1 })];
      const begins = beforeMinute(device.station);
      const sessions = [sessionAt(begins, { kind: 'bulletin', bulletin: named.bulletin })];
      const manifest = await device.publish([other, named], { sessions });
      if (!(await device.holds(manifest))) return 'it did not take the manifest';
      if (!(await device.logs(named, 1, AHEAD_MS))) return 'it did not play it';
      return unless((await device.stays(null)) && device.logged(other).length === 0, 'it played another too');
    },
  },
  {
    section: 5,
    says: 'plays an emergency at once, alone, and stops when it is withdrawn',
    breach: async (device) => {
      await device.calm();
      const [notice, alarm] = [await device.notice(), await device.emergency()];
      await device.order('play', { clip: notice.bulletin });
      if (!(await device.shows(notice.opus.sha256))) return 'it did not play what the emergency interrupts';
      await device.publish([notice, alarm]);
      if (!(await device.shows(alarm.opus.sha256))) return 'it did not play the emergency';
      if (!(await device.stays(alarm.opus.sha256))) return 'it played something beside it';
      await device.publish([]);
      return unless(await device.shows(null), 'it played on');
    },
  },
  {
    section: 5,
    says: 'plays an emergency again five minutes after its end, and not before',
    breach: async (device) => {
      await device.calm();
      const alarm = await device.emergency({ seconds: 1 });
      await device.publish([alarm]);
      if (!(await device.logs(alarm, 1))) return 'it did not play it';
      if (!(await device.stays(null)) || device.logged(alarm).length > 1) return 'it played it again at once';
      device.station.clockAhead += AGAIN_MS;
      await device.publish([alarm]);
      return unless(await device.logs(alarm, 2), 'it did not play it again');
    },
  },
  {
    section: 5,
    says: 'plays nothing while it is muted',
    breach: async (device) => {
      await device.calm();
      const manifest = await device.publish([await device.emergency()], { muted: true });
      if (!(await device.holds(manifest))) return 'it did not take the manifest';
      return unless(await device.stays(null), 'it played');
    },
  },
  {
    section: 5,
    says: 'throws a file away whose SHA-256 is not its name',
    breach: async (device) => {
      await device.calm();
      const alarm = await device.emergency();
      for (const { sha256, bytes } of [alarm.opus, alarm.mp3]) {
        device.station.shelf.set(sha256, Buffer.alloc(bytes, 'x'));
      }
      const place = device.station.asked.length;
      await device.publish([alarm]);
      const isTried = await device.askedSince(place, ({ path }) =>
        [alarm.opus, alarm.mp3].some(({ sha256 }) => path.includes(sha256)),
      );
      if (!isTried) return 'it did not ask for the file';
      return unless(await device.stays(null), 'it played it');
    },
  },
  {
    section: 5,
    says: 'is silent within a second when what it plays is over',
    breach: async (device) => {
      await device.calm();
      const end = Math.ceil(device.station.now / 1_000) * 1_000 + 4_000;
      const alarm = await device.emergency({ until: instantOf(end) });
      await device.publish([alarm]);
      if (!(await device.logs(alarm, 1, 4_000))) return 'it did not play it, or plays on';
      const late = (Date.parse(device.logged(alarm)[0]?.endedAt ?? '') - end) / 1_000;
      return unless(late <= 1 + TOLERANCE_SECONDS, `it ended ${late} s after it was over`);
    },
  },
];

/** What a speaker tells of what it played; last, because it starts the player again. */
export const toldOfPlaying: readonly Clause<WatchedSpeaker>[] = [
  {
    section: 5,
    says: 'logs what it played, in a chain without gaps',
    breach: async ({ station }) => {
      if (station.playouts.length === 0) return 'its log is empty';
      const broken = brokenLink(station.playouts, null);
      return unless(broken === null, `entry ${broken?.number} does not follow the one before`);
    },
  },
  {
    section: 6,
    says: 'starts again when it is told, once, and takes a newer manifest',
    breach: async (device) => {
      await device.calm();
      const ack = await device.ackOf(await device.order('restart'));
      if (ack?.outcome !== 'obeyed') return 'it did not acknowledge restart';
      return unless(await device.holds(await device.renew()), 'it did not come back');
    },
  },
];
