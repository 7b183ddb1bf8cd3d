/** How near to each other devices of one unit fall silent for one cause, s: they report once a minute. */
export const TOGETHER_SECONDS = 300;

/** Devices of one unit that fell silent together, as by a power cut. */
export interface Outage<Device> {
  /** When the first of them was heard last; ISO 8601. */
  readonly since: string;
  readonly devices: readonly Device[];
}

/**
 * The outages among silent devices of one unit: each device heard last within five minutes of the one before (W100).
 *
 * @returns outages of two devices and more, the latest first; who fell silent alone is in none
 */
export function outagesOf<Device extends { readonly seenAt?: string | null }>(
  silent: readonly Device[],
): Outage<Device>[] {
  const heard = silent
    .flatMap((device) =>
      device.seenAt ? [{ device, seenAt: device.seenAt, at: Date.parse(device.seenAt) }] : [],
    )
    .toSorted((a, b) => a.at - b.at);
  const outages: { since: string; until: number; devices: Device[] }[] = [];
  for (const { device, seenAt, at } of heard) {
    const last = outages.at(-1);
    if (last !== undefined && at - last.until <= TOGETHER_SECONDS * 1_000) {
      last.devices.push(device);
      last.until = at;
    } else {
      outages.push({ since: seenAt, until: at, devices: [device] });
    }
  }
  return outages
    .filter(({ devices }) => devices.length > 1)
    .map(({ since, devices }) => ({ since, devices }))
    .toReversed();
}
