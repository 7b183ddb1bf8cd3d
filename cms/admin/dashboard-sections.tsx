import type { Instant } from '@nguon/content-model/instant';
import { Badge } from './badge.tsx';
import type { BulletinRow, LiveRow } from './dashboard-bulletins.ts';
import type { StandingDraft } from './dashboard-standing.ts';
import { DecisionButtons } from './decision-buttons.tsx';
import { moment } from './moment.ts';
import { standingOf } from './standing.ts';
import type { Words } from './words.ts';

const addressOf = (id: string) => `/admin/collections/bulletins/${id}`;

interface RowsProps {
  readonly title: string;
  readonly rows: readonly BulletinRow[];
  readonly at: Instant;
  readonly words: Words;
}

function Rows({ title, rows, at, words }: RowsProps) {
  if (rows.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className="nguon-rows">
        {rows.map(({ id, title: name, stage, from, until, priority, updatedAt }) => (
          <li key={id}>
            <a href={addressOf(id)}>{name}</a>
            <span className="nguon-marks">
              <Badge {...standingOf({ stage: stage ?? 'draft', from, until: until ?? null }, at, words)} />
              {priority !== 'normal' && <PriorityBadge priority={priority} words={words} />}
              <small>{moment(updatedAt)}</small>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function PriorityBadge({
  priority,
  words,
}: {
  readonly priority: BulletinRow['priority'];
  readonly words: Words;
}) {
  return <Badge text={words.priorities[priority]} tone={priority === 'emergency' ? 'alarm' : 'wait'} />;
}

interface WaitingProps {
  readonly drafts: readonly BulletinRow[];
  readonly submitted: readonly BulletinRow[];
  readonly above: readonly BulletinRow[];
  /** Pages, officials, weeks and procedures that wait for an approver. */
  readonly standing: readonly StandingDraft[];
  /** Has the unit never written a bulletin? */
  readonly isFirst: boolean;
  readonly at: Instant;
  readonly language: string;
  readonly words: Words;
}

/** What waits for this person. */
export function WaitingSection({
  drafts,
  submitted,
  standing,
  above,
  isFirst,
  at,
  language,
  words,
}: WaitingProps) {
  const said = words.dashboard;
  const nothing = drafts.length + submitted.length + above.length + standing.length === 0;
  return (
    <section aria-labelledby="nguon-waiting" className="nguon-card">
      <h2 id="nguon-waiting">{said.waiting}</h2>
      {nothing && <p className="nguon-empty">{isFirst ? said.firstBulletin : said.nothingWaits}</p>}
      <Rows at={at} rows={submitted} title={said.toApprove} words={words} />
      <Rows at={at} rows={drafts} title={said.toSubmit} words={words} />
      {standing.length > 0 && <h3>{said.toPublish}</h3>}
      <ul className="nguon-rows">
        {standing.map(({ collection, id, title, updatedAt }) => (
          <li key={id}>
            <a href={`/admin/collections/${collection}/${id}`}>{title}</a>
            <span className="nguon-marks">
              <Badge text={said.collections[collection]} tone="plain" />
              <small>{moment(updatedAt)}</small>
            </span>
          </li>
        ))}
      </ul>
      {above.length > 0 && <h3>{said.fromAbove}</h3>}
      <ul className="nguon-rows">
        {above.map(({ id, title, issuer, until }) => (
          <li key={id}>
            <a href={addressOf(id)}>{title}</a>
            <span className="nguon-marks">
              <small>
                {issuer}
                {until && `, ${words.times.until(moment(until))}`}
              </small>
              <DecisionButtons bulletin={id} language={language} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What the public of this unit has before it now. */
export function LiveSection({ rows, words }: { readonly rows: readonly LiveRow[]; readonly words: Words }) {
  const said = words.dashboard;
  return (
    <section aria-labelledby="nguon-live" className="nguon-card">
      <h2 id="nguon-live">{said.live}</h2>
      {rows.length === 0 && <p className="nguon-empty">{said.nothingLive}</p>}
      <ul className="nguon-rows">
        {rows.map(({ bulletin: { content }, carriedOn }) => (
          <li key={content.id}>
            <a href={addressOf(content.id)}>{content.title}</a>
            <span className="nguon-marks">
              {content.priority !== 'normal' && <PriorityBadge priority={content.priority} words={words} />}
              {carriedOn.map((channel) => (
                <Badge key={channel} text={words.channels[channel]} tone="plain" />
              ))}
              <small>
                {content.issuer}
                {content.until && `, ${words.times.until(moment(content.until))}`}
              </small>
            </span>
          </li>
        ))}
      </ul>
      <a className="nguon-all" href="/admin/collections/bulletins">
        {said.all}
      </a>
    </section>
  );
}
