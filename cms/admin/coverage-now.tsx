'use client';

import { Button } from '@payloadcms/ui';
import { useEffect, useState } from 'react';
import { ask } from './ask.ts';
import { coverageWordsFor } from './coverage-words.ts';
import { wordsFor } from './words.ts';

const ROUND = '/api/coverage-round';
/** How often a round under way is looked at, ms. */
const LOOK_MS = 1_000;

interface Round {
  readonly done: number;
  readonly total: number;
}

function roundIn(json: unknown): Round | null {
  if (typeof json !== 'object' || json === null || !('round' in json)) return null;
  const { round } = json;
  if (typeof round !== 'object' || round === null || !('done' in round) || !('total' in round)) return null;
  const { done, total } = round;
  return typeof done === 'number' && typeof total === 'number' ? { done, total } : null;
}

/** Begins a round of visits and shows how far it is; the screen is loaded anew when it is over. */
export function CoverageNow({ language }: { readonly language: string }) {
  const said = coverageWordsFor(language);
  const words = wordsFor(language);
  const [watching, setWatching] = useState(false);
  const [text, setText] = useState('');

  useEffect(() => {
    let wasSeen = false;
    const look = async () => {
      const answer = await ask(words, 'GET', ROUND);
      if (!answer.ok) return setText(answer.message);
      const round = roundIn(answer.json);
      if (round !== null) {
        wasSeen = true;
        setWatching(true);
        setText(said.working(round.done, round.total));
      } else if (watching || wasSeen) {
        setText(said.finished);
        window.location.reload();
      }
    };
    void look();
    if (!watching) return undefined;
    const timer = setInterval(() => void look(), LOOK_MS);
    return () => clearInterval(timer);
  }, [watching, said, words]);

  const begin = async () => {
    const answer = await ask(words, 'POST', ROUND, {});
    setText(answer.ok ? said.working(0, 0) : answer.message);
    if (answer.ok) setWatching(true);
  };

  return (
    <div className="nguon-coverage__now">
      <Button disabled={watching} margin={false} onClick={() => void begin()}>
        {said.now}
      </Button>
      <p role="status">{text}</p>
    </div>
  );
}
