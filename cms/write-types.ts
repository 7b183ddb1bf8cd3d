import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { generateTypes } from 'payload/node';

/** Writes `payload-types.ts` from the collections. Needs no database. */
Object.assign(process.env, {
  DATABASE_URL: 'postgres://localhost/none',
  NGUON_DATA: '/nonexistent',
  PAYLOAD_SECRET: 'only-for-writing-types',
  NGUON_DELIVERY_KEY: 'only-for-writing-types',
});
const artefact = resolve(import.meta.dirname, 'payload-types.ts');
const { default: config } = await import('./payload.config.ts');
await generateTypes(await config, { log: false });
if (!(statSync(artefact).size > 0)) throw new Error(`${artefact}: nothing was written`);
