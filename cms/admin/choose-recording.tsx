'use client';

import { useField, useFormModified } from '@payloadcms/ui';
import { useRouter } from 'next/navigation.js';
import { useCallback, useEffect, useState } from 'react';
import type { RecordingStanding } from '../recordings/recording-standing.ts';
import { type Answer, ask } from './ask.ts';
import { KeptRecording } from './kept-recording.tsx';
import { RecordSpeech } from './record-speech.tsx';
import { recordingWordsFor } from './recording-words.ts';
import { wordsFor } from './words.ts';

export interface ChooseRecordingProps {
  readonly path: string;
  readonly bulletin: string;
  readonly language: string;
  /** May this person record for the bulletin's unit? */
  readonly mayWrite: boolean;
  /** Longest recording, s. */
  readonly longest: number;
}

function idIn(json: unknown): string {
  const doc = typeof json === 'object' && json !== null && 'doc' in json ? json.doc : null;
  return typeof doc === 'object' && doc !== null && 'id' in doc && typeof doc.id === 'string' ? doc.id : '';
}

/** The recording that the form holds, where it stands, and what can be done with it. */
function useRecording({ path, bulletin, language }: ChooseRecordingProps) {
  const words = wordsFor(language);
  const said = recordingWordsFor(language);
  const router = useRouter();
  const { value, setValue } = useField<string | null>({ path });
  const [standing, setStanding] = useState<RecordingStanding | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [told, setTold] = useState({ isGood: true, text: '' });
  const read = useCallback(async () => {
    const answer = value ? await ask(wordsFor(language), 'GET', `/api/recordings/${value}/standing`) : null;
    setStanding(answer?.ok ? (answer.json as RecordingStanding) : null);
  }, [value, language]);
  useEffect(() => void read(), [read]);

  /** Does what was asked for, and says what came of it. */
  const work = async (asking: () => Promise<Answer>, done = '', doing = ''): Promise<boolean> => {
    setBusy(true);
    setTold({ isGood: true, text: doing });
    const answer = await asking();
    setBusy(false);
    setTold(answer.ok ? { isGood: true, text: done } : { isGood: false, text: answer.message });
    return answer.ok;
  };
  /** Changes the record and the form alike, so that the form's next save holds the same. */
  const choose = async (id: string | null): Promise<Answer> => {
    const answer = await ask(words, 'PATCH', `/api/bulletins/${bulletin}?draft=true&depth=0`, {
      recording: id,
    });
    if (!answer.ok) return answer;
    setValue(id, true);
    router.refresh();
    return answer;
  };
  return {
    isChosen: Boolean(value),
    standing,
    isBusy,
    told,
    keep: (file: File) => {
      const body = new FormData();
      body.set('_payload', JSON.stringify({ bulletin }));
      body.set('file', file);
      const sending = async () => {
        const answer = await ask(words, 'POST', '/api/recordings?depth=0', body);
        return answer.ok ? choose(idIn(answer.json)) : answer;
      };
      return work(sending, said.kept, said.keeping);
    },
    remove: () => work(() => choose(null), said.removed),
    confirm: async (hash: string) => {
      await work(() => ask(words, 'POST', `/api/recordings/${value}/confirm`, { hash }));
      await read();
    },
    rewrite: async (transcript: string) => {
      await work(() => ask(words, 'PATCH', `/api/recordings/${value}?depth=0`, { transcript }));
      await read();
    },
  };
}

/** A person's reading of a bulletin in the place of a voice. */
export function ChooseRecording(props: ChooseRecordingProps) {
  const { language, mayWrite, longest } = props;
  const said = recordingWordsFor(language);
  const modified = useFormModified();
  const { isChosen, standing, isBusy, told, keep, remove, confirm, rewrite } = useRecording(props);
  return (
    <section aria-label={said.title} className="nguon-loop" id="field-recording">
      <h3>{said.title}</h3>
      <p>{said.hint}</p>
      {!isChosen && <p>{said.none}</p>}
      {standing && (
        <KeptRecording
          isBusy={isBusy}
          language={language}
          mayWrite={mayWrite}
          onConfirm={() => void confirm(standing.hash)}
          onRemove={() => void remove()}
          onRewrite={(transcript) => void rewrite(transcript)}
          standing={standing}
        />
      )}
      {mayWrite && modified && <p>{said.saveFirst}</p>}
      {mayWrite && (
        <RecordSpeech isBusy={isBusy || modified} language={language} longest={longest} onFile={keep} />
      )}
      <p
        aria-live="polite"
        className={told.isGood ? 'nguon-notice' : 'nguon-fault'}
        hidden={told.text === ''}
      >
        {told.text}
      </p>
    </section>
  );
}
