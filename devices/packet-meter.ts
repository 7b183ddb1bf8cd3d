/**
 * Watches a stream of MQTT packets for one that is too long, before anyone holds it in memory.
 * Source: MQTT 3.1.1, section 2.2, the fixed header's remaining length.
 *
 * @param limit longest remaining length allowed, bytes
 * @returns takes the next bytes of the stream and says whether every packet so far is within the limit
 */
export function packetMeter(limit: number): (chunk: Uint8Array) => boolean {
  /** Bytes of the current packet still to come; −1 reads a header. */
  let left = -1;
  let length = 0;
  let shift = -1;

  const readHeader = (byte: number): void => {
    if (shift < 0) {
      shift = 0;
      length = 0;
      return;
    }
    length += (byte & 0x7f) * 2 ** shift;
    shift += 7;
    if (byte < 0x80) {
      left = length === 0 ? -1 : length;
      shift = -1;
    }
  };

  return (chunk) => {
    let at = 0;
    while (at < chunk.length) {
      if (left > 0) {
        const step = Math.min(left, chunk.length - at);
        at += step;
        left = left === step ? -1 : left - step;
      } else {
        readHeader(chunk[at] ?? 0);
        at += 1;
        if (left > limit || shift > 28) return false;
      }
    }
    return true;
  };
}
