'use client';

import { useEffect, useState } from 'react';
import type { ShownScript } from '../speakers/shown-script.ts';
import { ask } from './ask.ts';
import { speechWordsFor } from './speech-words.ts';
import { wordsFor } from './words.ts';

/** What loudspeakers will say, read and heard by the approver in the question that asks for the approval (W88). */
export function ApproveScript({
  bulletin,
  language,
  onRead,
}: {
  readonly bulletin: string;
  readonly language: string;
  /** Told the address of the words that are on the screen. */
  onRead(hash: string): void;
}) {
  const said = speechWordsFor(language).approving;
  const [script, setScript] = useState<ShownScript | null>(null);
  const [state, setState] = useState<'reading' | 'read' | 'unseen'>('reading');
  const address = `/api/draft-scripts/${bulletin}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for once, when the question opens
  useEffect(() => {
    void ask(wordsFor(language), 'GET', address).then((answer) => {
      setState(answer.ok ? 'read' : 'unseen');
      if (!answer.ok) return;
      const shown = answer.json as ShownScript;
      setScript(shown);
      if (shown.text !== '') onRead(shown.hash);
    });
  }, []);
  return (
    <section aria-label={said.title} className="nguon-loop">
      <h3>{said.title}</h3>
      <div aria-live="polite">
        {state === 'reading' && <p>{said.reading}</p>}
        {state === 'unseen' && <p className="nguon-fault">{said.unseen}</p>}
        {script && (
          <blockquote className="nguon-script" lang="vi">
            {script.text === '' ? speechWordsFor(language).empty : script.text}
          </blockquote>
        )}
      </div>
      {script && script.text !== '' && (
        // biome-ignore lint/a11y/useMediaCaption: its words stand above
        <audio aria-label={said.title} controls preload="none" src={`${address}/clip`} />
      )}
    </section>
  );
}
