import { instantOf } from '@nguon/content-model/instant';
import type { Payload, UIFieldServerProps } from 'payload';
import { type Actor, actorFor, idOf } from '../access/actor.ts';
import { isOpen } from '../feedback/due.ts';
import { historyOf, type Look, looksOf } from '../feedback/history.ts';
import { channelNames, kindNames } from '../feedback/names.ts';
import { inLanguage } from '../language/said.ts';
import type { Feedback, User } from '../payload-types.ts';
import { Badge } from './badge.tsx';
import { type FeedbackAtHand, feedbackAtHand } from './feedback-at-hand.ts';
import { FeedbackContact } from './feedback-contact.tsx';
import { dueMark, stageMark } from './feedback-standing.ts';
import { type FeedbackWords, feedbackWordsFor } from './feedback-words.ts';
import { moment } from './moment.ts';
import { NOTICE_PLACE } from './standing.ts';

/** What the person at the screen should do next. */
function nextStep(
  { stage, path, submitted, authors }: FeedbackAtHand['ground'],
  actor: Actor,
  { next }: FeedbackWords,
) {
  const handles = actor.role === 'editor' || actor.role === 'approver';
  if (stage === 'answered' || stage === 'published' || stage === 'refused') return next[stage];
  if (actor.path !== path || !handles) return next.elsewhere;
  if (!submitted) return next.received;
  if (actor.role === 'editor') return next.waiting;
  return authors.includes(actor.id) ? next.own : next.toApprove;
}

/** How far it has come: received, being answered, awaiting approval, answered or published. */
function Path({
  ground,
  words,
}: {
  readonly ground: FeedbackAtHand['ground'];
  readonly words: FeedbackWords;
}) {
  const { stage, submitted, mayPublish } = ground;
  const path = mayPublish ? words.path : words.path.slice(0, 3);
  const reached = {
    received: 0,
    transferred: 0,
    refused: 0,
    inProgress: submitted ? 2 : 1,
    answered: 3,
    published: 4,
  }[stage];
  return (
    <ol className="nguon-steps">
      {path.map((step, index) => (
        <li
          aria-current={index === reached ? 'step' : undefined}
          data-done={index < reached || undefined}
          key={step}
        >
          {step}
        </li>
      ))}
    </ol>
  );
}

/** Why it came to where it is: refused, transferred, or its answer returned. */
function Reason({ record }: { readonly record: Feedback }) {
  const last = historyOf(record).at(-1);
  const { stage, notice } = record;
  const told = stage === 'refused' || stage === 'transferred' ? notice?.text : null;
  const reason = told ?? (last?.step === 'return' ? last.note : null);
  return reason ? <p className="nguon-reason">{reason}</p> : null;
}

async function bulletinOf({ about }: Feedback, payload: Payload, user: User) {
  if (!about) return null;
  const asked = { collection: 'bulletins', id: idOf(about), user, depth: 0, disableErrors: true } as const;
  return payload.findByID({ ...asked, overrideAccess: false, select: { title: true } });
}

interface OriginalProps {
  readonly record: Feedback;
  readonly bulletin: { readonly id: string; readonly title: string } | null;
  readonly language: string;
  readonly words: FeedbackWords;
}

/** What the resident said, which nobody changes. */
function Original({ record, bulletin, language, words }: OriginalProps) {
  const { subject, text, kind, channel, receivedAt, dueAt, code, mayPublish } = record;
  const asker = { i18n: { language: language === 'en' ? 'en' : 'vi' } } as const;
  const facts = [
    [words.kind, kind && inLanguage(kindNames[kind], asker)],
    [words.channel, channel && inLanguage(channelNames[channel], asker)],
    [words.received, receivedAt && moment(receivedAt)],
    [words.dueAt, dueAt && moment(dueAt)],
    [words.code, code],
  ] as const;
  return (
    <article className="nguon-original">
      <header>
        <h2>{words.words}</h2>
        <Badge
          text={mayPublish ? words.mayPublish : words.mayNotPublish}
          tone={mayPublish ? 'good' : 'bad'}
        />
      </header>
      <h3>{subject}</h3>
      <p className="nguon-original__text">{text}</p>
      <dl className="nguon-people">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {bulletin && (
          <div>
            <dt>{words.about}</dt>
            <dd>
              <a href={`/admin/collections/bulletins/${bulletin.id}`}>{bulletin.title}</a>
            </dd>
          </div>
        )}
      </dl>
    </article>
  );
}

/** What was answered, and what the public reads, for those who cannot change it here. */
function Answered({ record, words }: { readonly record: Feedback; readonly words: FeedbackWords }) {
  const { reply, answeredAt, stage, publicSubject, publicText } = record;
  if (!reply?.text) return null;
  return (
    <article className="nguon-original">
      <header>
        <h2>{words.answer}</h2>
      </header>
      <p className="nguon-original__text">{reply.text}</p>
      <dl className="nguon-people">
        <div>
          <dt>{words.fields['reply.by']}</dt>
          <dd>{[reply.by, reply.symbol].filter(Boolean).join(', ')}</dd>
        </div>
        {answeredAt && (
          <div>
            <dt>{words.answeredAt}</dt>
            <dd>{moment(answeredAt)}</dd>
          </div>
        )}
      </dl>
      {stage === 'published' && (
        <>
          <h2>{words.publicWords}</h2>
          <h3>{publicSubject}</h3>
          <p className="nguon-original__text">{publicText}</p>
        </>
      )}
    </article>
  );
}

async function looksAt(feedback: string, payload: Payload): Promise<Look[]> {
  const { docs } = await payload.find({
    collection: 'feedback-contacts',
    where: { feedback: { equals: feedback } },
    select: { looks: true },
    limit: 1,
    pagination: false,
    depth: 0,
    overrideAccess: true,
  });
  return docs.flatMap(looksOf);
}

interface HistoryProps {
  readonly record: Feedback;
  readonly looks: readonly Look[];
  readonly words: FeedbackWords;
}

/** Who did what, and who looked at the contact, oldest first. */
function History({ record, looks, words }: HistoryProps) {
  const steps = historyOf(record).map(({ step, at, who, note }) => ({ did: words.did[step], at, who, note }));
  const rows = [...steps, ...looks.map(({ at, who }) => ({ did: words.looked, at, who, note: '' }))];
  return (
    <details className="nguon-history">
      <summary>
        {words.history} ({rows.length})
      </summary>
      <ol>
        {rows
          .toSorted((a, b) => a.at.localeCompare(b.at))
          .map(({ did, at, who, note }) => (
            <li key={`${at} ${did} ${note}`}>
              <small>{moment(at)}</small> <strong>{did}</strong>
              {who && `, ${who}`}
              {note && <p>{note}</p>}
            </li>
          ))}
      </ol>
    </details>
  );
}

/** What a resident said, where it stands, and what comes next, above the answer. */
export async function FeedbackPanel({ id, i18n, payload, user }: UIFieldServerProps) {
  const words = feedbackWordsFor(i18n.language);
  const actor = user && actorFor(user);
  if (!actor) return null;
  if (id === undefined) return <p className="nguon-workflow">{words.next.new}</p>;
  const atHand = await feedbackAtHand(payload, user, String(id));
  if (atHand === null) return null;
  const { record, ground } = atHand;
  const times = { stage: ground.stage, receivedAt: record.receivedAt ?? '', dueAt: record.dueAt ?? '' };
  const due = dueMark(times, instantOf(Date.now()), words);
  const handles = (actor.role === 'editor' || actor.role === 'approver') && actor.path === ground.path;
  return (
    <>
      <section aria-label={words.label} className="nguon-workflow">
        <div className="nguon-workflow__head">
          <Badge {...stageMark(ground.stage, ground.submitted, words)} />
          {due && <Badge {...due} />}
          <Path ground={ground} words={words} />
        </div>
        <div id={NOTICE_PLACE} />
        <p>{nextStep(ground, actor, words)}</p>
        <Reason record={record} />
      </section>
      <Original
        bulletin={await bulletinOf(record, payload, user)}
        language={i18n.language}
        record={record}
        words={words}
      />
      {!(handles && isOpen(ground.stage)) && <Answered record={record} words={words} />}
      {handles && <FeedbackContact id={record.id} language={i18n.language} />}
      <History looks={await looksAt(record.id, payload)} record={record} words={words} />
    </>
  );
}
