'use client';

import { Button, useDocumentInfo, useFormFields, useTranslation } from '@payloadcms/ui';
import { useId, useState } from 'react';
import type { LoopPreview, ShownTurn, Why } from '../boards/loop-preview.ts';
import { ask } from './ask.ts';
import { boardShape } from './board-shape.ts';
import { type BoardWords, boardWordsFor } from './board-words.ts';
import { fromVietnamTime, vietnamTime } from './clock-field.ts';
import { moment } from './moment.ts';
import { wordsFor } from './words.ts';

function whySaid(why: Why, words: BoardWords['loop']): string {
  switch (why.kind) {
    case 'over':
    case 'not-yet':
    case 'all-clear':
      return words.why[why.kind](moment(why.at));
    case 'day-part':
      return words.why[why.kind](why.parts.map(({ from, to }) => `${from}–${to}`).join(', '));
    default:
      return words.why[why.kind];
  }
}

/** Turns of one bulletin that follow one another: its pages stay together. */
function groupsOf(turns: readonly ShownTurn[]): ShownTurn[][] {
  const groups: ShownTurn[][] = [];
  for (const turn of turns) {
    const last = groups.at(-1);
    if (last?.[0]?.bulletin === turn.bulletin && turn.page > 1) last.push(turn);
    else groups.push([turn]);
  }
  return groups;
}

interface GroupProps {
  readonly turns: readonly ShownTurn[];
  readonly board: string;
  readonly words: BoardWords['loop'];
}

function Group({ turns, board, words }: GroupProps) {
  const [first] = turns;
  const seconds = turns.reduce((sum, turn) => sum + turn.seconds, 0);
  const rest = first?.restMinutes ?? 0;
  return (
    <li>
      <strong>{first?.title ?? words.neutral}</strong>
      <small>
        {[
          words.seconds(seconds),
          ...(turns.length > 1 ? [words.pages(turns.length)] : []),
          ...(rest > 0 ? [words.rests(rest)] : []),
        ].join(' · ')}
      </small>
      <div className="nguon-frames">
        {turns.map(({ page, sha256 }) => (
          <img alt="" key={page} src={`/api/board-frames/${board}/${sha256}`} />
        ))}
      </div>
    </li>
  );
}

interface ShownProps {
  readonly id: string;
  readonly loop: LoopPreview;
  readonly words: BoardWords['loop'];
}

function Shown({ id, loop, words }: ShownProps) {
  const { at, kind, turns, more, seconds, brightness, absent } = loop;
  return (
    <div className="nguon-loop__shown">
      <p>
        <strong>{moment(at)}:</strong>{' '}
        {kind === 'loop' ? words.loop(turns.length + more, seconds, brightness) : words.kinds[kind]}
      </p>
      {turns.length > 0 && (
        <ol className="nguon-turns">
          {groupsOf(turns).map((group, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a bulletin comes round several times, always in this order
            <Group board={id} key={`${index} ${group[0]?.bulletin}`} turns={group} words={words} />
          ))}
        </ol>
      )}
      {more > 0 && <p>{words.more(more)}</p>}
      {absent.length > 0 && (
        <>
          <h4>{words.absent}</h4>
          <ul className="nguon-absent">
            {absent.map(({ bulletin, title, why }) => (
              <li key={bulletin}>
                <a href={`/admin/collections/bulletins/${bulletin}`}>{title}</a>
                <span>{whySaid(why, words)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

/** The loop of a board as it will play at an instant: frames in order, and why the rest is absent. */
export function BoardLoop() {
  const { id } = useDocumentInfo();
  const { i18n } = useTranslation();
  const words = boardWordsFor(i18n.language).loop;
  const width = useFormFields(([fields]) => Number(fields.width?.value));
  const height = useFormFields(([fields]) => Number(fields.height?.value));
  const [at, setAt] = useState('');
  const [loop, setLoop] = useState<LoopPreview | null>(null);
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(false);
  const field = useId();
  if (id === undefined) return null;

  const look = async () => {
    setBusy(true);
    setFault('');
    const instant = at === '' ? '' : `?at=${fromVietnamTime(at)}`;
    const answer = await ask(wordsFor(i18n.language), 'GET', `/api/board-loops/${id}${instant}`);
    setBusy(false);
    if (answer.ok) setLoop(answer.json as LoopPreview);
    else {
      setLoop(null);
      setFault(answer.message);
    }
  };
  return (
    <section aria-label={words.title} className="nguon-loop" style={boardShape(width, height)}>
      <h3>{words.title}</h3>
      <div className="nguon-buttons">
        <label htmlFor={field}>{words.at}</label>
        <input
          id={field}
          onChange={({ target }) => setAt(target.value)}
          type="datetime-local"
          value={at === '' ? vietnamTime(new Date()) : at}
        />
        <Button buttonStyle="secondary" disabled={busy} margin={false} onClick={() => void look()}>
          {words.look}
        </Button>
        {at !== '' && (
          <Button buttonStyle="subtle" margin={false} onClick={() => setAt('')} size="small">
            {words.now}
          </Button>
        )}
      </div>
      <div aria-live="polite">
        {fault !== '' && <p className="nguon-fault">{fault}</p>}
        {loop && <Shown id={String(id)} loop={loop} words={words} />}
      </div>
    </section>
  );
}
