import { randomUUID } from 'node:crypto';
import { type Clause, unless } from './clause.ts';
import type { WatchedSpeaker } from './watched-speaker.ts';

/** What a speaker does on command. */
export const commandedSpeaker: readonly Clause<WatchedSpeaker>[] = [
  ...(['refresh', 'volume', 'test'] as const).map(
    (act): Clause<WatchedSpeaker> => ({
      section: 6,
      says: `obeys and acknowledges ${act}`,
      breach: async (device) => {
        await device.calm();
        const command = await device.order(act, { percent: act === 'volume' ? 40 : null });
        const ack = await device.ackOf(command);
        return unless(ack?.outcome === 'obeyed', ack === null ? 'no acknowledgement came' : ack.reason);
      },
    }),
  ),
  {
    section: 6,
    says: 'plays a clip on command at once, and acknowledges it',
    breach: async (device) => {
      const { tempter } = await device.calm();
      const notice = await device.notice();
      const ack = await device.ackOf(await device.order(...tempter));
      if (ack?.outcome !== 'obeyed') return ack === null ? 'no acknowledgement came' : ack.reason;
      return unless(await device.shows(notice.opus.sha256), 'it did not play it');
    },
  },
  {
    section: 6,
    says: 'stops on command, acknowledges it, and logs what it stopped as skipped',
    breach: async (device) => {
      await device.calm();
      const clip = await device.clip();
      if (!(await device.holds(await device.publish([clip])))) return 'it did not take the manifest';
      await device.order('play', { clip: clip.bulletin });
      if (!(await device.shows(clip.opus.sha256))) return 'it did not play it';
      const ack = await device.ackOf(await device.order('stop'));
      if (ack?.outcome !== 'obeyed') return 'it did not acknowledge stop';
      if (!(await device.shows(null))) return 'it played on';
      if (!(await device.logs(clip, 1))) return 'it is not in its log';
      const result = device.logged(clip)[0]?.result;
      return unless(result === 'skipped', `its log says ${result}`);
    },
  },
  {
    section: 6,
    says: 'refuses what it cannot do, with the reason',
    breach: async (device) => {
      await device.calm();
      for (const [act, changes] of [
        ['stop', {}],
        ['play', { clip: randomUUID() }],
        ['brightness', { percent: 40 }],
      ] as const) {
        const ack = await device.ackOf(await device.order(act, changes));
        if (ack === null) return `no acknowledgement of ${act} came`;
        if (ack.outcome !== 'refused' || ack.reason === '') return `it says that it obeyed ${act}`;
      }
      return null;
    },
  },
  {
    section: 6,
    says: 'is silent while it is blanked, and plays again when it is shown',
    breach: async (device) => {
      const { tempter } = await device.calm();
      const notice = await device.notice();
      if ((await device.ackOf(await device.order('blank')))?.outcome !== 'obeyed') {
        return 'it did not acknowledge blank';
      }
      if ((await device.ackOf(await device.order(...tempter)))?.outcome !== 'refused') {
        return 'it did not refuse to play';
      }
      if (!(await device.stays(null))) return 'it played';
      if ((await device.ackOf(await device.order('show')))?.outcome !== 'obeyed') {
        return 'it did not acknowledge show';
      }
      await device.order(...tempter);
      return unless(await device.shows(notice.opus.sha256), 'it did not play again');
    },
  },
  {
    section: 6,
    says: 'obeys a command once, however often it comes',
    breach: async (device) => {
      await device.calm();
      const clip = await device.clip({ seconds: 1 });
      if (!(await device.holds(await device.publish([clip])))) return 'it did not take the manifest';
      const play = await device.order('play', { clip: clip.bulletin });
      if (!(await device.logs(clip, 1))) return 'it did not play it';
      await device.send(play);
      await device.send(play);
      const isSilent = await device.stays(null);
      return unless(isSilent && device.logged(clip).length === 1, 'it obeyed it again');
    },
  },
  {
    section: 6,
    says: 'obeys commands it missed first, in the order of their numbers',
    breach: async (device) => {
      const { station } = device;
      const { tempter } = await device.calm();
      const place = station.acks.length;
      const missed = station.command(device.device, ...tempter);
      await station.keep(device.device, 'play', missed);
      const stop = await device.order('stop');
      const acks = [await device.ackOf(missed), await device.ackOf(stop)];
      if (acks.includes(null)) return 'an acknowledgement did not come';
      const acked = station.acks.slice(place).map(({ command }) => command);
      if (acked.indexOf(missed.id) > acked.indexOf(stop.id)) return 'it obeyed the later one first';
      return unless(await device.shows(null), 'it did not end with the later one');
    },
  },
];
