import { instantOf } from '@nguon/content-model/instant';
import { type Clause, unless } from './clause.ts';
import { until } from './station.ts';
import type { WatchedBoard } from './watched-board.ts';

/** A report may be on its way this much longer than what it tells of, s. */
const TOLERANCE_SECONDS = 5;

/** A part of the day that does not hold a moment. */
function elsewhen(at: number): { from: string; to: string } {
  const hour = (hours: number) =>
    `${String((Math.floor(at / 3_600_000) + 7 + hours) % 24).padStart(2, '0')}:00`;
  return { from: hour(3), to: hour(6) };
}

/** What a board shows, and when. */
export const showing: readonly Clause<WatchedBoard>[] = [
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
