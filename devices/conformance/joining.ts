import { type Clause, unless } from './clause.ts';
import { until } from './station.ts';

/** How a device meets its server. */
export const joining: readonly Clause[] = [
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
    section: 2,
    says: 'asks with the ETag of the manifest it holds',
    breach: async (device) => {
      await device.calm();
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
      await device.renew();
      const isAsked = await device.askedSince(
        place,
        ({ path, status }) => /\/manifest$/.test(path) && status === 200,
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
