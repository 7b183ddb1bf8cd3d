'use client';

import { Button, useFormModified } from '@payloadcms/ui';
import { type ReactNode, useEffect, useState } from 'react';
import type { ShownScript } from '../speakers/shown-script.ts';
import { ask } from './ask.ts';
import { moment } from './moment.ts';
import { SayWord } from './say-word.tsx';
import { type SpeechWords, speechWordsFor } from './speech-words.ts';
import { wordsFor } from './words.ts';

interface WordsProps {
  readonly script: ShownScript;
  readonly said: SpeechWords;
  /** Draws the way to correct a word; nothing for whoever may not. */
  correct(written: string): ReactNode;
}

function Remarks({ script, said, correct }: WordsProps) {
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
            {kind !== 'doubtful' && correct(written)}
          </li>
        ))}
      </ul>
      {script.more > 0 && <p>{said.more(script.more)}</p>}
    </>
  );
}

/** What loudspeakers say by now, when the words below are others (W88). */
function Approved({ script: { approved, hash }, said }: Pick<WordsProps, 'script' | 'said'>) {
  if (approved === null) return null;
  const at = moment(approved.at);
  if (approved.hash === hash) return <p className="nguon-notice">{said.approved.same(at)}</p>;
  return (
    <>
      <p className="nguon-fault">{said.approved.other(at)}</p>
      <details>
        <summary>{said.approved.show}</summary>
        <blockquote className="nguon-script" lang="vi">
          {approved.text}
        </blockquote>
      </details>
    </>
  );
}

function Words({ script, said, correct }: WordsProps) {
  const { text, accent, seconds, sessionMinutes } = script;
  const isTooLong = sessionMinutes !== null && seconds > sessionMinutes * 60;
  if (text === '') return <p className="nguon-fault">{said.empty}</p>;
  return (
    <>
      <p>{script.isRecorded ? said.recorded(seconds) : said.length(seconds, said.accents[accent])}</p>
      {isTooLong && <p className="nguon-fault">{said.tooLong(sessionMinutes)}</p>}
      <Approved said={said} script={script} />
      <blockquote className="nguon-script" lang="vi">
        {text}
      </blockquote>
      {!script.isRecorded && (
        <>
          <Remarks correct={correct} said={said} script={script} />
          {correct('')}
        </>
      )}
    </>
  );
}

/** What loudspeakers will say of what is saved of a bulletin, and how it sounds. */
export function DraftScript({
  bulletin,
  language,
  mayWrite,
  isReadAtOnce,
}: {
  readonly bulletin: string;
  readonly language: string;
  /** May this person say how the unit says a word? */
  readonly mayWrite: boolean;
  /** Is it read without being asked for, as for an approver? */
  readonly isReadAtOnce: boolean;
}) {
  const said = speechWordsFor(language);
  const modified = useFormModified();
  const [script, setScript] = useState<ShownScript | null>(null);
  const [sound, setSound] = useState('');
  const [state, setState] = useState<'idle' | 'reading' | 'making'>('idle');
  const [fault, setFault] = useState('');
  const address = `/api/draft-scripts/${bulletin}`;
  const read = async () => {
    setState('reading');
    setFault('');
    const answer = await ask(wordsFor(language), 'GET', address);
    setState('idle');
    setScript(answer.ok ? (answer.json as ShownScript) : null);
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
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once, when the screen opens
  useEffect(() => {
    if (isReadAtOnce) void read();
  }, []);
  const correct = (written: string) =>
    mayWrite && (
      <SayWord
        address={`${address}/words`}
        key={`${script?.hash} ${written}`}
        language={language}
        onKept={listen}
        written={written}
      />
    );
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
        {script && <Words correct={correct} said={said} script={script} />}
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
