import { z } from 'zod';
import { Picture } from './block.ts';
import { line, passage } from './text.ts';

/**
 * An official as the public may know them. Source: Nghị định 42/2022, article 4: name, position, unit, telephone and
 * official e-mail of contact officials; Nghị định 43/2011, article 10: leaders' short biographies and duties.
 */
export const Official = z.strictObject({
  id: z.uuid(),
  name: line(120).min(1),
  position: line(160).min(1),
  /** For the English pages. */
  positionEnglish: line(160),
  /** The body they work in: `UBND`, `Phòng Văn hóa - Xã hội` … */
  department: line(160),
  duties: passage(1_000),
  biography: passage(3_000),
  phone: line(40),
  email: line(120),
  portrait: Picture.nullable(),
  isLeader: z.boolean(),
  /** May residents and other bodies turn to them for information? */
  isContact: z.boolean(),
});
export type Official = z.output<typeof Official>;

/** One entry of the leaders' schedule (lịch công tác). */
export const Engagement = z.strictObject({
  id: z.uuid(),
  day: z.iso.date(),
  /** Time of day in Vietnam, `07:30`. */
  from: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'not a time of day'),
  leader: line(200).min(1),
  subject: passage(500).min(1),
  place: line(200),
});
export type Engagement = z.output<typeof Engagement>;
