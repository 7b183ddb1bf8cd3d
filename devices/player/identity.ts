import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { sha256 } from '@nguon/content-model/content-address';
import { Refusal } from '@nguon/content-model/refusal';
import { z } from 'zod';
import { EnrolledDevice } from '../door/enrolled.ts';
import { KeyPair, newKeyPair, publicKeyOf, writeSecret } from '../keys.ts';
import { enrolAt } from './server.ts';

/** Who this device is: the key file. */
export const Identity = EnrolledDevice.extend({
  /** The server's address, `http://127.0.0.1:8080`. */
  server: z.url(),
  /** 32 random bytes in base64url, known to this device only (D2). */
  token: z.string().regex(/^[\w-]{43}$/),
  keys: KeyPair,
});
export type Identity = z.output<typeof Identity>;

/**
 * Joins a server with a one-time code and keeps who it became in a file only its owner can read (D2, D3).
 * @throws {Refusal} `enrolment-refused`, also when the file already holds an identity
 */
export async function enrol(server: string, code: string, file: string): Promise<Identity> {
  const exists = await readFile(file).then(
    () => true,
    () => false,
  );
  if (exists) {
    throw new Refusal(
      'enrolment-refused',
      file,
      'it already holds a key',
      'Start without --enrol, or name another',
    );
  }
  const keys = await newKeyPair();
  const token = randomBytes(32).toString('base64url');
  const enrolled = await enrolAt(server, { code, publicKey: publicKeyOf(keys), tokenHash: sha256(token) });
  const identity: Identity = { ...enrolled, server, token, keys };
  await writeSecret(file, JSON.stringify(identity, null, 2));
  return identity;
}

/**
 * Who this device is, by its key file.
 * @throws {Refusal} `setting-invalid`
 */
export async function readIdentity(file: string): Promise<Identity> {
  try {
    return Identity.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    const found = 'it is not there or not a key file';
    throw new Refusal('setting-invalid', file, found, 'Enrol this device with --enrol and a code', { cause });
  }
}
