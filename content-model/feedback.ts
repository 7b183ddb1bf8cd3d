import { z } from 'zod';
import { Instant } from './instant.ts';
import { line, passage } from './text.ts';
import { UnitKey } from './unit.ts';

/** What a resident tells the authority: something to be put right, a question, or an opinion on a draft. */
export const feedbackKinds = ['reflection', 'question', 'opinion'] as const;
export const FeedbackKind = z.enum(feedbackKinds);
export type FeedbackKind = z.output<typeof FeedbackKind>;

/** Feedback as the public reads it: after it was answered, approved and freed of personal data. */
export const Answer = z.strictObject({
  id: z.uuid(),
  kind: FeedbackKind,
  subject: line(200).min(1),
  text: passage(5_000),
  receivedAt: Instant,
  /** Given by whom, as the public reads it: `UBND xã Sìn Hồ`. */
  by: line(200).min(1),
  answer: passage(10_000).min(1),
  /** Symbol of the answering document; empty where there is none. */
  symbol: line(60),
  answeredAt: Instant,
  /** The bulletin it is about: a consultation, for instance. */
  about: z.uuid().nullable(),
});
export type Answer = z.output<typeof Answer>;

/** The code a resident follows their feedback by: unguessable, without letters that are taken for others. */
export const FeedbackCode = z
  .string()
  .regex(/^[2-9A-HJKMNP-Z]{5}-[2-9A-HJKMNP-Z]{5}$/, 'not a feedback code');
export type FeedbackCode = z.output<typeof FeedbackCode>;

const optionalLine = (limit: number) => line(limit).optional();

/** What a resident sends. Contact is asked for only to answer, and never published. */
export const FeedbackSent = z.strictObject({
  unit: UnitKey,
  kind: FeedbackKind,
  subject: line(200).min(1),
  text: passage(5_000).min(1),
  about: z.uuid().nullable(),
  contact: z.strictObject({
    name: optionalLine(120),
    phone: optionalLine(40),
    email: optionalLine(120),
    address: optionalLine(300),
  }),
  /** Did they agree that the text is published together with its answer? */
  mayPublish: z.boolean(),
  /** Names one sending of the form: the same form sent twice is one feedback. */
  sending: z.uuid(),
});
export type FeedbackSent = z.output<typeof FeedbackSent>;

/** Where a feedback is on its way, as its sender may know. */
export const feedbackStages = [
  'received',
  'inProgress',
  'answered',
  'published',
  'refused',
  'transferred',
] as const;
export const FeedbackStage = z.enum(feedbackStages);
export type FeedbackStage = z.output<typeof FeedbackStage>;

/** What its sender is told when they ask with the code. */
export const FeedbackStanding = z.strictObject({
  code: FeedbackCode,
  unit: UnitKey,
  kind: FeedbackKind,
  subject: line(200),
  receivedAt: Instant,
  /** When an answer is due. Source: QĐ 574/QĐ-TTg 2017, within 20 days of receipt; a setting. */
  dueAt: Instant,
  stage: FeedbackStage,
  /** The answer, or the reason of a refusal or transfer; `null` while there is none. */
  reply: z.strictObject({ text: passage(10_000), by: line(200), symbol: line(60), at: Instant }).nullable(),
});
export type FeedbackStanding = z.output<typeof FeedbackStanding>;
