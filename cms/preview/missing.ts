import type { Instant } from '@nguon/content-model/instant';
import { Refusal } from '@nguon/content-model/refusal';
import type { PayloadRequest } from 'payload';
import type { Bulletin } from '../payload-types.ts';
import { checkContent } from '../workflow/check-content.ts';
import { contentOf } from '../workflow/content-of.ts';
import type { Fault } from '../workflow/faults-of.ts';

const notOnPages = {
  vi: 'Chưa chọn «Trang»: bản tin sẽ không có trên trang.',
  en: 'The site is not chosen: no page will have it.',
};

/** What keeps a draft from being public as its preview shows it, field by field; each field once. */
export async function missingIn(record: Bulletin, at: Instant, req: PayloadRequest): Promise<Fault[]> {
  const offPages = (record.channels ?? []).includes('site') ? [] : [{ path: 'channels', said: notOnPages }];
  try {
    const { faults } = await checkContent(await contentOf(record, req), at, req);
    return [...new Map([...faults, ...offPages].map((fault) => [fault.path, fault])).values()];
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    const unreadable = { path: 'body', said: { vi: cause.message, en: cause.message } };
    return [unreadable, ...offPages];
  }
}
