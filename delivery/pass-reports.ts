import type { Reported } from '@nguon/content-model/device';

/** Reports that are with the CMS at a time: it writes each into its database. */
const AT_ONCE = 8;

/**
 * Passes what devices report on, few at a time and of each device the newest alone: ten thousand report in the second of
 * an emergency, and the CMS would answer none of them in time (D63).
 *
 * @param pass hands one report over
 * @param onError told of each that was not taken; the device reports again within a minute
 */
export function reportPasser(
  pass: (reported: Reported) => Promise<void>,
  onError: (reported: Reported, error: unknown) => void,
): (reported: Reported) => void {
  const waiting = new Map<string, Reported>();
  let passing = 0;
  const next = () => {
    for (const [device, reported] of waiting) {
      if (passing >= AT_ONCE) return;
      waiting.delete(device);
      passing += 1;
      void pass(reported)
        .catch((error: unknown) => onError(reported, error))
        .finally(() => {
          passing -= 1;
          next();
        });
    }
  };
  return (reported) => {
    waiting.set(reported.device, reported);
    next();
  };
}
