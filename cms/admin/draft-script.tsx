'use client';

import type { DraftScript as Script } from '@nguon/content-model/loop-feed';
import { Button, useFormModified } from '@payloadcms/ui';
import { useState } from 'react';
import { ask } from './ask.ts';
import { type SpeechWords, speechWordsFor } from './speech-words.ts';
import { wordsFor } from './words.ts';

function Remarks({ script, said }: { readonly script: Script; readonly said: SpeechWords }) {
  if (script.remarks.length === 0) return <p>{said.good}</p>;
  return (
    <>
      <h4>{said.remarks}</h4>
      <ul className="nguon-remarks">
        {script.remarks.map(({ kind, written, before, after, spoken }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one answer's remarks never change places, and two may be alike
          <li key={index}>
            <strong>{said.kinds[kind].label}</strong>
            <q>
              {before}
              <mark>{written}</mark>
              {after}
            </q>
            <small>
              {spoken !== null && `${said.spoken(spoken)}. `}
              {said.kinds[kind].hint}
            </small>
          </li>
        ))}
      </ul>
      {script.more > 0 && <p>{said.more(script.more)}</p>}
    </>
  );
}

function Words({ script, said }: { readonly script: Script; readonly said: SpeechWords }) {
  const { text, accent, seconds, sessionMinutes } = script;
  const isTooLong = sessionMinutes !== null && seconds > sessionMinutes * 60;
  if (text === '') return <p className="nguon-fault">{said.empty}</p>;
  return (
    <>
      <p>{said.length(seconds, said.accents[accent])}</p>
      {isTooLong && <p className="nguon-fault">{said.tooLong(sessionMinutes)}</p>}
      <blockquote className="nguon-script" lang="vi">
        {text}
      </blockquote>
      <Remarks said={said} script={script} />
    </>
  );
}

/** What loudspeakers will say of what is saved of a bulletin, and how it sounds. */
export function DraftScript({
  bulletin,
  language,
}: {
  readonly bulletin: string;
  readonly language: string;
}) {
  const said = speechWordsFor(language);
  const modified = useFormModified();
  const [script, setScript] = useState<Script | null>(null);
  const [sound, setSound] = useState('');
  const [state, setState] = useState<'idle' | 'reading' | 'making'>('idle');
  const [fault, setFault] = useState('');
  const address = `/api/draft-scripts/${bulletin}`;
  const read = async () => {
    setState('reading');
    setFault('');
    const answer = await ask(wordsFor(language), 'GET', address);
    setState('idle');
    setScript(answer.ok ? (answer.json as Script) : null);
    if (!answer.ok) setFault(answer.message);
    return answer.ok;
  };
  const listen = async () => {
    if (!(await read())) return;
    setState('making');
    setSound('');
    // The sound has an address of its own, so that what was saved since is heard.
    setSound(`${address}/clip?at=${Date.now()}`);
  };
  const failed = async () => {
    setState('idle');
    setSound('');
    const answer = await ask(wordsFor(language), 'GET', `${address}/clip`);
    if (!answer.ok) setFault(answer.message);
  };
  return (
    <section aria-label={said.title} className="nguon-loop">
      <h3>{said.title}</h3>
      <div className="nguon-buttons">
        <Button
          buttonStyle="secondary"
          disabled={state !== 'idle'}
          margin={false}
          onClick={() => void read()}
        >
          {said.read}
        </Button>
        <Button
          buttonStyle="secondary"
          disabled={state !== 'idle'}
          margin={false}
          onClick={() => void listen()}
        >
          {said.listen}
        </Button>
      </div>
      {modified && <p>{said.saveFirst}</p>}
      <div aria-live="polite">
        {fault && <p className="nguon-fault">{fault}</p>}
        {state === 'making' && <p>{said.making}</p>}
        {script && <Words said={said} script={script} />}
      </div>
      {sound !== '' && (
        // biome-ignore lint/a11y/useMediaCaption: its words stand above
        <audio
          aria-label={said.title}
          autoPlay
          controls
          onCanPlay={() => setState('idle')}
          onError={() => void failed()}
          src={sound}
        />
      )}
    </section>
  );
}
