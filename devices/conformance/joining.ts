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
    section: 4,
    says: 'connects to the broker and says that it is online',
    breach: async ({ station, device, patience }) => {
      const isOnline = await until(() => station.presence.get(device) === 'online', patience.answerMs);
      return unless(isOnline, 'it did not say so');
    },
  },
];
