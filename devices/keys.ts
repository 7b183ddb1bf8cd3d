import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PublicKey } from '@nguon/content-model/device';
import { Refusal } from '@nguon/content-model/refusal';
import { type CryptoKey, exportJWK, generateKeyPair, importJWK } from 'jose';
import { z } from 'zod';
import { keyId } from './key-id.ts';

/** An Ed25519 key pair as it is kept in a file (RFC 8037). */
export const KeyPair = PublicKey.extend({ d: z.string().regex(/^[\w-]{43}$/) });
export type KeyPair = z.output<typeof KeyPair>;

/** Keys ready to seal with. */
export interface Keys {
  /** The RFC 7638 thumbprint of the public key. */
  readonly id: string;
  readonly publicKey: PublicKey;
  readonly privateKey: CryptoKey;
}

/** Makes a new key pair. */
export async function newKeyPair(): Promise<KeyPair> {
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const { kty, crv, x, d } = await exportJWK(privateKey);
  return KeyPair.parse({ kty, crv, x, d });
}

export function publicKeyOf({ kty, crv, x }: KeyPair): PublicKey {
  return { kty, crv, x };
}

/** Makes a kept key pair ready to seal with. */
export async function openKeys(pair: KeyPair): Promise<Keys> {
  const publicKey = publicKeyOf(pair);
  const privateKey = await importJWK({ ...pair }, 'EdDSA');
  if (privateKey instanceof Uint8Array) throw new TypeError('an Ed25519 key is not a secret of bytes');
  return { id: await keyId(publicKey), publicKey, privateKey };
}

/** New keys, kept nowhere. */
export async function newKeys(): Promise<Keys> {
  return openKeys(await newKeyPair());
}

/**
 * The keys a file holds; a missing file is made, for its owner's eyes only (mode 0600).
 * @throws {Refusal} `setting-invalid` when the file holds something else
 */
export async function loadKeys(file: string): Promise<Keys> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    await writeSecret(file, JSON.stringify(await newKeyPair()));
    text = await readFile(file, 'utf8');
  }
  try {
    return await openKeys(KeyPair.parse(JSON.parse(text)));
  } catch (cause) {
    throw new Refusal('setting-invalid', file, 'it holds no Ed25519 key pair', 'Restore it from a backup', {
      cause,
    });
  }
}

/** Writes a file only its owner can read, whole or not at all. A file that is already there stays as it is. */
export async function writeSecret(file: string, content: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const temporary = `${file}.${randomUUID()}`;
  const handle = await open(temporary, 'wx', 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
    await handle.close();
    await link(temporary, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(temporary, { force: true });
  }
}
