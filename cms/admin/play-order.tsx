'use client';

import { Button } from '@payloadcms/ui';
import { useEffect, useId, useState } from 'react';
import type { PlayableClip } from '../speakers/playable.ts';
import { ask } from './ask.ts';
import { type Words, wordsFor } from './words.ts';

export interface PlayOrderProps {
  /** Of the speaker in our API: `/api/speakers/<id>`. */
  readonly address: string;
  readonly busy: boolean;
  readonly language: string;
  onOrder(playable: PlayableClip): void;
}

async function playableAt(address: string, words: Words): Promise<readonly PlayableClip[]> {
  const answer = await ask(words, 'GET', `${address}/playable`);
  return answer.ok ? (answer.json as { clips: readonly PlayableClip[] }).clips : [];
}

/** Which of the clips it holds a speaker is to play now, outside its programme. */
export function PlayOrder({ address, busy, language, onOrder }: PlayOrderProps) {
  const words = wordsFor(language);
  const said = words.device.play;
  const [clips, setClips] = useState<readonly PlayableClip[]>([]);
  const [chosen, setChosen] = useState('');
  const id = useId();
  useEffect(() => {
    void playableAt(address, words).then(setClips);
  }, [address, words]);
  const playable = clips.find(({ clip }) => clip === chosen) ?? clips[0];
  return (
    <div className="nguon-order">
      <label htmlFor={id}>{said.label}</label>
      <select
        aria-describedby={`${id}-hint`}
        disabled={playable === undefined}
        id={id}
        onChange={({ target }) => setChosen(target.value)}
        value={playable?.clip ?? ''}
      >
        {playable === undefined && <option value="">{said.none}</option>}
        {clips.map(({ clip, title }) => (
          <option key={clip} value={clip}>
            {title}
          </option>
        ))}
      </select>
      <Button
        buttonStyle="secondary"
        disabled={busy || playable === undefined}
        margin={false}
        onClick={() => playable && onOrder(playable)}
        size="small"
      >
        {words.device.acts.play}
      </Button>
      <small id={`${id}-hint`}>{said.hint}</small>
    </div>
  );
}
