'use client';

import type { DraftFrames as Drawn } from '@nguon/content-model/loop-feed';
import { Button, useFormModified } from '@payloadcms/ui';
import { useId, useState } from 'react';
import { ask } from './ask.ts';
import { boardShape } from './board-shape.ts';
import { boardWordsFor } from './board-words.ts';
import { wordsFor } from './words.ts';

export interface DraftFramesProps {
  readonly bulletin: string;
  readonly boards: readonly {
    readonly id: string;
    readonly name: string;
    readonly width: number;
    readonly height: number;
  }[];
  readonly language: string;
}

/** The frames of what is saved of a bulletin, on a board of its unit. */
export function DraftFrames({ bulletin, boards, language }: DraftFramesProps) {
  const words = boardWordsFor(language);
  const said = words.draft;
  const modified = useFormModified();
  const [board, setBoard] = useState(boards[0]?.id ?? '');
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(false);
  const field = useId();
  const chosen = boards.find(({ id }) => id === board);
  const draw = async () => {
    setBusy(true);
    setFault('');
    const answer = await ask(wordsFor(language), 'GET', `/api/draft-frames/${bulletin}/${board}`);
    setBusy(false);
    setDrawn(answer.ok ? (answer.json as Drawn) : null);
    if (!answer.ok) setFault(answer.message);
  };
  const shape = chosen && boardShape(chosen.width, chosen.height);
  return (
    <section aria-label={said.title} className="nguon-loop" style={shape}>
      <h3>{said.title}</h3>
      <div className="nguon-preset nguon-buttons">
        <label htmlFor={field}>{said.board}</label>
        <select
          id={field}
          onChange={({ target }) => {
            setBoard(target.value);
            setDrawn(null);
          }}
          value={board}
        >
          {boards.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <Button buttonStyle="secondary" disabled={busy} margin={false} onClick={() => void draw()}>
          {said.draw}
        </Button>
      </div>
      {modified && <p>{said.saveFirst}</p>}
      <div aria-live="polite">
        {(fault || drawn?.refusal) && <p className="nguon-fault">{fault || drawn?.refusal}</p>}
        {drawn && drawn.frames.length > 0 && (
          <ol className="nguon-frames nguon-frames--named">
            {drawn.frames.map(({ mime, base64, page, pages, dwellSeconds }) => (
              <li key={page}>
                <img alt={said.frame(page, pages)} src={`data:${mime};base64,${base64}`} />
                <small>
                  {words.loop.page(page, pages)} · {words.loop.seconds(dwellSeconds)}
                </small>
              </li>
            ))}
          </ol>
        )}
      </div>
    </section>
  );
}
