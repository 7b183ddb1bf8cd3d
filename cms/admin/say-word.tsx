'use client';

import { Button } from '@payloadcms/ui';
import { type KeyboardEvent, useId, useState } from 'react';
import { ask } from './ask.ts';
import { speechWordsFor } from './speech-words.ts';
import { wordsFor } from './words.ts';

export interface SayWordProps {
  /** Where the word is kept. */
  readonly address: string;
  readonly language: string;
  /** The word that is corrected; empty to write one. */
  readonly written: string;
  /** Lets the person hear what they wrote. */
  onKept(): Promise<void>;
}

/** How the unit says a word, corrected where it is read. It stands in the form of a bulletin, so it is no form itself. */
export function SayWord({ address, language, written: given, onKept }: SayWordProps) {
  const said = speechWordsFor(language).correct;
  const id = useId();
  const [written, setWritten] = useState(given);
  const [spoken, setSpoken] = useState('');
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const [notice, setNotice] = useState('');
  const keep = async () => {
    if (written.trim() === '' || spoken.trim() === '') return setFault(said.missing);
    setBusy(true);
    setFault('');
    const answer = await ask(wordsFor(language), 'POST', address, { written, spoken });
    setBusy(false);
    if (!answer.ok) return setFault(answer.message);
    setNotice(said.kept(written.trim(), spoken.trim()));
    await onKept();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    void keep();
  };
  return (
    <details className="nguon-say">
      <summary>{given === '' ? said.title : `${said.spoken}…`}</summary>
      <p>{said.hint}</p>
      <div className="nguon-buttons">
        {given === '' && (
          <label htmlFor={`${id}-written`}>
            {said.written}
            <input
              id={`${id}-written`}
              maxLength={60}
              onChange={(event) => setWritten(event.target.value)}
              onKeyDown={onKeyDown}
              value={written}
            />
          </label>
        )}
        <label htmlFor={`${id}-spoken`}>
          {given === '' ? said.spoken : `«${given}»: ${said.spoken}`}
          <input
            aria-describedby={`${id}-fault`}
            id={`${id}-spoken`}
            lang="vi"
            maxLength={120}
            onChange={(event) => setSpoken(event.target.value)}
            onKeyDown={onKeyDown}
            value={spoken}
          />
        </label>
        <Button buttonStyle="secondary" disabled={busy} margin={false} onClick={() => void keep()}>
          {said.keep}
        </Button>
      </div>
      <small>{said.example}</small>
      <p aria-live="polite" className={fault ? 'nguon-fault' : 'nguon-notice'} id={`${id}-fault`}>
        {fault || notice}
      </p>
    </details>
  );
}
