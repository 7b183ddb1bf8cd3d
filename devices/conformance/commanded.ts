import { type Clause, unless } from './clause.ts';
import type { WatchedBoard } from './watched-board.ts';

/** What a board does on command. */
export const commanded: readonly Clause<WatchedBoard>[] = [
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
    (act): Clause<WatchedBoard> => ({
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
    says: 'refuses what only a speaker can do, and acknowledges it so',
    breach: async (device) => {
      const stop = await device.ackOf(await device.order('stop'));
      const volume = await device.ackOf(await device.order('volume', { percent: 40 }));
      if (stop === null || volume === null) return 'no acknowledgement came';
      return unless(stop.outcome === 'refused' && volume.outcome === 'refused', 'it says that it obeyed');
    },
  },
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
];
