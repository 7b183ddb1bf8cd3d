import type { Announcer } from '@nguon/devices/announcer';

/** How long a device that is revoked may take to say that it heard so, ms. */
const LAST_WORD_MS = 2_000;

/**
 * Tells a device that it is revoked and waits until it has heard it, or a moment: after that it is nobody, and the broker
 * turns it away.
 */
export function lastWords(announcer: Announcer): (device: string, jws: string) => Promise<void> {
  const waiting = new Map<string, () => void>();
  announcer.on('ack', (device) => waiting.get(device)?.());
  return async (device, jws) => {
    const heard = new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, LAST_WORD_MS);
      waiting.set(device, () => {
        clearTimeout(timer);
        resolve();
      });
    });
    announcer.command(device, jws);
    await heard;
    waiting.delete(device);
  };
}
