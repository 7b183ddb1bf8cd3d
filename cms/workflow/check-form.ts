import { randomUUID } from 'node:crypto';
import type { Instant } from '@nguon/content-model/instant';
import { tidy } from '@nguon/content-model/text';
import { type PayloadRequest, ValidationError } from 'payload';
import { z } from 'zod';
import { actorOf } from '../access/actor.ts';
import { BodyRefusal } from '../body/body-refusal.ts';
import { Refused } from '../language/refused.ts';
import { inLanguage } from '../language/said.ts';
import { carriedBlocks } from '../preview/filled-in.ts';
import { checkContent } from './check-content.ts';
import { contentOf, type Written } from './content-of.ts';
import type { Fault } from './faults-of.ts';
import { takers } from './rights.ts';

const text = z.string().transform(tidy).nullable().catch(null);
const related = z.string().min(1).nullable().catch(null);
const allRelated = z.array(z.string()).nullable().catch(null);
const day = z.iso.datetime().nullable().catch(null);

/** A bulletin as the form has it. What is no value of its field counts as missing; other fields are left out. */
export const BulletinForm = z.object({
  id: z.uuid().optional().catch(undefined),
  title: text,
  summary: text,
  issuer: text,
  body: z.unknown().optional(),
  renditions: z.object({ board: text, script: text, message: text }).nullable().catch(null),
  category: related,
  ends: related,
  audience: allRelated,
  pictures: allRelated,
  from: day,
  until: day,
  priority: z.unknown().optional(),
  channels: z.unknown().optional(),
  language: z.unknown().optional(),
  recording: related,
});
export type BulletinForm = z.output<typeof BulletinForm>;

async function faultsIn(written: Written, at: Instant, req: PayloadRequest): Promise<readonly Fault[]> {
  try {
    return (await checkContent(await contentOf(written, req), at, req)).faults;
  } catch (cause) {
    if (!(cause instanceof BodyRefusal)) throw cause;
    const { faults } = await checkContent(await contentOf(written, req, carriedBlocks), at, req);
    return [{ path: 'body', said: cause.said }, ...faults];
  }
}

/**
 * Checks what stands on the form, saved or not, as submitting it would: every field at fault is named at once (W103).
 * @throws {ValidationError} naming them in the asker's language
 */
export async function checkForm(form: BulletinForm, at: Instant, req: PayloadRequest): Promise<void> {
  const actor = actorOf(req);
  if (actor === null || !takers.submit.includes(actor.role)) {
    throw new Refused(req, 403, 'access-denied', {
      vi: 'Bạn không có quyền gửi duyệt bản tin.',
      en: 'You may not submit bulletins.',
    });
  }
  const written = { ...form, id: form.id ?? randomUUID(), path: actor.path };
  const faults = await faultsIn(written, at, req);
  if (faults.length === 0) return;
  const errors = faults.map(({ path, said }) => ({ path, message: inLanguage(said, req) }));
  throw new ValidationError({ collection: 'bulletins', errors, req }, req.t);
}
