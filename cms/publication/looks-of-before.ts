import { randomUUID } from 'node:crypto';
import type { MongooseAdapter } from '@payloadcms/db-mongodb';
import type { Payload } from 'payload';

/** What a site's record held of its look before looks had records of their own. */
const moved = ['theme', 'look', 'contact', 'languages', 'links'] as const;

const isMongo = (db: unknown): db is MongooseAdapter =>
  typeof db === 'object' && db !== null && 'name' in db && db.name === 'mongoose';

/**
 * In a MongoDB from before, looks stand in the records of sites, where Payload does not read them any more. Each
 * becomes a record of its own without a status, as the migration of PostgreSQL makes it; a unit that has one keeps it.
 */
export async function looksOfBefore({ db }: Payload): Promise<void> {
  if (!isMongo(db)) return;
  const sites = db.collections['sites']?.collection;
  const looks = db.collections['looks']?.collection;
  if (sites === undefined || looks === undefined) throw new TypeError('sites or looks: no such collection');
  for (const site of await sites.find({ theme: { $exists: true } }).toArray()) {
    const { unit, path } = site;
    const look = Object.fromEntries(moved.flatMap((name) => (name in site ? [[name, site[name]]] : [])));
    if ((await looks.findOne({ unit })) === null) {
      const id = { _id: randomUUID() } as object;
      await looks.insertOne({ ...id, ...look, unit, path, createdAt: new Date(), updatedAt: new Date() });
    }
    await sites.updateOne({ _id: site._id }, { $unset: Object.fromEntries(moved.map((name) => [name, ''])) });
  }
}
