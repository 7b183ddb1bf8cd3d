import type { Command } from '@nguon/content-model/command';
import { instantOf } from '@nguon/content-model/instant';
import { newKeys } from '../keys.ts';
import { type Clause, unless } from './clause.ts';
import { refusedManifests } from './refused-manifests.ts';
import type { Watched } from './watched.ts';

const DAY_MS = 24 * 3_600_000;

async function staysThrough(device: Watched, file: string | null, jws: string): Promise<string | null> {
  const place = device.station.asked.length;
  device.station.offer(device.device, jws);
  const isAsked = await device.askedSince(
    place,
    ({ path, status }) => /\/manifest$/.test(path) && status === 200,
  );
  if (!isAsked) return 'it did not ask for the manifest';
  return unless(await device.stays(file), 'it showed or played something else, or told nothing');
}

/** A command whose times are wrong is taken, and acknowledged as refused. */
function untimely(name: string, times: (at: number) => Pick<Command, 'issuedAt' | 'expiresAt'>): Clause {
  return {
    section: 6,
    says: `refuses a command that ${name}, and acknowledges it so`,
    breach: async (device) => {
      const { file, tempter } = await device.calm();
      const [act, changes] = tempter;
      const command = await device.order(act, { ...changes, ...times(device.station.now) });
      const ack = await device.ackOf(command);
      if (ack?.outcome !== 'refused') return ack === null ? 'no acknowledgement came' : 'it obeyed it';
      return unless(await device.stays(file), 'it obeyed it');
    },
  };
}

function disobeyed(name: string, send: (device: Watched, command: Command) => Promise<void>): Clause {
  return {
    section: 3,
    says: `does nothing about a command that ${name}`,
    breach: async (device) => {
      const { file, tempter } = await device.calm();
      const command = device.station.command(device.device, ...tempter);
      await send(device, command);
      if (!(await device.stays(file))) return 'it obeyed it';
      return unless(!device.station.acks.some(({ command: id }) => id === command.id), 'it acknowledged it');
    },
  };
}

/** What a device does not believe, of manifests. */
export const refusingManifests: readonly Clause[] = [
  ...Object.entries(refusedManifests).map(
    ([name, make]): Clause => ({
      section: 3,
      says: `keeps what it has when a manifest ${name}`,
      breach: async (device) => {
        const { file, tempt } = await device.calm();
        return staysThrough(device, file, await make(device.station, await tempt()));
      },
    }),
  ),
  {
    section: 3,
    says: 'keeps what it has when a manifest from before comes again',
    breach: async (device) => {
      const { station } = device;
      const { tempt } = await device.calm();
      const tempting = await tempt();
      await station.publish(tempting);
      const before = station.manifests.get(device.device)?.jws ?? '';
      if (!(await device.shows(device.fileOf(tempting))))
        return 'it did not obey the one from before at first';
      const { file } = await device.calm();
      return staysThrough(device, file, before);
    },
  },
];

/** What a device does not obey, of commands. */
export const refusingCommands: readonly Clause[] = [
  untimely('is over', (at) => ({ issuedAt: instantOf(at - DAY_MS), expiresAt: instantOf(at - 60_000) })),
  untimely('is from the future', (at) => ({
    issuedAt: instantOf(at + 600_000),
    expiresAt: instantOf(at + DAY_MS),
  })),
  disobeyed('is for another device', async (device, command) =>
    device.send({ ...command, device: crypto.randomUUID() }),
  ),
  disobeyed('is forged', async (device, command) => device.send(command, await newKeys())),
];
