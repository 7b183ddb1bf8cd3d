import { createHash, timingSafeEqual } from 'node:crypto';
import type { RegisteredDevice } from '@nguon/content-model/device';

/** The register of devices, as the door and the broker ask it. */
export interface DeviceAccounts {
  /** The device, or `null` when it is not enrolled or was revoked (D1). */
  account(device: string): RegisteredDevice | null;
}

/** Is this the token of the device? Compared by hash, in the same time whether right or wrong (D2). */
export function holdsToken({ tokenHash }: RegisteredDevice, token: string | Uint8Array): boolean {
  return timingSafeEqual(createHash('sha256').update(token).digest(), Buffer.from(tokenHash, 'hex'));
}

/** Are two secrets the same? Compared by hash, in the same time whether right or wrong. */
export function sameSecret(one: string | Uint8Array, other: string): boolean {
  const digest = (secret: string | Uint8Array) => createHash('sha256').update(secret).digest();
  return timingSafeEqual(digest(one), digest(other));
}
