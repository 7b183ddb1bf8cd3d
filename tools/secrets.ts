import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '@nguon/content-model/refusal';
import { z } from 'zod';

/** What the processes of one installation share and nobody else may know; made at first start, kept for good. */
const Secrets = z.object({
  /** Signs sessions and protects keys at rest in the CMS. */
  payload: z.string().min(32),
  /** Proves delivery to the CMS. */
  delivery: z.string().min(32),
  /** Proves delivery to the embedded broker. */
  broker: z.string().min(32),
});
export type Secrets = z.output<typeof Secrets>;

/**
 * The secrets of an installation, made where there are none.
 * @throws {Refusal} `setting-invalid` when the file is damaged: making new ones would end every session and key
 */
export function secretsIn(folder: string): Secrets {
  const keys = join(folder, 'keys');
  const file = join(keys, 'secrets.json');
  mkdirSync(keys, { recursive: true, mode: 0o700 });
  if (!existsSync(file)) {
    const made = () => randomBytes(32).toString('base64url');
    const secrets: Secrets = { payload: made(), delivery: made(), broker: made() };
    writeFileSync(`${file}.part`, JSON.stringify(secrets), { mode: 0o600 });
    renameSync(`${file}.part`, file);
    return secrets;
  }
  try {
    return Secrets.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new Refusal('setting-invalid', file, 'it is damaged', 'Restore it from a backup', { cause });
  }
}
