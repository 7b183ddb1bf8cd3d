import { join } from 'node:path';
import { Acknowledged, Command, commandEnd, saysMore } from '@nguon/content-model/command';
import type { Change } from '@nguon/content-model/delivery-feed';
import { instantOf } from '@nguon/content-model/instant';
import { inTurn } from '@nguon/devices/player/in-turn';
import { z } from 'zod';
import { keepIn } from './kept.ts';

/** A command that was given, and what became of it. */
const Given = z.strictObject({
  id: z.uuid(),
  sequence: z.int().min(1),
  expiresAt: z.iso.datetime(),
  jws: z.string(),
  acknowledged: Acknowledged.nullable().default(null),
  /** Does the CMS know what became of it? */
  isPassed: z.boolean().default(true),
});
type Given = z.output<typeof Given>;

/** The commands given to devices, kept until they expire, for devices that were away. */
export interface Commands {
  /** Signed commands after a number, oldest first; whoever asks has received those up to it (D72). */
  after(device: string, sequence: number): Promise<string[]>;
  /** Signs and keeps a command; the same command twice is kept once (Z8). */
  give(order: NonNullable<Change['command']>): Promise<string>;
  /** Notes what a device says became of a command. One that it was not given, or that says no more, is let go of (D70). */
  acknowledge(acknowledged: Acknowledged): Promise<void>;
  /** What became of a device's commands that the CMS does not know yet, oldest first. */
  unpassed(device: string): Promise<Acknowledged[]>;
  /** Notes that the CMS knows it. */
  passed(acknowledged: Acknowledged): Promise<void>;
  /** The devices that were given commands. */
  devices(): Promise<string[]>;
  /** Sets who is told of a device when something became of one of its commands. */
  onNews(listener: (device: string) => void): void;
  /** Lets go of what was given to a device before it joined anew: a revocation is not for who it is now. */
  forget(device: string): Promise<void>;
}

export function commandsIn(
  folder: string,
  now: () => number,
  seal: (command: Command) => Promise<string>,
): Commands {
  const kept = keepIn(join(folder, 'commands'), z.array(Given));
  // One file a device: what is read of it is written before anybody else reads it.
  const inOrder = inTurn();
  let tell = (_device: string): void => {};
  const givenTo = async (device: string) => {
    const at = instantOf(now());
    return ((await kept.get(device)) ?? []).filter(({ expiresAt, isPassed }) => at < expiresAt || !isPassed);
  };
  const note = async (device: string, news: (given: Given) => Acknowledged | null) => {
    const before = await givenTo(device);
    const next = before.map((given) => {
      const acknowledged = news(given);
      const isNews =
        acknowledged !== null && saysMore(acknowledged.outcome, given.acknowledged?.outcome ?? null);
      return isNews ? { ...given, acknowledged, isPassed: false } : given;
    });
    if (next.every((given, place) => given === before[place])) return;
    await kept.put(device, next);
    tell(device);
  };
  return {
    async after(device, sequence) {
      const at = instantOf(now());
      const given = await givenTo(device);
      if (given.some((one) => one.sequence <= sequence && one.acknowledged === null)) {
        const received = { device, at, outcome: 'received', reason: '' } as const;
        await inOrder(() =>
          note(device, (one) => (one.sequence <= sequence ? { ...received, command: one.id } : null)),
        );
      }
      return given.filter((one) => sequence < one.sequence && at < one.expiresAt).map(({ jws }) => jws);
    },
    give: ({ device, act, percent, clip, live, id }) =>
      inOrder(async () => {
        const before = await givenTo(device);
        const known = before.find((command) => command.id === id);
        if (known) return known.jws;
        const issuedAt = instantOf(now());
        const sequence = Math.max((before.at(-1)?.sequence ?? 0) + 1, now());
        const expiresAt = commandEnd({ live }, issuedAt);
        const what = { act, percent, ...(clip && { clip }), ...(live && { live }) };
        const order = { id, device, sequence, issuedAt, expiresAt, ...what };
        const jws = await seal(Command.parse({ version: 1, ...order }));
        const given = { id, sequence, expiresAt, jws, acknowledged: null, isPassed: true };
        await kept.put(device, [...before, given]);
        return jws;
      }),
    acknowledge: (acknowledged) =>
      inOrder(() =>
        note(acknowledged.device, ({ id }) => (id === acknowledged.command ? acknowledged : null)),
      ),
    async unpassed(device) {
      const given = await givenTo(device);
      return given.flatMap(({ acknowledged, isPassed }) => (isPassed || !acknowledged ? [] : [acknowledged]));
    },
    passed: ({ device, command, outcome }) =>
      inOrder(async () => {
        const given = await givenTo(device);
        await kept.put(
          device,
          given.map((one) =>
            one.id === command && one.acknowledged?.outcome === outcome ? { ...one, isPassed: true } : one,
          ),
        );
      }),
    devices: kept.keys,
    onNews: (listener) => {
      tell = listener;
    },
    forget: (device) => inOrder(() => kept.remove(device)),
  };
}
