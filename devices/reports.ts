import { addressOf } from '@nguon/content-model/content-address';
import type { PlayoutReport } from '@nguon/content-model/delivery-feed';
import type { RegisteredDevice, Reported } from '@nguon/content-model/device';
import { brokenLink } from '@nguon/content-model/playout';
import { Refusal } from '@nguon/content-model/refusal';
import { type SealedKind, unseal } from './envelope.ts';
import type { Ack } from './topics.ts';

/**
 * What a device says of itself, checked against its key.
 * @throws {Refusal} `device-refused` when another sealed it, or it speaks of another device
 */
export async function readReported(jws: string, account: RegisteredDevice): Promise<Reported> {
  const { payload } = await unseal('reported', jws, [account.publicKey]);
  return ofOwn('reported', payload, account);
}

/**
 * How a device ended with a command, checked against its key.
 * @throws {Refusal} `device-refused` when another sealed it, or it speaks of another device
 */
export async function readAck(jws: string, account: RegisteredDevice): Promise<Ack> {
  const { payload } = await unseal('ack', jws, [account.publicKey]);
  return ofOwn('ack', payload, account);
}

/**
 * A batch of a device's playout log, checked against its key and link by link (L3).
 * @throws {Refusal} `playout-invalid`, naming the first entry at fault; `device-refused`
 */
export async function readPlayouts(jws: string, account: RegisteredDevice): Promise<PlayoutReport> {
  const { payload } = await unseal('playout', jws, [account.publicKey]);
  const { device, entries } = ofOwn('playout', payload, account);
  const [first, ...rest] = entries;
  if (first === undefined) throw new RangeError('the schema lets no empty batch in');
  const { address, ...content } = first;
  const broken = addressOf(content) === address ? brokenLink(rest, first) : first;
  const foreign = entries.find((entry) => entry.device !== device);
  const fault = broken ?? foreign;
  if (fault !== undefined && fault !== null) {
    const found = `entry ${fault.number} does not follow the one before`;
    throw new Refusal('playout-invalid', 'playout log', found, 'Send the log as it was written');
  }
  return { device, publicKey: account.publicKey, entries, signed: jws };
}

function ofOwn<T extends { readonly device: string }>(
  kind: SealedKind,
  payload: T,
  { device }: RegisteredDevice,
): T {
  if (payload.device === device) return payload;
  const found = `it speaks of device ${payload.device}`;
  throw new Refusal('device-refused', `sealed ${kind}`, found, `Let ${device} speak of itself only`);
}
