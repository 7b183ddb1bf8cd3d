import { z } from 'zod';
import { line } from './text.ts';

/** A host name in lower case: `sin-ho.laichau.gov.vn`. */
export const Host = z
  .string()
  .max(253)
  .regex(/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, 'not a host name');

/** The public website of one unit. */
export const Site = z.strictObject({
  host: Host,
  /** Other names it answers to. */
  aliases: z.array(Host).max(20),
  theme: z.string().min(1).max(40),
  contact: z.strictObject({
    address: line(200).optional(),
    phone: line(40).optional(),
    email: line(120).optional(),
  }),
});
export type Site = z.output<typeof Site>;
