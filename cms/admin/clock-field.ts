/** Vietnam is seven hours ahead of UTC, without summer time. */
const AHEAD_MS = 7 * 3_600_000;

/** A moment as the browser's field of date and time holds it, in Vietnam's time whatever the computer's is. */
export function vietnamTime(time: Date): string {
  return new Date(time.getTime() + AHEAD_MS).toISOString().slice(0, 16);
}

/** The instant that such a field means. */
export function fromVietnamTime(typed: string): string {
  return new Date(`${typed}:00+07:00`).toISOString().replace('.000Z', 'Z');
}
