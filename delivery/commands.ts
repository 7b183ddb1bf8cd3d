import { join } from 'node:path';
import { Command } from '@nguon/content-model/command';
import type { Change } from '@nguon/content-model/delivery-feed';
import { instantOf, later } from '@nguon/content-model/instant';
import { z } from 'zod';
import { keepIn } from './kept.ts';

/** How long a command may wait for a device that is away, s. After a day it would surprise more than help. */
const COMMAND_LIFE_SECONDS = 86_400;

const Pending = z.array(
  z.strictObject({ id: z.uuid(), sequence: z.int().min(1), expiresAt: z.iso.datetime(), jws: z.string() }),
);

/** The commands given to devices, kept until they expire, for devices that were away. */
export interface Commands {
  /** Signed commands after a number, oldest first. */
  after(device: string, sequence: number): Promise<string[]>;
  /** Signs and keeps a command; the same command twice is kept once (Z8). */
  give(order: NonNullable<Change['command']>): Promise<string>;
  /** Lets go of what was given to a device before it joined anew: a revocation is not for who it is now. */
  forget(device: string): Promise<void>;
}

export function commandsIn(
  folder: string,
  now: () => number,
  seal: (command: Command) => Promise<string>,
): Commands {
  const kept = keepIn(join(folder, 'commands'), Pending);
  const pending = async (device: string) => {
    const at = instantOf(now());
    return ((await kept.get(device)) ?? []).filter(({ expiresAt }) => at < expiresAt);
  };
  return {
    async after(device, sequence) {
      return (await pending(device)).filter((command) => command.sequence > sequence).map(({ jws }) => jws);
    },
    async give({ device, act, percent, clip, live, id }) {
      const before = await pending(device);
      const known = before.find((command) => command.id === id);
      if (known) return known.jws;
      const issuedAt = instantOf(now());
      const sequence = Math.max((before.at(-1)?.sequence ?? 0) + 1, now());
      // A live broadcast is not begun once it would be over (S44).
      const expiresAt = live?.until ?? later(issuedAt, COMMAND_LIFE_SECONDS);
      const what = { act, percent, ...(clip && { clip }), ...(live && { live }) };
      const order = { id, device, sequence, issuedAt, expiresAt, ...what };
      const jws = await seal(Command.parse({ version: 1, ...order }));
      await kept.put(device, [...before, { id, sequence, expiresAt, jws }]);
      return jws;
    },
    forget: (device) => kept.remove(device),
  };
}
