import { Answer } from '@nguon/content-model/feedback';
import { instantOf } from '@nguon/content-model/instant';
import { LegalDocument } from '@nguon/content-model/legal-document';
import { Engagement, Official } from '@nguon/content-model/official';
import { Page } from '@nguon/content-model/page';
import { Procedure } from '@nguon/content-model/procedure';
import { Look, plainLook } from '@nguon/content-model/site';
import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import { answerOf } from '../editions/published-answers.ts';
import type * as stored from '../payload-types.ts';
import {
  documentShape,
  lookShape,
  officialShape,
  pageShape,
  procedureShape,
  weekShape,
} from '../publication/shapes.ts';
import { picturesIn, picturesOf } from '../workflow/pictures-of.ts';
import { carriedBlocks, filledIn, shownPictures } from './filled-in.ts';

const Fields = z.record(z.string(), z.unknown());

const emptyBody: stored.Page['body'] = {
  root: { type: 'root', children: [], direction: null, format: '', indent: 0, version: 1 },
};

const savedAt = ({ updatedAt }: { readonly updatedAt: string }) => instantOf(new Date(updatedAt));

/** A draft of a standing page, as far as it goes. */
export async function pageDraft(record: stored.Page, req: PayloadRequest): Promise<Page[]> {
  const page = Fields.parse(await pageShape.of({ ...record, body: emptyBody }, req));
  const pictures = await picturesOf(picturesIn(record.body), record.path ?? '', req);
  const draft = {
    ...page,
    body: carriedBlocks(record.body, pictures),
    pictures: shownPictures(page.pictures),
    updatedAt: savedAt(record),
  };
  return [
    filledIn(Page, draft, {
      id: record.id,
      topic: 'other',
      title: '(chưa có tiêu đề)',
      language: 'vi',
      body: [],
      pictures: [],
      updatedAt: savedAt(record),
    }),
  ];
}

/** A draft of an official, as far as it goes. */
export async function officialDraft(record: stored.Official, req: PayloadRequest): Promise<Official[]> {
  return [
    filledIn(Official, Fields.parse(await officialShape.of(record, req)), {
      id: record.id,
      name: '(chưa có họ tên)',
      position: '(chưa có chức vụ)',
      positionEnglish: '',
      department: '',
      duties: '',
      biography: '',
      phone: '',
      email: '',
      portrait: null,
      isLeader: false,
      isContact: false,
    }),
  ];
}

/** A draft of a week of the schedule, as far as it goes: an entry without a day stands on its first. */
export async function weekDraft(record: stored.Engagement, req: PayloadRequest): Promise<Engagement[]> {
  const { entries } = z.object({ entries: z.array(Fields) }).parse(await weekShape.of(record, req));
  return entries.map((entry) =>
    filledIn(Engagement, entry, {
      id: entry.id,
      day: record.monday.slice(0, 10),
      from: '00:00',
      leader: '(chưa có người chủ trì)',
      subject: '(chưa có nội dung)',
      place: '',
    }),
  );
}

/** A draft of the way to a procedure, as far as it goes. */
export async function procedureDraft(record: stored.Procedure, req: PayloadRequest): Promise<Procedure[]> {
  return [
    filledIn(Procedure, Fields.parse(await procedureShape.of(record, req)), {
      id: record.id,
      name: '(chưa có tên thủ tục)',
      field: '(chưa có lĩnh vực)',
      code: '',
      href: 'https://dichvucong.gov.vn/',
    }),
  ];
}

/** A draft of a document, as far as it goes: one without a day of issue stands at the day it was saved. */
export async function documentDraft(record: stored.Document, req: PayloadRequest): Promise<LegalDocument[]> {
  return [
    filledIn(LegalDocument, Fields.parse(await documentShape.of(record, req)), {
      id: record.id,
      form: '(chưa có hình thức)',
      symbol: '(chưa có số, ký hiệu)',
      authority: '(chưa có cơ quan ban hành)',
      field: undefined,
      issuedOn: record.updatedAt.slice(0, 10),
      effectiveOn: null,
      abstract: '(chưa có trích yếu)',
      file: null,
    }),
  ];
}

/** A draft of a site's look: what of it is missing or broken is plain. */
export async function lookDraft(record: stored.Look, req: PayloadRequest): Promise<Look> {
  return filledIn(Look, Fields.parse(await lookShape.of(record, req)), plainLook);
}

/** An answer before it is approved, as far as it goes: the words for the public, never the resident's own (J6). */
export async function answerDraft(record: stored.Feedback): Promise<Answer[]> {
  return [
    filledIn(Answer, answerOf(record), {
      id: record.id,
      kind: 'reflection',
      subject: '(chưa có tiêu đề công khai)',
      text: '',
      receivedAt: instantOf(new Date(record.createdAt)),
      by: '(chưa có cơ quan trả lời)',
      answer: '(chưa có nội dung trả lời)',
      symbol: '',
      answeredAt: savedAt(record),
      about: null,
    }),
  ];
}
