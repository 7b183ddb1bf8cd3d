import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonSchemaOf, schemaNames } from './schemas.ts';

/** Writes the published shapes into `docs/devices/schemas`, after a change of any of them. */
const folder = join(import.meta.dirname, '../docs/devices/schemas');
for (const name of schemaNames) writeFileSync(join(folder, `${name}.json`), jsonSchemaOf(name));
