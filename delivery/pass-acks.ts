import type { Acknowledged } from '@nguon/content-model/command';
import type { RegisteredDevice } from '@nguon/content-model/device';
import type { Announcer } from '@nguon/devices/announcer';
import { readAck } from '@nguon/devices/reports';
import type { Commands } from './commands.ts';
import { reportPasser } from './pass-reports.ts';

/** How long after the CMS did not take it what became of a command is passed again, ms. */
const AGAIN_MS = 5_000;

export interface PassAcksParts {
  readonly announcer: Pick<Announcer, 'on'>;
  readonly commands: Commands;
  readonly find: (device: string) => RegisteredDevice | null;
  /** Resolves when nothing goes on that cannot wait. */
  readonly calm: () => Promise<void>;
  /** Tells the CMS. */
  readonly pass: (acknowledged: Acknowledged) => Promise<void>;
  readonly onError: (device: string, error: unknown) => void;
}

/**
 * Hears what devices say became of their commands and passes it on. What a device says is believed under its own key
 * alone, noted before it is passed, and passed until the CMS has it, after a restart too (D70, D71).
 *
 * @returns ends it; what is not passed by then is passed after the next start
 */
export function passAcks({ announcer, commands, find, calm, pass, onError }: PassAcksParts): () => void {
  let isOver = false;
  const look = reportPasser<{ device: string }>(
    async ({ device }) => {
      for (const acknowledged of await commands.unpassed(device)) {
        await pass(acknowledged);
        await commands.passed(acknowledged);
      }
    },
    ({ device }, error) => {
      if (isOver) return;
      onError(device, error);
      setTimeout(() => isOver || look({ device }), AGAIN_MS).unref();
    },
  );
  commands.onNews((device) => look({ device }));
  announcer.on('ack', async (device, jws) => {
    const account = find(device);
    if (account === null) return;
    try {
      await calm();
      const { command, at, outcome, reason } = await readAck(jws, account);
      await commands.acknowledge({ device, command, at, outcome, reason });
    } catch (error) {
      onError(device, error);
    }
  });
  void commands.devices().then((devices) => devices.map((device) => look({ device })));
  return () => {
    isOver = true;
  };
}
