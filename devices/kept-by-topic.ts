import { createRequire } from 'node:module';
import { Readable } from 'node:stream';
import type { AedesPersistence, Packet } from 'aedes-persistence';

// A CommonJS module whose types name a default export that it does not have.
const memory: typeof import('aedes-persistence')['default'] = createRequire(import.meta.url)(
  'aedes-persistence',
);

/** Does a filter stand for many topics? MQTT 3.1.1, section 4.7.1. */
const isWild = (filter: string): boolean => /[+#]/.test(filter);

/**
 * What aedes keeps in memory, with retained messages looked up by their topic. aedes holds each filter of a subscription
 * against every retained message: with a message for each of 10,000 devices that all come back at once after a power cut,
 * minutes in which the broker hears nobody (D77).
 */
export function keptByTopic(): AedesPersistence {
  const kept = memory();
  const retained = new Map<string, Packet>();
  const { storeRetained, createRetainedStreamCombi } = kept;
  kept.storeRetained = (packet, ...rest) => {
    if (packet.cmd === 'publish') {
      if (packet.payload.length === 0) retained.delete(packet.topic);
      else retained.set(packet.topic, { ...packet });
    }
    return storeRetained.call(kept, packet, ...rest);
  };
  kept.createRetainedStreamCombi = (filters) =>
    filters.some(isWild)
      ? createRetainedStreamCombi.call(kept, filters)
      : Readable.from(filters.flatMap((filter) => retained.get(filter) ?? []));
  return kept;
}
