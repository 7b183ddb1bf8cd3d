import type { FeedbackKind, FeedbackStage } from '@nguon/content-model/feedback';
import { type Instant, later } from '@nguon/content-model/instant';
import type { Unit, UnitPath } from '@nguon/content-model/unit';
import { emailOf } from './demo-officials.ts';
import { WITH_ACCOUNTS } from './demo-places.ts';
import { answeredSamples, type FeedbackSample, openSamples } from './feedback-samples.ts';
import { stableId } from './stable-id.ts';

/** A feedback to seed, and how far it came. */
export interface PlannedFeedback {
  readonly unit: UnitPath;
  readonly kind: FeedbackKind;
  readonly subject: string;
  readonly text: string;
  readonly mayPublish: boolean;
  readonly sending: string;
  readonly receivedAt: Instant;
  /** How far it came; `submitted` waits for its approver. */
  readonly stage: Exclude<FeedbackStage, 'transferred'> | 'submitted';
  /** Its answer, or the reason of a refusal; empty while there is none. */
  readonly reply: string;
  readonly symbol: string;
  readonly repliedAt: Instant;
  /** E-mail addresses of who answers and who approves. */
  readonly editor: string;
  readonly approver: string;
}

/** The last line of every seeded feedback and answer. */
export const SAMPLE_FEEDBACK = 'Phản ánh mẫu để dùng thử, nội dung không có thật.';

const DAY_SECONDS = 24 * 60 * 60;

function planned(sample: FeedbackSample, unit: Unit, at: Instant): PlannedFeedback {
  const { kind, subject, text, stage, reply, symbol = '', daysAgo, answeredAfter = 0, isPrivate } = sample;
  const receivedAt = later(at, -daysAgo * DAY_SECONDS);
  const sampled = (words: string) => (words === '' ? '' : `${words}\n\n${SAMPLE_FEEDBACK}`);
  return {
    unit: unit.path,
    kind,
    subject,
    text: sampled(text),
    mayPublish: isPrivate !== true,
    sending: stableId('feedback', unit.path, subject),
    receivedAt,
    stage,
    reply: sampled(reply),
    symbol,
    repliedAt: later(receivedAt, answeredAfter * DAY_SECONDS),
    editor: emailOf('bientap', unit),
    approver: emailOf('duyet', unit),
  };
}

/** Made-up feedback to the province and to the communes with accounts: answers of each kind, and what still waits (R26). */
export function feedbackOf(province: Unit, places: readonly Unit[], at: Instant): PlannedFeedback[] {
  const units = [province, ...places.slice(0, WITH_ACCOUNTS)];
  return units.flatMap((unit, index) =>
    [...(answeredSamples[index] ?? []), ...(openSamples[index] ?? [])].map((sample) =>
      planned(sample, unit, at),
    ),
  );
}
