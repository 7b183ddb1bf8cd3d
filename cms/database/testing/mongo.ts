import { startMongoWire } from './mongo-wire/server.ts';
import type { StartedDatabase } from './postgres.ts';

/** The replica set that `MONGODB_URL` names, whose database must be empty; else the stand-in. */
export async function startMongo(): Promise<StartedDatabase> {
  const given = process.env['MONGODB_URL'];
  return given ? { url: given, stop: async () => undefined } : startMongoWire();
}
