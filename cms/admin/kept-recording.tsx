'use client';

import { Button } from '@payloadcms/ui';
import { useId, useState } from 'react';
import type { RecordingStanding } from '../recordings/recording-standing.ts';
import { moment } from './moment.ts';
import { recordingWordsFor } from './recording-words.ts';

interface KeptProps {
  readonly standing: RecordingStanding;
  readonly language: string;
  /** May this person write its words and take it off? */
  readonly mayWrite: boolean;
  readonly isBusy: boolean;
  onConfirm(): void;
  onRemove(): void;
  onRewrite(transcript: string): void;
}

/** The words of a recording, written anew where the reader says others. */
function Rewrite({ standing, language, isBusy, onRewrite }: KeptProps) {
  const said = recordingWordsFor(language);
  const id = useId();
  const [words, setWords] = useState(standing.transcript);
  return (
    <details className="nguon-say">
      <summary>{said.rewrite}</summary>
      <p>{said.rewriteHint}</p>
      <label htmlFor={id}>
        {said.transcript}
        <textarea
          id={id}
          lang={standing.language}
          maxLength={8_000}
          onChange={({ target }) => setWords(target.value)}
          rows={6}
          value={words}
        />
      </label>
      <Button buttonStyle="secondary" disabled={isBusy} margin={false} onClick={() => onRewrite(words)}>
        {said.keepWords}
      </Button>
    </details>
  );
}

/** A recording that is chosen: heard, read along, and confirmed by a second person. */
export function KeptRecording(props: KeptProps) {
  const { standing, language, mayWrite, isBusy, onConfirm, onRemove } = props;
  const said = recordingWordsFor(language);
  const { confirmed, sessionMinutes, seconds } = standing;
  const isTooLong = sessionMinutes !== null && seconds > sessionMinutes * 60;
  return (
    <>
      {standing.isStale && <p className="nguon-fault">{said.stale}</p>}
      <p>
        {said.length(seconds)} {said.broughtBy(standing.broughtBy.join(', '))}
      </p>
      {isTooLong && <p className="nguon-fault">{said.tooLong(sessionMinutes)}</p>}
      {/* biome-ignore lint/a11y/useMediaCaption: its words stand below */}
      <audio aria-label={said.listen} controls preload="metadata" src={standing.address} />
      <p className={confirmed ? 'nguon-notice' : ''}>
        {confirmed ? said.confirmed(confirmed.by, moment(confirmed.at)) : said.unconfirmed}
      </p>
      <h4>{said.transcript}</h4>
      <blockquote className="nguon-script" lang={standing.language}>
        {standing.transcript}
      </blockquote>
      {!confirmed && standing.mayConfirm && !standing.isStale && (
        <>
          <p>{said.confirmHint}</p>
          <div className="nguon-buttons">
            <Button buttonStyle="primary" disabled={isBusy} margin={false} onClick={onConfirm}>
              {said.confirm}
            </Button>
          </div>
        </>
      )}
      {mayWrite && (
        <>
          <Rewrite {...props} key={standing.hash} />
          <div className="nguon-buttons">
            <Button buttonStyle="secondary" disabled={isBusy} margin={false} onClick={onRemove}>
              {said.remove}
            </Button>
          </div>
        </>
      )}
    </>
  );
}
