import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { FeedbackSent } from '@nguon/content-model/feedback';
import { Refusal } from '@nguon/content-model/refusal';
import type { z } from 'zod';

const Contact = FeedbackSent.shape.contact;
export type Contact = z.output<typeof Contact>;

const CIPHER = 'aes-256-gcm';
/** Length of the number used once and of the tag, bytes. Source: NIST SP 800-38D. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** A key for contacts alone, made from the installation's secret. Source: RFC 5869. */
function keyFrom(secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'nguon feedback contacts 1', 32));
}

/**
 * A contact as it is kept: unreadable without the installation's secret, and of no use with another feedback (J11).
 * @param secret of the installation, 32 characters or more of chance
 */
export function sealContact(contact: Contact, feedback: string, secret: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, keyFrom(secret), nonce).setAAD(Buffer.from(feedback));
  const sealed = Buffer.concat([cipher.update(JSON.stringify(contact), 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

/**
 * Reads what `sealContact` wrote.
 * @throws {Refusal} `file-damaged` under another secret, for another feedback, or when it was changed
 */
export function openContact(kept: string, feedback: string, secret: string): Contact {
  const bytes = Buffer.from(kept, 'base64url');
  const nonce = bytes.subarray(0, NONCE_BYTES);
  const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
  try {
    const cipher = createDecipheriv(CIPHER, keyFrom(secret), nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(Buffer.from(feedback)).setAuthTag(tag);
    const read = [cipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), cipher.final()];
    return Contact.parse(JSON.parse(Buffer.concat(read).toString('utf8')));
  } catch (cause) {
    throw new Refusal(
      'file-damaged',
      'contact',
      'it cannot be opened',
      'Restore keys/secrets.json and the database from one backup',
      { cause },
    );
  }
}
