import { z } from 'zod';
import { Picture } from './block.ts';
import { Language, line } from './text.ts';

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
  /** What the unit adds to its theme. */
  look: z.strictObject({
    logo: Picture.nullable(),
    header: Picture.nullable(),
    /** Takes the place of the theme's brand colour, made darker or lighter until text on it can be read (G50). */
    colour: z
      .string()
      .regex(/^#[0-9a-f]{6}$/, 'not a colour such as #0b4f5c')
      .nullable(),
  }),
  contact: z.strictObject({
    address: line(200).optional(),
    phone: line(40).optional(),
    fax: line(40).optional(),
    /** The number to call at any hour. */
    hotline: line(40).optional(),
    email: line(120).optional(),
    /** Office hours, in words. */
    hours: line(200).optional(),
  }),
  /** Languages other than Vietnamese that residents speak, such as `hmn` and `jra`. */
  languages: z.array(Language).max(20),
  /** Related sites of the state. Source: Nghị định 42/2022, article 7. */
  links: z
    .array(
      z.strictObject({
        name: line(120).min(1),
        href: z
          .string()
          .max(500)
          .regex(/^https?:\/\//),
      }),
    )
    .max(30),
});
export type Site = z.output<typeof Site>;

/** What residents see of a site beside its content: all but its names on the network. */
export const Look = Site.omit({ host: true, aliases: true });
export type Look = z.output<typeof Look>;

/** The look of a site whose unit has chosen none. */
export const plainLook: Look = {
  theme: 'nuoc',
  look: { logo: null, header: null, colour: null },
  contact: {},
  languages: [],
  links: [],
};
