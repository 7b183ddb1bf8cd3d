import { type PayloadRequest, ValidationError } from 'payload';
import { inLanguage, type Said } from '../language/said.ts';
import type { Feedback } from '../payload-types.ts';
import { lookShape } from '../publication/shapes.ts';
import { shownOf } from '../publication/shown.ts';
import { contactOf } from './keep-contact.ts';
import { personalNames } from './names.ts';
import { personalDataIn } from './personal-data.ts';

interface Fault {
  readonly path: string;
  readonly said: Said;
}

function refuse(faults: readonly Fault[], req: PayloadRequest): void {
  if (faults.length === 0) return;
  const errors = faults.map(({ path, said }) => ({ path, message: inLanguage(said, req) }));
  throw new ValidationError({ collection: 'feedback', errors, req }, req.t);
}

/** What would be public of a feedback, by field. */
function publicTexts({ publicSubject, publicText, reply }: Feedback): Record<string, string> {
  return {
    publicSubject: publicSubject ?? '',
    publicText: publicText ?? '',
    'reply.text': reply?.text ?? '',
    'reply.by': reply?.by ?? '',
    'reply.symbol': reply?.symbol ?? '',
  };
}

/** @throws {ValidationError} naming every field that an answer lacks */
export function checkComplete(feedback: Feedback, req: PayloadRequest): void {
  const texts = publicTexts(feedback);
  const needed = ['reply.text', 'reply.by', ...(feedback.mayPublish ? ['publicSubject'] : [])];
  const said = { vi: 'Chưa điền. Hãy điền.', en: 'Missing. Fill it in.' };
  refuse(
    needed.filter((path) => !texts[path]).map((path) => ({ path, said })),
    req,
  );
}

/** What the unit itself is reached by, as its site says. */
async function ownContact({ path }: Feedback, req: PayloadRequest): Promise<string[]> {
  const looks = new Map(await shownOf(req.payload, 'looks', lookShape.schema, req));
  return Object.values(looks.get(path ?? '')?.contact ?? {}).filter((value) => value !== undefined);
}

/**
 * Refuses personal data in what would be public (J14). What the sender keeps to themselves is not public.
 * @throws {ValidationError} naming every field, and what stands there
 */
export async function checkPublic(feedback: Feedback, req: PayloadRequest): Promise<void> {
  if (feedback.mayPublish !== true) return;
  const own = await ownContact(feedback, req);
  const sender = (await contactOf(feedback.id, req))?.contact.name ?? '';
  const faults = Object.entries(publicTexts(feedback)).flatMap(([path, text]) =>
    personalDataIn(text, own, sender).map(({ kind, found }) => ({
      path,
      said: {
        vi: `Có ${personalNames[kind].vi} «${found}». Hãy xóa trước khi công bố.`,
        en: `It holds ${personalNames[kind].en}, “${found}”. Take it out before publication.`,
      },
    })),
  );
  refuse(faults, req);
}
