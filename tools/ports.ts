import { createServer } from 'node:net';
import { Refusal } from '@nguon/content-model/refusal';

/**
 * Checks that a port can be listened on.
 * @param setting the environment variable that chose it
 * @throws {Refusal} `port-taken`, naming the setting
 */
export function checkPort(setting: string, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (cause: NodeJS.ErrnoException) => {
      const found =
        cause.code === 'EADDRINUSE'
          ? `port ${port} is taken by another program`
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
