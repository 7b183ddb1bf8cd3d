import { randomUUID } from 'node:crypto';
import type { TextField } from 'payload';
import { z } from 'zod';

/**
 * The identity of a record: a UUID (RFC 9562), the same text on PostgreSQL and MongoDB.
 *
 * First in `fields` of every collection whose ids leave the system (Y1), at the top level: MongoDB's adapter looks
 * for it there and nowhere else, and without it uses 24-digit object ids. Only our own code may choose an id (a seed
 * that is run twice); what a client sends is replaced.
 */
export const identity: TextField = {
  name: 'id',
  type: 'text',
  required: true,
  defaultValue: () => randomUUID(),
  access: { create: () => false, update: () => false },
  admin: { hidden: true },
  validate: (value: unknown) =>
    z.uuid().safeParse(value).success || `id: ${String(value)} is not a UUID. Leave it out.`,
};
