import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Refusal } from '@nguon/content-model/refusal';

/** How long a port may still be held by an installation that is just ending, ms. */
const ENDING_MS = 5_000;
const ASK_EVERY_MS = 250;

/**
 * Checks that a port can be listened on; one that is taken is asked again for some seconds, in case who holds it is
 * ending.
 *
 * @param setting the environment variable that chose it
 * @throws {Refusal} `port-taken`, naming the setting
 */
export async function checkPort(
  setting: string,
  host: string,
  port: number,
  patienceMs = ENDING_MS,
): Promise<void> {
  const begun = performance.now();
  for (;;) {
    try {
      return await tryPort(setting, host, port);
    } catch (refusal) {
      if (performance.now() - begun >= patienceMs) throw refusal;
      await pause(ASK_EVERY_MS);
    }
  }
}

function tryPort(setting: string, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (cause: NodeJS.ErrnoException) => {
      const found =
        cause.code === 'EADDRINUSE'
          ? `port ${port} is taken by another program, or by another Nguồn`
          : `port ${port} on ${host}: ${cause.message}`;
      reject(
        new Refusal('port-taken', setting, found, `Stop that program, or give ${setting} another port`, {
          cause,
        }),
      );
    });
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve()));
  });
}
