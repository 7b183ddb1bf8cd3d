import type { Instant } from '@nguon/content-model/instant';
import { Badge } from './badge.tsx';
import type { FeedbackCount, FeedbackWaiting } from './dashboard-feedback.ts';
import { addressOf } from './feedback-filters.ts';
import { dueMark, stageMark } from './feedback-standing.ts';
import { type FeedbackWords, feedbackWordsFor } from './feedback-words.ts';
import { moment } from './moment.ts';

interface CountsProps {
  readonly title: string;
  readonly counts: FeedbackCount;
  readonly words: FeedbackWords['dashboard'];
}

function Counts({ title, counts: { waiting, late, submitted }, words }: CountsProps) {
  return (
    <p className="nguon-marks">
      <strong>{title}</strong>
      <Badge text={words.waiting(waiting)} tone={waiting > 0 ? 'wait' : 'plain'} />
      <Badge text={words.late(late)} tone={late > 0 ? 'alarm' : 'plain'} />
      {submitted > 0 && <Badge text={words.submitted(submitted)} tone="wait" />}
    </p>
  );
}

interface SectionProps {
  readonly feedback: FeedbackWaiting;
  readonly at: Instant;
  /** Does this person answer feedback? */
  readonly writes: boolean;
  readonly all: string;
  readonly language: string;
}

/** How many residents wait for an answer, how many too long, and who is next. */
export function FeedbackSection({ feedback, at, writes, all, language }: SectionProps) {
  const words = feedbackWordsFor(language);
  const said = words.dashboard;
  const { own, below, rows } = feedback;
  return (
    <section aria-labelledby="nguon-feedback" className="nguon-card">
      <h2 id="nguon-feedback">{said.title}</h2>
      {own.waiting > 0 ? (
        <Counts counts={own} title={said.own} words={said} />
      ) : (
        <p className="nguon-empty">{said.none}</p>
      )}
      {below.waiting > 0 && <Counts counts={below} title={said.below} words={said} />}
      <ul className="nguon-rows">
        {rows.map(({ id, subject, stage, submittedHash, receivedAt, dueAt }) => {
          const timed = { stage: stage ?? 'received', receivedAt: receivedAt ?? '', dueAt: dueAt ?? '' };
          const due = dueMark(timed, at, words);
          return (
            <li key={id}>
              <a href={`/admin/collections/feedback/${id}`}>{subject}</a>
              <span className="nguon-marks">
                <Badge {...stageMark(timed.stage, Boolean(submittedHash), words)} />
                {due && <Badge {...due} />}
                <small>{words.due.at(moment(timed.dueAt))}</small>
              </span>
            </li>
          );
        })}
      </ul>
      <p className="nguon-links">
        <a className="nguon-all" href={addressOf('waiting', at)}>
          {all}
        </a>
        {writes && (
          <a className="nguon-all" href="/admin/collections/feedback/create">
            {said.enter}
          </a>
        )}
      </p>
    </section>
  );
}
