import { instantOf } from '@nguon/content-model/instant';
import type { UIFieldServerProps } from 'payload';
import { type Actor, actorFor, idOf } from '../access/actor.ts';
import { unshownInDraft, unshownSaid } from '../boards/unshown-letters.ts';
import { inLanguage } from '../language/said.ts';
import type { User } from '../payload-types.ts';
import { Badge } from './badge.tsx';
import { type BulletinAtHand, bulletinAtHand } from './bulletin-at-hand.ts';
import { moment } from './moment.ts';
import { NOTICE_PLACE, standingOf } from './standing.ts';
import { nameOfField, type Words, wordsFor } from './words.ts';

/** What the person at the screen should do next. */
function nextStep({ stage, authors, path }: BulletinAtHand['ground'], actor: Actor, words: Words): string {
  const { next } = words.workflow;
  if (stage !== 'submitted') return next[stage];
  if (actor.role !== 'approver' || actor.path !== path) return next.submittedMine;
  return authors.includes(actor.id) ? next.submittedOwn : next.submittedToApprove;
}

type Person = string | User | null | undefined;
const nameOf = (person: Person, words: Words) =>
  typeof person === 'object' && person?.name ? person.name : words.workflow.somebody;

/** Who did what to it, and when. */
function People({ record, words }: { readonly record: BulletinAtHand['record']; readonly words: Words }) {
  const said = words.workflow;
  const { authors, submittedBy, submittedAt, approvedBy, approvedAt, withdrawnBy, withdrawnAt } = record;
  const acts = [
    [said.submitted, submittedBy, submittedAt],
    [said.approved, approvedBy, approvedAt],
    [said.withdrawn, withdrawnBy, withdrawnAt],
  ] as const;
  return (
    <dl className="nguon-people">
      {authors && authors.length > 0 && (
        <div>
          <dt>{said.wrote}</dt>
          <dd>{authors.map((author) => nameOf(author, words)).join(', ')}</dd>
        </div>
      )}
      {acts.map(
        ([act, person, at]) =>
          person &&
          at && (
            <div key={act}>
              <dt>{act}</dt>
              <dd>{said.at(nameOf(person, words), moment(at))}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

function Steps({ ground, words }: { readonly ground: BulletinAtHand['ground']; readonly words: Words }) {
  const reached = { draft: 0, rejected: 0, withdrawn: 0, submitted: 2, approved: 3 }[ground.stage];
  return (
    <ol className="nguon-steps">
      {[words.workflow.write, words.workflow.submit, words.workflow.approve].map((step, index) => (
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

/** The letters that boards of its reach cannot show, each with its place (B61). */
async function UnshownLetters({
  id,
  i18n,
  payload,
}: Pick<UIFieldServerProps, 'i18n' | 'payload'> & { readonly id: string }) {
  const words = wordsFor(i18n.language);
  const unshown = await unshownInDraft(id, payload);
  if (unshown.length === 0) return null;
  return (
    <ul aria-label={words.workflow.unshown} className="nguon-concerns">
      {unshown.map((letter) => (
        <li key={letter.path}>
          {nameOfField(letter.path, words)}: {inLanguage(unshownSaid(letter), { i18n })}
        </li>
      ))}
    </ul>
  );
}

/** Where a bulletin stands, who brought it there, and what comes next. */
export async function StandingPanel({ id, i18n, payload, user }: UIFieldServerProps) {
  const words = wordsFor(i18n.language);
  const actor = user && actorFor(user);
  if (!actor) return null;
  if (id === undefined) {
    return (
      <section aria-label={words.workflow.label} className="nguon-workflow">
        <p>{words.workflow.next.new}</p>
        <div id={NOTICE_PLACE} />
      </section>
    );
  }
  const atHand = await bulletinAtHand(payload, user, String(id));
  if (atHand === null) return null;
  const { record, ground } = atHand;
  const { stage } = ground;
  const reason =
    stage === 'rejected' ? record.rejectReason : stage === 'withdrawn' ? record.withdrawReason : null;
  const standing = standingOf(
    { stage, from: record.from, until: record.until ?? null },
    instantOf(Date.now()),
    words,
  );
  return (
    <section aria-label={words.workflow.label} className="nguon-workflow">
      <div className="nguon-workflow__head">
        <Badge {...standing} />
        {record.priority === 'emergency' && <Badge text={words.priorities.emergency} tone="alarm" />}
        {ground.isPublic && stage !== 'approved' && <Badge text={words.workflow.stillPublic} tone="good" />}
        <Steps ground={ground} words={words} />
      </div>
      <div id={NOTICE_PLACE} />
      <p>{nextStep(ground, actor, words)}</p>
      <UnshownLetters id={record.id} i18n={i18n} payload={payload} />
      {reason && <p className="nguon-reason">{reason}</p>}
      {record.endedBy && record.endedAt && (
        <p>
          <a href={`/admin/collections/bulletins/${idOf(record.endedBy)}`}>
            {words.workflow.endedAt(moment(record.endedAt))}
          </a>
        </p>
      )}
      <People record={record} words={words} />
    </section>
  );
}
