import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { packetMeter } from './packet-meter.ts';

/** A packet of a remaining length, as MQTT writes it. */
function packet(length: number): Buffer {
  const header = [0x30];
  let rest = length;
  do {
    const byte = rest % 128;
    rest = Math.floor(rest / 128);
    header.push(rest > 0 ? byte | 0x80 : byte);
  } while (rest > 0);
  return Buffer.concat([Buffer.from(header), Buffer.alloc(length, 0xff)]);
}

describe('the packet meter', () => {
  const packets = [0, 1, 127, 128, 300, 16_383, 16_384, 20_000].map(packet);

  it('D7 lets packets within the limit pass, however the stream is cut', () => {
    const stream = Buffer.concat(packets);
    for (const step of [1, 2, 3, 7, 1_000, stream.length]) {
      const isShort = packetMeter(20_000);
      for (let at = 0; at < stream.length; at += step) assert.ok(isShort(stream.subarray(at, at + step)));
    }
  });

  it('D7 stops at the header of a packet over the limit', () => {
    const isShort = packetMeter(20_000);
    assert.ok(packets.every((one) => isShort(one)));
    assert.ok(!isShort(packet(20_001).subarray(0, 4)));
  });

  it('D7 stops at a length that never ends', () => {
    assert.ok(!packetMeter(1_000)(Buffer.from([0x30, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff])));
  });
});
